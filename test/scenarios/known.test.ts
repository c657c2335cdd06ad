import { describe, expect, it } from 'vitest';
import { readTrace, type TraceEntry } from '../../src/analysis/read-trace.js';
import { loadScenario } from '../../src/scenario/load.js';
import type { Run } from '../../src/simulate.js';
import { read } from '../tidy/source-tree.js';
import { alarmAt, at, lowAlarmAt, reservation, waitFor } from './arithmetic.js';
import {
  busyInstances,
  findingCodes,
  headerOf,
  knownNames,
  provider,
  runAvoided,
  runScenario,
  service,
} from './run-scenario.js';

const BOOT = 75;
const MINUTE = 60;
/** Nearly all of them ask for their tasks at this second. */
const ASKED = at(0, 5, 10);
const WAIT = waitFor(ASKED, BOOT);
const USD_PER_HOUR = 0.096;

const factsOf = (run: Run, type: string): readonly TraceEntry[] =>
  [...readTrace(run)].filter((entry) => entry.type === type);
const timesOf = (run: Run, type: string, field: string, value: unknown): readonly number[] =>
  factsOf(run, type)
    .filter((entry) => entry[field] === value)
    .map(({ t }) => t);
/** What the policy and people made of a group's desired capacity after t = 0: `[t, desired]`. */
const sizes = (run: Run, group: string): readonly (readonly [number, unknown])[] =>
  factsOf(run, 'DesiredCapacityChanged')
    .filter(({ t, ...fact }) => t > 0 && fact['group'] === group)
    .map(({ t, ...fact }) => [t, fact['desiredCapacity']]);
/** Every wait of the run, in seconds, the shortest first. */
function waits(run: Run): readonly number[] {
  const asked = new Map(factsOf(run, 'TaskRequested').map(({ task, t }) => [task, t]));
  return factsOf(run, 'TaskPlaced')
    .map(({ task, t }) => t - (asked.get(task) ?? NaN))
    .toSorted((a, b) => a - b);
}
const times = <T>(count: number, value: T): readonly T[] => new Array<T>(count).fill(value);

describe('each pain point', () => {
  const readme = read('scenarios/known/README.md');

  it.each(knownNames)('%s says who reported it, what it shows, why, and what avoids it', (name) => {
    const [, repository, issue] = /^known\/(.+?)-(\d+)-/.exec(name) ?? [];
    const header = headerOf(name);
    expect(header).toMatch(new RegExp(`Issue: [\\w.-]+/${repository}#${issue}[;. ]`));
    expect(header).toMatch(/Complaint: .* Shows: .* Why: (?:MS|PL|SS|CP|AZ|RA)-\d.* Avoided: /);
    expect(readme).toContain(`](${name.slice('known/'.length)}.yaml)`);
  });

  it('README lists nothing else, and all nineteen entries', () => {
    const linked = Array.from(readme.matchAll(/\]\(([\w.-]+)\.yaml\)/g), ([, file]) => `known/${file}`);
    expect([...linked].sort((a, b) => (a < b ? -1 : 1))).toEqual([...knownNames]);
    const entries = new Set(Array.from(readme.matchAll(/^\| +(\d+) +\|/gm), ([, entry]) => Number(entry)));
    expect([...entries]).toEqual(Array.from({ length: 19 }, (_, n) => n + 1));
  });
});

describe('1716: two instances from zero', () => {
  const name = 'known/containers-roadmap-1716-two-instances-from-zero';
  const turns = 6;
  const launched = alarmAt(ASKED);
  const down = lowAlarmAt(at(0, 8));
  const held = ASKED + WAIT;
  const paid = down - launched + (down + MINUTE - launched);
  const worked = held + 10 + 600 - held;

  it('launches two for one job each hour, and one of them never holds a task', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`${2 * turns} launches, ${turns} of them never hold a task`);
    expect(provider(run)).toMatchObject({ scaleOutActions: turns, instancesLaunched: 2 * turns });
    expect(new Set(factsOf(run, 'TaskPlaced').map(({ instance }) => instance)).size).toBe(turns);
    expect(run.summary.placementWaitSeconds.max).toBe(WAIT);
    expect(headerOf(name)).toContain(`= ${paid} s for ${worked} s of work`);
    expect(provider(run).instanceHours).toBeCloseTo((turns * paid) / 3600, 5);
    expect(headerOf(name)).toContain(`${paid - worked} / ${paid} = ${Math.round((1 - worked / paid) * 100)} % idle`);
    expect(run.summary.cost.idleUsd).toBeCloseTo((turns * (paid - worked) * USD_PER_HOUR) / 3600, 5);
  });

  it('launches one where one is the maximum', () => {
    const run = runAvoided(name);
    expect(provider(run)).toMatchObject({ instancesLaunched: turns, peakInstances: 1 });
    expect(run.summary.tasks.completed).toBe(turns);
    expect(new Set(factsOf(run, 'TaskPlaced').map(({ instance }) => instance)).size).toBe(turns);
  });
});

describe('1220: the fifteen minutes of the low alarm', () => {
  const name = 'known/containers-roadmap-1220-fifteen-minute-low-alarm';
  const down = lowAlarmAt(at(0, 12));
  const paid = down - alarmAt(ASKED) + (down + MINUTE - alarmAt(ASKED));
  const used = 2 * (10 + 10 + 180 + 10);

  it('pays for many times what the jobs use', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`2 * 210 = ${used} s; ${paid} s of instances`);
    expect(headerOf(name)).toContain(`${Math.round((used / paid) * 100)} % of use`);
    expect(provider(run).instanceHours).toBeCloseTo(paid / 3600, 5);
    expect(run.summary.cost.idleUsd).toBeCloseTo(((paid - used) * USD_PER_HOUR) / 3600, 5);
    expect(sizes(run, 'jobs-asg')).toEqual([
      [alarmAt(ASKED), 2],
      [down, 1],
      [down + MINUTE, 0],
    ]);
  });

  it('leaves nothing idle on Fargate', () => {
    const run = runAvoided(name);
    expect(run.summary.tasks.completed).toBe(2);
    expect(factsOf(run, 'InstanceLaunched')).toEqual([]);
    expect(run.summary.cost.idleUsd).toBe(0);
  });
});

describe('653: the loop of an empty cluster', () => {
  const name = 'known/containers-roadmap-653-empty-cluster-loop';
  const turn = alarmAt(lowAlarmAt(at(0, 2)) + MINUTE) - alarmAt(0);
  const scaleOuts = Math.floor((at(24, 0) - alarmAt(0)) / turn) + 1;

  it('never ends', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`/ ${turn}) + 1 = ${scaleOuts} scale-outs = ${2 * scaleOuts} launches`);
    expect(provider(run)).toMatchObject({ scaleOutActions: scaleOuts, instancesLaunched: 2 * scaleOuts });
    expect(run.summary.cost.idleUsd).toBe(run.summary.cost.usd);
    expect(run.summary.tasks.requested).toBe(0);
  });

  it('does not begin at target 100, nor where the target is published for an empty group', () => {
    expect(provider(runAvoided(name)).instancesLaunched).toBe(0);
    expect(provider(runScenario(name, 'model.emptyMetric=target')).instancesLaunched).toBe(0);
  });
});

describe('880: a task larger than the smallest type', () => {
  const name = 'known/containers-roadmap-880-task-larger-than-the-smallest-type';

  it('moves nothing', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('0 launches, 3 tasks time out');
    expect(provider(run).instancesLaunched).toBe(0);
    expect(new Set(provider(run).series.map((point) => point.reservation))).toEqual(new Set([100]));
    expect(run.summary.tasks.timedOut).toBe(3);
    expect(findingCodes(run)).toContain('R001');
  });

  it('is served by types that all hold it', () => {
    const run = runAvoided(name);
    expect(provider(run).instancesLaunched).toBe(Math.ceil(3 / (8 / 4)));
    expect(run.summary.tasks).toMatchObject({ timedOut: 0, completed: 3 });
    expect(run.summary.placementWaitSeconds.max).toBe(waitFor(at(0, 10, 10), BOOT));
  });
});

describe('2381: the time limit in PROVISIONING', () => {
  const name = 'known/containers-roadmap-2381-provisioning-timeout';

  it('ends the wait of all four after half an hour', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('stop at 35m10s: 1800 s later, none placed');
    expect(timesOf(run, 'TaskStopped', 'cause', 'timedOut')).toEqual(times(4, ASKED + 1800));
    const waited = provider(run).series.filter(({ t }) => t > ASKED && t < ASKED + 1800);
    expect(new Set(waited.map((point) => point.reservation))).toEqual(new Set([reservation(2 + 4, 2)]));
    expect(findingCodes(run)).toContain('R003');
    expect(factsOf(run, 'ScalingBlocked')[0]).toMatchObject({ t: alarmAt(ASKED), obstacle: 'maxSize', wanted: 6 });
  });

  it('ends none where the group may grow', () => {
    const run = runAvoided(name);
    expect(run.summary.tasks).toMatchObject({ timedOut: 0, completed: 4 });
    expect(waits(run)).toEqual([...times(2, 0), ...times(4, WAIT)]);
    expect(findingCodes(run)).not.toContain('R003');
  });
});

describe('1780: the limit of tasks in PROVISIONING', () => {
  const name = 'known/containers-roadmap-1780-provisioning-limit';
  const placed = 2 * 16;

  it('refuses what would wait beyond it', () => {
    const run = runScenario(name);
    const refused = 500 - placed - 300;
    expect(headerOf(name)).toContain(`= ${placed} are placed at once, 300 wait, 500 - 332 = ${refused} are refused`);
    expect(run.summary.tasks).toMatchObject({ rejected: refused, completed: 500 - refused });
    expect(waits(run).filter((wait) => wait === 0)).toHaveLength(placed);
    expect(findingCodes(run)).toContain('R004');
  });

  it('refuses nothing that comes in waves', () => {
    expect(runAvoided(name).summary.tasks).toMatchObject({ rejected: 0, completed: 500 });
  });
});

describe('42: no consolidation', () => {
  const name = 'known/containers-roadmap-42-no-consolidation';

  it('keeps six instances for tasks that two would hold', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`ceil(6 / 4) = 2 instances; 6 are paid for, 12 instance hours`);
    expect(provider(run)).toMatchObject({ finalInstances: 6, scaleInActions: 0, instanceHours: 12 });
    expect(busyInstances(run)).toBe(6);
    expect(new Set(provider(run).series.map((point) => point.reservation))).toEqual(new Set([100]));
  });

  it('keeps two with binpack', () => {
    const run = runAvoided(name);
    expect(sizes(run, 'web-asg').map(([, desired]) => desired)).toEqual([3, 2]);
    expect(busyInstances(run)).toBe(Math.ceil(6 / 4));
    expect(service(run).runningCount).toBe(6);
  });
});

describe('961: two steps from zero', () => {
  const name = 'known/containers-roadmap-961-slow-from-zero';
  const first = alarmAt(ASKED);

  it('lets ten of twelve tasks wait for the warm-up of the first two instances', () => {
    const run = runScenario(name);
    const late = first + 300 + BOOT + 10 - ASKED;
    expect(headerOf(name)).toContain(`2 wait ${WAIT} s, the other 10 wait ${late} s`);
    expect(waits(run)).toEqual([...times(2, WAIT), ...times(10, late)]);
    expect(sizes(run, 'web-asg')).toEqual([
      [first, 2],
      [first + 300, 12],
    ]);
    expect(provider(run).series.find(({ t }) => t === at(0, 11))).toMatchObject({ reservation: reservation(12, 2) });
  });

  it('takes three minutes less with a warm-up just above the boot time', () => {
    const run = runAvoided(name);
    expect(headerOf(name)).toContain('The second step comes at 500 s, and the 10 wait 275 s');
    expect(waits(run)).toEqual([...times(2, WAIT), ...times(10, 275)]);
    expect(provider(run)).toMatchObject({ instancesLaunched: 12, peakInstances: 12 });
  });
});

describe('960: one instance a step', () => {
  const name = 'known/containers-roadmap-960-one-instance-a-step';
  const steps = Array.from({ length: 6 }, (_, n) => n * 300);

  it('takes six steps for six instances under the rule of 2020', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`the last ${WAIT} + 5 * 300 = ${WAIT + 5 * 300} s`);
    expect(sizes(run, 'web-asg')).toEqual(steps.map((later, n) => [alarmAt(ASKED) + later, 3 + n]));
    expect(waits(run)).toEqual([0, 0, ...steps.map((later) => WAIT + later)]);
  });

  it('takes one with a larger minimum step, and one under the rule of today', () => {
    for (const run of [runAvoided(name), runScenario(name, 'model.legacyM=false')]) {
      expect(waits(run)).toEqual([0, 0, ...times(6, WAIT)]);
      expect(provider(run)).toMatchObject({ scaleOutActions: 1, instancesLaunched: 6 });
    }
  });
});

describe('webcms 12: the greatest group only', () => {
  const name = 'known/webcms-12-greatest-group-only';

  it('brings one instance a step where four services want one each', () => {
    const run = runScenario(name);
    const late = [0, 300, 600, 900].map((later) => WAIT + later);
    expect(headerOf(name)).toContain(`waits of ${late.slice(0, 3).join(', ')} and ${late[3]} s`);
    expect(waits(run)).toEqual([...times(4, 0), ...late]);
    expect(provider(run)).toMatchObject({ scaleOutActions: 4, instancesLaunched: 4 });
  });

  it('brings four with a minimum step of four', () => {
    const run = runAvoided(name);
    expect(waits(run)).toEqual([...times(4, 0), ...times(4, WAIT)]);
    expect(provider(run)).toMatchObject({ scaleOutActions: 1, instancesLaunched: 4 });
  });
});

describe('1718: weights know nothing of fit', () => {
  const name = 'known/containers-roadmap-1718-weights-blind-to-fit';

  it('sends half of the large tasks to small instances', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('2 go to m5.2xlarge (8 vCPUs) and run at once; 2 go to m5.large');
    expect(run.summary.tasks).toMatchObject({ completed: 2, timedOut: 2 });
    expect(waits(run)).toEqual([0, 0]);
    const waited = timesOf(run, 'TaskStopped', 'cause', 'timedOut').map((t) => t - ASKED);
    expect(waited.every((seconds) => seconds >= 600 && seconds <= 1800)).toBe(true);
    expect(provider(run, 'small-cp')).toMatchObject({ instancesLaunched: 0, scaleOutActions: 0 });
  });

  it('runs all with a strategy of their own', () => {
    const run = runAvoided(name);
    expect(run.summary.tasks).toMatchObject({ completed: 4, timedOut: 0 });
    expect(waits(run)).toEqual([0, 0, WAIT, WAIT]);
  });
});

describe('773: no fallback to On-Demand', () => {
  const name = 'known/containers-roadmap-773-no-fallback-to-on-demand';
  const asked = at(0, 10, 10);
  const wait = waitFor(asked, BOOT);

  it('lets the share of Spot wait until it times out', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`On-Demand launches 3 and they run after ${wait} s`);
    expect(run.summary.tasks).toMatchObject({ completed: 3, timedOut: 3 });
    expect(timesOf(run, 'TaskStopped', 'cause', 'timedOut')).toEqual(times(3, asked + 1200));
    expect(provider(run, 'on-demand-cp').instancesLaunched).toBe(3);
    expect(provider(run, 'spot-cp').instancesLaunched).toBe(0);
    expect(sizes(run, 'spot-asg').map(([, desired]) => desired)).toEqual([4, 10]);
    expect(factsOf(run, 'LaunchFailed')[0]).toMatchObject({ reason: 'insufficientCapacity', group: 'spot-asg' });
  });

  it('finds another Spot pool with a second type', () => {
    const run = runAvoided(name);
    expect(run.summary.tasks).toMatchObject({ completed: 6, timedOut: 0 });
    expect(waits(run)).toEqual([0, 0, ...times(6, wait)]);
    expect(provider(run, 'spot-cp').instancesLaunched).toBe(3);
  });
});

describe('2467: a drain of 48 hours', () => {
  const name = 'known/containers-roadmap-2467-drain-stuck-48-hours';
  const drained = [at(1, 0), at(1, 0) + BOOT];
  const limit = 48 * 3600;

  it('ends when the limit does, with the tasks', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('killed: at 49h00m00s and 49h01m15s, 4 in all');
    expect(factsOf(run, 'InstanceDraining').map(({ t }) => t)).toEqual(drained);
    expect(timesOf(run, 'TaskStopped', 'cause', 'killed')).toEqual(drained.flatMap((t) => times(2, t + limit)));
    expect(headerOf(name)).toContain('2 * 48 = 96 of the 2 * 50 + 96 = 196 instance hours');
    expect(provider(run).instanceHours).toBeCloseTo(196, 5);
  });

  it('ends within minutes where the broken release was rolled back', () => {
    const run = runAvoided(name);
    expect(run.summary.tasks.killed).toBe(0);
    expect(service(run).runningCount).toBe(4);
    expect(timesOf(run, 'DeploymentFailed', 'service', 'web')).toEqual([at(0, 10, 10)]);
    const ended = factsOf(run, 'InstanceTerminated').map(({ t }) => t);
    expect(ended).toHaveLength(2);
    expect(ended.every((t, n) => t - (drained[n] ?? 0) < 5 * MINUTE)).toBe(true);
  });
});

describe('2862: protected instances', () => {
  const name = 'known/containers-roadmap-2862-protected-instances-block-deletion';

  it('outlive their provider', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('desired is 0 and all 3 empty instances stay');
    expect(provider(run)).toMatchObject({ finalInstances: 3, instancesTerminated: 0, instanceHours: 9 });
    expect(sizes(run, 'web-asg')).toEqual([[at(0, 32), 0]]);
    expect(busyInstances(run)).toBe(0);
    expect(findingCodes(run)).toContain('R006');
  });

  it('go while the provider still clears their protection', () => {
    const run = runAvoided(name);
    expect(provider(run)).toMatchObject({ finalInstances: 0, instancesTerminated: 3 });
    expect(timesOf(run, 'InstanceTerminated', 'group', 'web-asg')).toEqual(times(3, at(0, 32)));
    expect(findingCodes(run)).not.toContain('R006');
  });
});

describe('937: launch type EC2', () => {
  const name = 'known/containers-roadmap-937-launch-type-bypasses-the-provider';

  it('is refused on an empty cluster, each hour anew', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('all 12 of 6 hours are refused with NO ACTIVE INSTANCES, 0 launches');
    expect(run.summary.tasks).toMatchObject({ requested: 12, rejected: 12 });
    expect(provider(run)).toMatchObject({ instancesLaunched: 0, scaleOutActions: 0 });
    expect(findingCodes(run)).toContain('R007');
  });

  it('needs only to be left out', () => {
    const run = runAvoided(name);
    expect(run.summary.tasks).toMatchObject({ completed: 12, rejected: 0 });
    expect(waits(run)).toEqual(times(12, WAIT));
  });
});

describe('945: a desired capacity by hand', () => {
  const name = 'known/containers-roadmap-945-manual-desired-before-a-deploy';
  const down = lowAlarmAt(at(0, 12));

  it('is raised once more by the policy', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('(8 + 4) / 8 = 150 %; at 680 s 8 -> 12, and 4 are never used');
    expect(sizes(run, 'web-asg').slice(0, 2)).toEqual([
      [at(0, 10), 8],
      [alarmAt(at(0, 10, 30)), 12],
    ]);
    expect(provider(run)).toMatchObject({ scaleOutActions: 1, peakInstances: 12, finalInstances: 4 });
    expect(new Set(factsOf(run, 'TaskPlaced').map(({ instance }) => instance)).size).toBe(8);
    expect(headerOf(name)).toContain(`12 -> 6 at ${down} s, 6 -> 4 at ${down + MINUTE} s`);
    expect(sizes(run, 'web-asg').slice(2)).toEqual([
      [down, 6],
      [down + MINUTE, 4],
    ]);
  });

  it('is enough where the deployment waits for the instances, or the warm-up is longer than the boot', () => {
    const warmup = 'capacityProviders[web-cp].managedScaling.instanceWarmupPeriod=300';
    for (const run of [runAvoided(name), runScenario(name, warmup)]) {
      expect(provider(run)).toMatchObject({ scaleOutActions: 0, peakInstances: 8, finalInstances: 4 });
      expect(service(run).runningCount).toBe(4);
    }
  });
});

describe('900: scale-in without protection', () => {
  const name = 'known/containers-roadmap-900-scale-in-takes-the-busy-instance';
  const killed = (run: Run): number => run.summary.tasks.killed;
  const launched = (run: Run): number =>
    run.summary.capacityProviders.reduce((sum, { instancesLaunched }) => sum + instancesLaunched, 0);
  const down = lowAlarmAt(at(0, 3));

  it('kills the one task again and again, and launches elsewhere', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('the task is killed 4 times in 3 hours, and 10 instances are launched');
    expect(killed(run)).toBe(4);
    expect(launched(run)).toBe(10);
    expect(headerOf(name)).toContain(`${down} s the 15th low datapoint was at ${down - 20} s`);
    const kills = timesOf(run, 'TaskStopping', 'cause', 'killed');
    expect(kills).toEqual([0, 1, 2, 3].map((turn) => down + turn * 17 * MINUTE));
    expect(service(run).runningCount).toBe(1);
  });

  it('depends on chance', () => {
    const spared = Array.from({ length: 20 }, (_, n) => runScenario(name, `seed=${n + 1}`)).filter(
      (run) => killed(run) === 0,
    );
    expect(headerOf(name)).toContain(`of the seeds 1 to 20 (--set seed=1 ...) ${spared.length} never lose it`);
  });

  it('kills nothing with protection, whatever the seed', () => {
    for (const seed of [18, 44, 91, 160]) {
      const run = runAvoided(name, `seed=${seed}`);
      expect(killed(run)).toBe(0);
      expect(launched(run)).toBe(2);
      expect(provider(run, 'cp1').finalInstances).toBe(1);
    }
  });
});

describe('elastic-ci-stack-for-aws 435: zone rebalancing', () => {
  const name = 'known/elastic-ci-stack-for-aws-435-zone-rebalance-kills-jobs';
  const back = at(0, 30);

  it('kills the jobs of the instances that it ends', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('now 3 and 3, and 2 of 6 jobs are killed');
    expect(timesOf(run, 'InstanceTerminating', 'cause', 'zoneRebalance')).toEqual([back + 15, back + 30]);
    expect(run.summary.tasks).toMatchObject({ killed: 2, runningAtEnd: 4 });
    const zones = run.summary.instances.map(({ availabilityZone }) => availabilityZone);
    expect(zones.filter((zone) => zone === 'us-east-1b')).toHaveLength(3);
    expect(zones).toHaveLength(6);
  });

  it('kills none that protection or a drain keeps', () => {
    for (const run of [runAvoided(name), runScenario(name, 'capacityProviders[jobs-cp].managedDraining=ENABLED')]) {
      expect(run.summary.tasks).toMatchObject({ killed: 0, runningAtEnd: 6 });
    }
  });
});

describe('1143: an instance is taken back', () => {
  const name = 'known/containers-roadmap-1143-instances-taken-back-undrained';
  const notice = at(0, 10, 10);

  it('with the task on it', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('gone at 730 s, and 1 task is killed');
    expect(timesOf(run, 'TaskStopped', 'cause', 'killed')).toEqual([notice + 120]);
    expect(timesOf(run, 'TaskStarted', 'task', 'web/4')).toEqual([notice + 120 + 10]);
  });

  it('after its task has been replaced, where it drains', () => {
    const run = runAvoided(name);
    expect(headerOf(name)).toContain('the old task has stopped at 690 s: 0 killed');
    expect(run.summary.tasks.killed).toBe(0);
    expect(timesOf(run, 'TaskStopped', 'cause', 'instanceDrained')).toEqual([notice + 10 + 40 + 30]);
    const { belowDesiredTaskSeconds } = service(run);
    expect(service(runScenario(name)).belowDesiredTaskSeconds - belowDesiredTaskSeconds).toBe(10);
  });
});

describe('2040: a lost agent', () => {
  const name = 'known/containers-roadmap-2040-agent-lost';
  const died = at(1, 0, 10);
  const heard = at(3, 10, 10);
  const placedOn = (run: Run, instance: string): readonly unknown[] =>
    factsOf(run, 'TaskPlaced')
      .filter((entry) => entry['instance'] === instance)
      .map(({ task }) => task);
  const endOf = (run: Run, task: unknown): number | undefined => timesOf(run, 'TaskStopped', 'task', task)[0];

  it('hides two dead tasks for two hours', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('2 die at 1h00m10s; ECS counts 4 of 4 running and hears of it at 3h10m10s: 2h10m');
    const lost = placedOn(run, 'i-1').map((task) => endOf(run, task));
    expect(lost.slice(0, 2)).toEqual(times(2, heard));
    const sound = placedOn(run, 'i-2').map((task) => endOf(run, task));
    expect(sound.slice(0, 2)).toEqual(times(2, died));
    expect(heard - died).toBe(at(2, 10));
  });

  it('hides none where the instance is ended soon', () => {
    const run = runAvoided(name);
    expect(run.summary.tasks.killed).toBe(2);
    expect(placedOn(run, 'i-1').map((task) => endOf(run, task))).toEqual(times(2, at(0, 15)));
    expect(service(run).runningCount).toBe(4);
  });
});

describe('1150: scale-in one by one', () => {
  const name = 'known/containers-roadmap-1150-scale-in-one-by-one';
  const first = lowAlarmAt(at(0, 11));

  it('takes 24 steps under the rule of before September 2022', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`${first + 23 * MINUTE} s the 24th: ${first} + 23 * 60`);
    expect(sizes(run, 'web-asg')).toEqual(Array.from({ length: 24 }, (_, n) => [first + n * MINUTE, 25 - n]));
  });

  it('takes four today', () => {
    const run = runAvoided(name);
    expect(headerOf(name)).toContain(`26 -> 13 -> 7 -> 4 -> 2, 4 steps, the last at ${first + 3 * MINUTE} s`);
    expect(sizes(run, 'web-asg')).toEqual([13, 7, 4, 2].map((desired, n) => [first + n * MINUTE, desired]));
  });
});

describe('1471: a warm pool', () => {
  const name = 'known/containers-roadmap-1471-warm-pool-never-scales-in';
  const down = lowAlarmAt(at(0, 16));

  it('scales out at once and never in', () => {
    const run = runScenario(name);
    const wait = waitFor(ASKED, 20);
    expect(headerOf(name)).toContain(`instead of 3 minutes, and their jobs wait ${wait} s`);
    expect(waits(run)).toEqual([0, ...times(3, wait)]);
    expect(headerOf(name)).toContain(`4 -> 2 at ${down} s, 2 -> 1 at ${down + MINUTE} s, and 4 instances stay`);
    expect(sizes(run, 'jobs-asg').slice(1)).toEqual([
      [down, 2],
      [down + MINUTE, 1],
    ]);
    expect(factsOf(run, 'TerminationPrevented').map(({ t }) => t)).toEqual([down, down + MINUTE]);
    expect(provider(run)).toMatchObject({ finalInstances: 4, instancesTerminated: 0 });
  });

  it('scales in where the provider manages the protection', () => {
    const run = runAvoided(name);
    expect(provider(run)).toMatchObject({ finalInstances: 1, instancesTerminated: 3 });
    expect(factsOf(run, 'TerminationPrevented')).toEqual([]);
  });

  it('is what makes the scale-out quick', () => {
    const run = runScenario(name, 'autoScalingGroups[jobs-asg].warmPool={maxGroupPreparedCapacity: 0}');
    expect(run.summary.placementWaitSeconds.max).toBe(waitFor(ASKED, 180));
  });
});

describe('2716: the limit of capacity providers', () => {
  it('refuses a strategy of more than twenty', () => {
    const group = (n: number) =>
      `{ name: g${n}, availabilityZones: [us-east-1a], instanceTypes: [m5.large], maxSize: 1 }`;
    const list = (of: (n: number) => string, count: number) =>
      Array.from({ length: count }, (_, n) => of(n)).join(', ');
    const load = (count: number) =>
      loadScenario(
        [
          'version: 1',
          'duration: 1h',
          `autoScalingGroups: [${list(group, 21)}]`,
          `capacityProviders: [${list((n) => `{ name: cp${n}, autoScalingGroup: g${n} }`, 21)}]`,
          `cluster: { defaultCapacityProviderStrategy: [${list((n) => `{ capacityProvider: cp${n}, weight: 1 }`, count)}] }`,
        ].join('\n'),
        { file: 'limit.yaml' },
      ).diagnostics.map(({ path, message }) => `${path}: ${message}`);
    expect(load(20)).toEqual([]);
    expect(load(21)).toEqual([expect.stringMatching(/^cluster\.defaultCapacityProviderStrategy: .*20/)]);
  });
});

describe('39420: the warm-up misread', () => {
  const name = 'known/terraform-provider-aws-39420-warm-up-misread';
  const second = at(0, 8, 10);

  it('delays the second step and not the metric', () => {
    const run = runScenario(name);
    const late = alarmAt(ASKED) + 900 + BOOT + 10 - second;
    expect(headerOf(name)).toContain(`380 + 900 = 1280 s, and the task ${late} s`);
    expect(waits(run)).toEqual([0, 0, WAIT, late]);
    const { series } = provider(run);
    expect(series.map(({ t }) => t)).toEqual(Array.from({ length: 60 }, (_, n) => (n + 1) * MINUTE));
    expect(series.find(({ t }) => t === at(0, 9))?.reservation).toBe(reservation(4, 3));
    expect(headerOf(name)).toContain(`(3 + 1) / 3 = ${reservation(4, 3)} %`);
  });

  it('delays nothing where it is just above the boot time', () => {
    expect(waits(runAvoided(name))).toEqual([0, 0, WAIT, waitFor(second, BOOT)]);
    expect(waitFor(second, BOOT)).toBe(WAIT);
  });
});
