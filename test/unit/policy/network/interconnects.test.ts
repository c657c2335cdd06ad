import { expect, it } from 'vitest';
import { chooseInterconnect } from '../../../../src/policy/network/interconnect/choose-interconnect.js';
import { interconnects } from '../../../../src/policy/network/interconnect/interconnects.js';
import { plainSituation, type Situation } from '../../../../src/policy/network/interconnect/situation.js';

/** Each differs from the plain situation in what its name says. */
const situations: Readonly<Record<string, Partial<Situation>>> = {
  plain: {},
  awsvpc: { networkMode: 'awsvpc' },
  host: { networkMode: 'host' },
  none: { networkMode: 'none' },
  FARGATE: { compute: 'FARGATE', networkMode: 'awsvpc' },
  EXTERNAL: { compute: 'EXTERNAL' },
  windows: { windows: true },
  http2: { protocol: 'http2' },
  grpc: { protocol: 'grpc' },
  tcp: { protocol: 'tcp' },
  udp: { protocol: 'udp' },
  tls: { tls: true },
  'tls, awsvpc': { tls: true, networkMode: 'awsvpc' },
  CODE_DEPLOY: { deploymentController: 'CODE_DEPLOY' },
  'EXTERNAL controller': { deploymentController: 'EXTERNAL' },
  '1000 tasks': { tasks: 1000 },
  '1001 tasks': { tasks: 1001 },
  '500 requests a task': { requestsPerTask: 500 },
  '501 requests a task': { requestsPerTask: 501 },
  '100 services, 2000 tasks': { namespaceServices: 100, namespaceTasks: 2000 },
  '101 services': { namespaceServices: 101 },
  '2001 tasks of the namespace': { namespaceTasks: 2001 },
  standalone: { standalone: true },
  crossNamespace: { crossNamespace: true },
  crossVpc: { crossVpc: true },
  crossAccount: { crossAccount: true },
  crossCompute: { crossCompute: true },
  fromInternet: { fromInternet: true },
  'fromInternet, tcp': { fromInternet: true, protocol: 'tcp' },
  'fromInternet, udp': { fromInternet: true, protocol: 'udp' },
  dnsOnly: { dnsOnly: true },
  'dnsOnly, crossVpc': { dnsOnly: true, crossVpc: true },
};

const options = interconnects.map(({ id, name, does, refusals, notes }) =>
  [
    `${id}: ${name}. ${does}`,
    ...refusals.map(({ text, rules }, n) => `  -${n} ${text} (${rules.join(', ')})`),
    ...notes.map(({ text, rules }, n) => `  +${n} ${text} (${rules.join(', ')})`),
  ].join('\n'),
);

function judged(name: string, change: Partial<Situation>): string {
  const { steps, asked, use, judgements } = chooseInterconnect({ ...plainSituation, ...change });
  const remarks = judgements.map(({ interconnect, refusals, notes }) =>
    [
      `  ${interconnect.id}`,
      ...refusals.map((refusal) => `-${interconnect.refusals.indexOf(refusal)}`),
      ...notes.map((note) => `+${interconnect.notes.indexOf(note)}`),
    ].join(' '),
  );
  const questions = steps.map(({ question, yes }) => `  ${question} ${yes ? 'yes' : 'no'}`);
  return [`${name}: asks for ${asked ?? 'nothing'}, use ${use ?? 'nothing'}`, ...questions, ...remarks].join('\n');
}

it('says of each option what it is, and in each situation which remarks apply', async () => {
  const matrix = Object.entries(situations).map(([name, change]) => judged(name, change));
  await expect(`${[...options, ...matrix].join('\n\n')}\n`).toMatchFileSnapshot('interconnects.txt');
});
