import { describe, expect, it } from 'vitest';
import type { AdviseAnswer } from '../../src/cli/command/advise.js';
import { main } from '../../src/cli/main.js';
import { root } from '../tidy/source-tree.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const zonal = `${root}scenarios/02-zonal.yaml`;
const reference = `${root}scenarios/reference.yaml`;

async function advise(...argv: readonly string[]): Promise<FakeHost['said']> {
  const host = fakeHost();
  await main(['advise', ...argv], host);
  return host.said;
}

const json = async (...argv: readonly string[]): Promise<AdviseAnswer> =>
  JSON.parse((await advise(...argv, '--json')).answer) as AdviseAnswer;

describe('without a scenario', () => {
  it('takes bridge mode on EC2 in one namespace', async () => {
    const { answer, code } = await advise();
    expect(code).toBe(0);
    expect(answer).toContain(
      'bridge on EC2, http\n  Are both services in one namespace, with a proxy between them? yes',
    );
    expect(answer).toContain('Use Service Connect.');
    expect(answer).toContain('(SC-2)');
  });

  it('takes what is said', async () => {
    const { advice } = await json('--network-mode', 'HOST', '--cross-vpc', '--protocol', 'grpc');
    expect(advice[0]).toMatchObject({
      services: [],
      situation: { networkMode: 'host', crossVpc: true, protocol: 'grpc' },
      use: 'vpcLattice',
    });
  });

  it('says so when nothing fits', async () => {
    expect((await advise('--network-mode', 'none')).answer).toContain('Nothing fits');
  });
});

describe('with a scenario', () => {
  it('judges services of one kind together, as their task definitions are', async () => {
    const { advice } = await json(reference);
    expect(advice.map(({ services, use }) => ({ services, use }))).toEqual([
      { services: ['web-app'], use: 'serviceConnect' },
      { services: ['agent'], use: 'vpcLattice' },
    ]);
    expect((await json(reference, '--task', 'agent')).advice.map(({ services }) => services)).toEqual([['agent']]);
  });

  it('says what proxies would take: two tasks of 1,024 units fill an m5.large, with proxies it holds one', async () => {
    const { proxyCosts } = await json(zonal);
    expect(
      proxyCosts.map(({ instancesWithout, instancesWith, cpuUnits }) => [instancesWithout, instancesWith, cpuUnits]),
    ).toEqual(Array.from({ length: 3 }, () => [2, 4, 1024]));
    expect((await advise(zonal)).answer).toContain('What proxies in every task would take');
  });

  it('counts the proxy of a task once: lesson 62 has it already', async () => {
    const { proxyCosts } = await json(`${root}scenarios/62-proxy-needs-a-bigger-fleet.yaml`);
    expect(proxyCosts.map(({ instancesWithout, instancesWith }) => [instancesWithout, instancesWith])).toEqual([
      [5, 10],
    ]);
  });

  it('names a task that no instance holds with its proxy', async () => {
    const { proxyCosts } = await json(zonal, '--set', 'taskDefinitions[0].cpu=2048');
    expect(proxyCosts[0].tooLarge).toEqual(['web-app']);
  });
});

describe('exit code 2', () => {
  it.each([
    [['--network-mode', 'vpc'], '--network-mode vpc is none of awsvpc, bridge, host, none'],
    [
      ['--compute', 'fargate', '--network-mode', 'host'],
      '--network-mode host: tasks on Fargate have network mode awsvpc',
    ],
    [['--task', 'x'], '--task is for a scenario'],
    [[zonal, '--task', 'web-ap'], 'did you mean web-app?'],
    [[zonal, zonal], 'one scenario at a time'],
    [['nowhere.yaml'], 'cannot read nowhere.yaml'],
  ])('%j', async (argv, message) => {
    const { code, talk, answer } = await advise(...argv);
    expect({ code, answer }).toEqual({ code: 2, answer: '' });
    expect(talk).toContain(message);
  });
});
