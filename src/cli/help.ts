import { commonOptions, optionOf, type OptionName } from './options.js';
import { wrap } from './render/wrap.js';
import { callOf, runVerb, verbs, type Verb } from './verbs.js';

const WIDTH = 100;
const LEFT = 26;

/** The help of the program, or of one verb. */
export const help = (verb: Verb): string => (verb === runVerb ? helpOfAll() : helpOf(verb));

const helpOfAll = (): string => `simulate: what an Amazon ECS cluster with managed scaling will do

USAGE
${verbs.map(usage).join('\n')}
${usageLine('simulate <verb> --help', 'the options of a verb')}

${optionsOf(runVerb)}

OUTPUT
  The answer goes to stdout; diagnostics and the progress bar of a long run go to stderr.

EXIT CODES
  0   fine; findings of the run do not change it
  1   an asked-for check failed
  2   the command line or the scenario is wrong
  70  a defect of the program; the message has the line that reproduces it

EXAMPLES
  simulate scenarios/00-hello.yaml
  simulate cluster.yaml --json --seed 7 | jq .placementWaitSeconds
  simulate cluster.yaml --set 'autoScalingGroups[ecs].maxSize=20' --until 6h
`;

const helpOf = (verb: Verb): string => `${callOf(verb)}: ${verb.does}

${optionsOf(verb)}
`;

const usage = (verb: Verb): string => usageLine(callOf(verb), verb.does);

const usageLine = (call: string, does: string): string => `  ${call.padEnd(36)} ${does}`;

const optionsOf = (verb: Verb): string => `OPTIONS\n${[...verb.options, ...commonOptions].map(lineOf).join('\n')}`;

function lineOf(name: OptionName): string {
  const { value, does } = optionOf(name);
  const call = value === undefined ? `--${name}` : `--${name} <${value}>`;
  const left = `  ${name === 'help' ? '-h, ' : ''}${call}`;
  const right = wrap(does, WIDTH, ' '.repeat(LEFT));
  return left.length < LEFT ? `${left.padEnd(LEFT)}${right.slice(LEFT)}` : `${left}\n${right}`;
}
