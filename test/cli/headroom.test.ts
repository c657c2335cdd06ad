import { describe, expect, it } from 'vitest';
import type { HeadroomAnswer } from '../../src/cli/command/headroom.js';
import { main } from '../../src/cli/main.js';
import { fakeHost, type FakeHost } from '../unit/cli/fake-host.js';

const call = async (argv: readonly string[]): Promise<FakeHost['said']> => {
  const host = fakeHost();
  await main(['headroom', ...argv], host);
  return host.said;
};
const json = async (argv: readonly string[]): Promise<HeadroomAnswer> =>
  JSON.parse((await call([...argv, '--json'])).answer) as HeadroomAnswer;

const hello = 'scenarios/00-hello.yaml';
const zonal = 'scenarios/02-zonal.yaml';
const several = 'scenarios/37-several-instance-types.yaml';

describe('simulate headroom', () => {
  it('says how many more fit, and what would do for all tasks', async () => {
    const { answer, code, talk } = await call([zonal, '--at', '5m', '--task', 'web-app']);
    expect({ code, talk }).toEqual({ code: 0, talk: '' });
    expect(answer).toContain('  web-app at 00:05:00: 6 more; RESOURCE:CPU on 9 instances\n');
    expect(answer).toContain(
      [
        'Smallest fleet for all tasks',
        '  group           tasks  waiting         now    would do    at least',
        '  ecs-us-east-1a      4        0  3, $0.29/h  2, $0.19/h  2, $0.19/h',
        '',
      ].join('\n'),
    );
  });

  it('names the types where they cost differently, and the bound in dollars', async () => {
    const { answer } = await call([several, '--at', '5m', '--task', 'several-types']);
    expect(answer).toMatch(/\n {2}several-types +4 +0 +2, \$0\.19\/h +2, \$0\.17\/h +\$0\.17\/h\n/);
    expect(answer).toMatch(/\n {2}several-types: 2 × [a-z0-9.]+\n/);
    expect(answer).not.toMatch(/\n {2}one-type: /);
  });

  it('prints one document, the same each time', async () => {
    const argv = [hello, '--at', '5m'];
    const answer = await json(argv);
    expect(await json(argv)).toEqual(answer);
    expect(answer).toMatchObject({ scenario: 'Hello', seed: '1', task: 'web', atSeconds: 300, more: 1 });
    expect(answer.smallestFleets).toEqual([
      {
        autoScalingGroup: 'hello-asg',
        tasks: 3,
        waiting: 0,
        now: { instances: 2, usdPerHour: 0.192 },
        smallest: { instances: 2, usdPerHour: 0.192, byInstanceType: { 'm5.large': 2 } },
        atLeast: { instances: 2, usdPerHour: 0.192 },
      },
    ]);
  });

  it('counts the tasks that wait at that time', async () => {
    const [{ waiting, tasks, now, smallest, atLeast }] = (
      await json(['scenarios/50-room-for-the-daemon.yaml', '--at', '5m', '--task', 'web'])
    ).smallestFleets;
    expect({ waiting, tasks }).toEqual({ waiting: 1, tasks: 7 });
    expect([now.instances, smallest?.instances, atLeast?.instances]).toEqual([2, 3, 3]);
  });

  it('refuses a time after the end', async () => {
    const { code, talk } = await call([hello, '--at', '9h']);
    expect(code).toBe(2);
    expect(talk).toContain('--at 9h is after the end of the run, 00:10:00');
  });
});
