import { expect } from 'vitest';
import { basis } from '../../src/policy/capacity/needed.js';
import { createReservation, isAbove, isBelow, reservation } from '../../src/policy/capacity/reservation.js';
import { wantedIn, wantedOut, type TrackingInput } from '../../src/policy/scaling/target-tracking.js';
import {
  cluster,
  group,
  provider,
  runTask,
  scenario,
  service,
  setDesiredCapacity,
  taskDefinition,
  unprotected,
} from './cluster.js';
import { conforms } from './conforms.js';
import { need } from './need.js';
import { actions, errorsIn, providerOf, timesOf } from './read.js';
import { factsOf, pointAt, run } from './run.js';

const asks = { zeroStart: 'two', emptyMetric: '100', warmupMode: 'block' } as const;
const gives = { emptyMetric: '100', scaleInCapPercent: 50, legacyScaleInCap: false } as const;

/** A datapoint of M over N for a group of C = N instances. */
const input = (needed: number, running: number, targetCapacity: number): TrackingInput => ({
  current: running,
  warming: 0,
  warmingInN: 0,
  needed,
  running,
  basis: running > 0 ? basis.ratio : needed > 0 ? basis.fromZero : basis.empty,
  targetCapacity,
  minSize: 0,
  maxSize: 10_000,
});

conforms('MS-14', 'the target value of the policy is targetCapacity, also after it was changed', () => {
  const finished = run(
    cluster(4, {
      services: [service('web', 'whole', 4)],
      events: [{ at: '5m', type: 'update', path: 'capacityProviders[cp].managedScaling.targetCapacity', value: 80 }],
    }),
  );
  // 4 of 4 is 100: at rest at 100, above 80. ⌈4 × 100 / 80⌉ = 5. The datapoint at 300 s already sees the new target.
  expect(actions(finished)).toEqual([[300, 5]]);
});

conforms('MS-15 MS-17', 'one datapoint above the target scales out, 20 seconds after it', () => {
  const finished = run(cluster(2, { services: [service('web', 'whole', 3)] }));
  expect(actions(finished)[0]).toEqual([60, 3]);
  expect(timesOf(finished, 'DesiredCapacityChanged', { cause: 'scaleOut' })).toEqual([80]);
});

conforms('MS-16 MS-17 CP-9', 'fifteen datapoints below the target scale in, not fourteen', () => {
  const finished = run(cluster(3, { duration: '20m', services: [service('web', 'whole', 2)] }));
  expect(actions(finished)).toEqual([[15 * 60, 2]]);
  expect(timesOf(finished, 'DesiredCapacityChanged', { cause: 'scaleIn' })).toEqual([15 * 60 + 20]);
});

conforms('MS-18', 'while the low alarm stands the policy acts every minute', () => {
  // M = 1, N = 8, halves at most: 8 → 4 → 2 → 1.
  const finished = run(cluster(8, { services: [service('web', 'whole', 1)] }));
  expect(actions(finished)).toEqual([
    [900, 4],
    [960, 2],
    [1020, 1],
  ]);
});

conforms('MS-18', 'while the high alarm stands the policy acts every minute once it may', () => {
  // Steps of one and no warm-up: 1, 2, 3, 4 instances at 60, 120, 180, 240 s.
  const finished = run(
    cluster(1, {
      duration: '5m',
      managedScaling: { maximumScalingStepSize: 1, instanceWarmupPeriod: 0 },
      group: { bootTime: '20m' },
      services: [service('web', 'whole', 9)],
    }),
  );
  expect(actions(finished)).toEqual([
    [60, 2],
    [120, 3],
    [180, 4],
    [240, 5],
  ]);
});

conforms('MS-18 MS-16', 'one datapoint at the target after fourteen below it: fifteen new ones are needed', () => {
  // A task of 20 s fills the empty third instance at 840 s, the fourteenth datapoint.
  const finished = run(
    cluster(3, {
      duration: '40m',
      services: [service('web', 'whole', 2)],
      events: [runTask('835s', 'whole', 1, { runTime: '20s' })],
    }),
  );
  expect(pointAt(finished, 'cp', 780).reservation).toBe(66.67);
  expect(pointAt(finished, 'cp', 840).reservation).toBe(100);
  expect(pointAt(finished, 'cp', 900).reservation).toBe(66.67);
  expect(actions(finished)).toEqual([[840 + 15 * 60, 2]]);
});

conforms('MS-19', 'out in proportion, rounded up: 1.5 more wanted are 2', () => {
  // 1 × 200 / 80 = 2.5
  expect(wantedOut(input(2, 1, 80), asks)).toBe(3);
  expect(wantedOut(input(11, 10, 90), asks)).toBe(Math.ceil(1100 / 90));
  const finished = run(
    cluster(1, { managedScaling: { targetCapacity: 80 }, services: [service('web', 'whole', 2)], duration: '2m' }),
  );
  expect(actions(finished)).toEqual([[60, 3]]);
});

conforms('MS-19 MS-20 IF-METRIC', 'desired is ⌈C · 100 · M / (N · target)⌉ also where C is not N', () => {
  // C = 2 of N = 4, all protected; M = 4 + 1: ⌈2 × 500 / (4 × 100) × 100 / 100⌉ = ⌈2.5⌉ = 3.
  const finished = run(
    cluster(4, {
      duration: '2m',
      services: [service('web', 'whole', 5)],
      events: [setDesiredCapacity('30s', 'asg', 2)],
    }),
  );
  expect(pointAt(finished, 'cp', 60)).toMatchObject({
    needed: 5,
    running: 4,
    desired: Math.ceil((2 * 100 * 5) / (4 * 100)),
  });
});

conforms('MS-19 MS-49', 'where protected instances are more than desired, a scale-out first makes up for that', () => {
  // Desired 2 of 3 that may not go, one task waits: ⌈2 × 4 / 3⌉ = 3 launches nobody, then ⌈3 × 4 / 3⌉ = 4 does.
  const finished = run(
    cluster(3, {
      duration: '4m',
      services: [service('web', 'whole', 4)],
      events: [setDesiredCapacity('30s', 'asg', 2)],
    }),
  );
  expect(pointAt(finished, 'cp', 60).desired).toBe(3);
  expect(pointAt(finished, 'cp', 120).desired).toBe(4);
  expect(timesOf(finished, 'InstanceLaunched')).toEqual([0, 0, 0, 140]);
});

conforms('MS-20', 'in, the part of an instance is kept: 1.5 too many are 1', () => {
  // 4 × 50 / 80 = 2.5
  expect(wantedIn(input(2, 4, 80), gives)).toBe(3);
  const finished = run(
    cluster(4, { duration: '16m', managedScaling: { targetCapacity: 80 }, services: [service('web', 'whole', 2)] }),
  );
  expect(actions(finished)).toEqual([[900, 3]]);
});

conforms('MS-21', 'a step removes at most half, rounded down, and at least one', () => {
  expect(wantedIn(input(0, 9, 100), gives)).toBe(9 - 4);
  expect(wantedIn(input(0, 1, 100), gives)).toBe(0);
  expect(wantedIn(input(8, 9, 100), gives)).toBe(8);
});

conforms('MS-22 IF-DETAILS', 'a capacity of 0 counts as 1, from zero and with instances that may not go', () => {
  expect(wantedOut(input(7, 0, 100), { ...asks, zeroStart: 'formula' })).toBe((1 * 200) / 100);
  expect(wantedOut(input(7, 0, 90), { ...asks, zeroStart: 'formula' })).toBe(Math.ceil(200 / 90));
  // Desired 0 while three busy ones are protected, and one task waits: ⌈1 × 400 / 3 / 100⌉ = 2.
  const finished = run(
    cluster(3, {
      duration: '2m',
      services: [service('web', 'whole', 4)],
      events: [setDesiredCapacity('30s', 'asg', 0)],
    }),
  );
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 4, running: 3, desired: 2 });
});

conforms('MS-23 MS-5', 'the step sizes clamp what waiting tasks need', () => {
  expect(need({ tasks: [['whole', 1]], managedScaling: { minimumScalingStepSize: 3 } })).toBe(3);
  expect(need({ tasks: [['whole', 9]], managedScaling: { maximumScalingStepSize: 5 } })).toBe(5);
  expect(
    need({ tasks: [['whole', 4]], managedScaling: { minimumScalingStepSize: 3, maximumScalingStepSize: 5 } }),
  ).toBe(4);
  // Defaults: 1 and 10,000.
  expect(need({ tasks: [['whole', 300]] })).toBe(300);
});

conforms('MS-23', 'they are 1 to 10,000', () => {
  const withSteps = (minimumScalingStepSize: number, maximumScalingStepSize: number): string[] =>
    errorsIn(cluster(0, { managedScaling: { minimumScalingStepSize, maximumScalingStepSize } }));
  expect(withSteps(1, 10_000)).toEqual([]);
  expect(withSteps(0, 10_000)).toEqual(['capacityProviders[cp].managedScaling.minimumScalingStepSize']);
  expect(withSteps(1, 10_001)).toEqual(['capacityProviders[cp].managedScaling.maximumScalingStepSize']);
});

conforms('MS-23', 'they act inside the metric: below target 100 the group adds more than the step', () => {
  const finished = run(
    cluster(10, {
      duration: '2m',
      managedScaling: { targetCapacity: 90, maximumScalingStepSize: 1 },
      services: [service('web', 'whole', 15)],
    }),
  );
  expect(actions(finished)).toEqual([[60, Math.ceil((10 * 110) / 90)]]);
});

conforms('MS-23', 'scale-in ignores them', () => {
  const inWith = (managedScaling: Record<string, number>): readonly (readonly [number, number])[] =>
    actions(run(cluster(8, { duration: '16m', managedScaling, services: [service('web', 'whole', 1)] })));
  expect(inWith({ maximumScalingStepSize: 1 })).toEqual([[900, 4]]);
  expect(inWith({ minimumScalingStepSize: 6 })).toEqual([[900, 4]]);
});

conforms('MS-24 IF-DETAILS', 'the next step waits until the last launch is a whole warm-up ago', () => {
  // Steps of one. Launch at 80 s; at 380 s it is just past 300 s, so the datapoint at 360 s may act; past 301 s it may not.
  const stepsOf = (instanceWarmupPeriod: number): readonly (readonly [number, number])[] =>
    actions(
      run(
        cluster(1, {
          duration: '8m',
          managedScaling: { maximumScalingStepSize: 1, instanceWarmupPeriod },
          services: [service('web', 'whole', 9)],
        }),
      ),
    );
  expect(stepsOf(300)).toEqual([
    [60, 2],
    [360, 3],
  ]);
  expect(stepsOf(301)).toEqual([
    [60, 2],
    [420, 3],
  ]);
});

conforms('MS-24', 'warm-up is 300 s unless given, and instances that warm up take tasks and count in N', () => {
  const finished = run(
    cluster(1, {
      duration: '8m',
      managedScaling: { maximumScalingStepSize: 1 },
      services: [service('web', 'whole', 9)],
    }),
  );
  expect(actions(finished)).toEqual([
    [60, 2],
    [360, 3],
  ]);
  // Registered at 140 s, tried at the next multiple of 15 s.
  expect(timesOf(finished, 'TaskPlaced')[1]).toBe(150);
  expect(pointAt(finished, 'cp', 180)).toMatchObject({ running: 2, needed: 3 });
});

conforms('MS-24', 'all instances must be past it, one that was launched by hand too', () => {
  const finished = run(
    cluster(1, {
      duration: '8m',
      services: [service('web', 'whole', 5)],
      events: [setDesiredCapacity('30s', 'asg', 2)],
    }),
  );
  // Launched at 30 s: at 320 s it is 290 s old, at 380 s past it. Two run, three wait.
  expect(actions(finished)).toEqual([
    [60, 2],
    [360, 5],
  ]);
});

conforms('MS-3 MS-24', 'a warm-up shorter than the boot over-provisions', () => {
  // One task waits for the launch of 80 s until 390 s; without a warm-up each minute asks for one more.
  const finished = run(
    cluster(1, {
      duration: '5m',
      managedScaling: { instanceWarmupPeriod: 0 },
      group: { bootTime: '300s' },
      services: [service('web', 'whole', 2)],
    }),
  );
  expect(actions(finished)).toEqual([
    [60, 2],
    [120, 3],
    [180, 4],
    [240, 5],
  ]);
});

conforms('MS-25 IF-DETAILS', 'warm-up holds back scale-in too', () => {
  // From zero: launched at 80 s, idle from the start. The fifteenth low datapoint is long past when 2,000 s are over.
  const finished = run(
    cluster(0, {
      duration: '1h',
      managedScaling: { instanceWarmupPeriod: 2000 },
      services: [service('web', 'whole', 1)],
    }),
  );
  // 80 + 2,000 = 2,080 s: the datapoint at 2,040 s is judged at 2,060 s, that at 2,100 s at 2,120 s.
  expect(actions(finished)).toEqual([
    [60, 2],
    [2100, 1],
  ]);
});

conforms('MS-26', 'no cooldown comes between steps: out right after in, and in minute by minute', () => {
  const finished = run(
    cluster(8, {
      duration: '20m',
      services: [service('web', 'whole', 1)],
      events: [runTask('16m30s', 'whole', 8)],
    }),
  );
  // 8 → 4 → 2; then one of eight more is placed, seven wait: M = 2 + 7.
  expect(actions(finished)).toEqual([
    [900, 4],
    [960, 2],
    [1020, 9],
  ]);
});

conforms('MS-27 MS-34', 'scale-in comes at least 15 minutes after a scale-out', () => {
  const finished = run(cluster(0, { duration: '40m', services: [service('web', 'whole', 1)] }));
  // Waiting until 150 s, so that the datapoint at 120 s is high; low from 180 s: the fifteenth at 180 + 14 × 60 s.
  expect(pointAt(finished, 'cp', 120).reservation).toBe(150);
  expect(actions(finished)).toEqual([
    [60, 2],
    [180 + 14 * 60, 1],
  ]);
});

conforms('MS-28 CP-9', 'a scale-out stops a scale-in, which begins again with fifteen datapoints', () => {
  const finished = run(
    cluster(8, {
      duration: '1h',
      services: [service('web', 'whole', 1)],
      events: [runTask('930s', 'whole', 5, { runTime: '10m' })],
    }),
  );
  // 4 instances after 900 s: three of the five are placed, two wait. M = 4 + 2 = 6.
  expect(actions(finished).slice(0, 2)).toEqual([
    [900, 4],
    [960, 6],
  ]);
  // RUNNING at 940 and 1,060 s for ten minutes: 3 of 6 are busy at 1,560 s, the first low datapoint of a new fifteen.
  expect(pointAt(finished, 'cp', 1500).reservation).toBe(100);
  expect(pointAt(finished, 'cp', 1560).reservation).toBe(50);
  expect(actions(finished)[2]).toEqual([1560 + 14 * 60, 3]);
});

conforms('MS-29', 'desired keeps to minSize and maxSize, and these stay as they are', () => {
  const out = run(cluster(1, { group: { maxSize: 3 }, services: [service('web', 'whole', 20)] }));
  expect(actions(out)).toEqual([[60, 3]]);
  const inwards = run(cluster(4, { duration: '1h', group: { minSize: 3 } }));
  expect(actions(inwards)).toEqual([[900, 3]]);
  for (const finished of [out, inwards]) expect(timesOf(finished, 'GroupSizeChanged')).toEqual([0]);
  expect(timesOf(out, 'ScalingBlocked', { obstacle: 'maxSize' })[0]).toBe(80);
});

conforms('MS-30', 'without datapoints nothing scales either way', () => {
  const finished = run(
    scenario({
      duration: '1h',
      autoScalingGroups: [group('asg', { desiredCapacity: 3 }), group('other', { desiredCapacity: 1 })],
      capacityProviders: [
        provider('cp', 'asg', { status: 'DISABLED' }, unprotected),
        provider('busy', 'other', { status: 'DISABLED' }, unprotected),
      ],
      services: [service('web', 'whole', 5, { capacityProviderStrategy: [{ capacityProvider: 'busy', weight: 1 }] })],
    }),
  );
  expect(factsOf(finished, 'DesiredCapacityChanged').filter(({ cause }) => cause !== 'initial')).toEqual([]);
});

conforms('MS-32', 'there is no switch for scale-in alone', () => {
  expect(errorsIn(cluster(1, { managedScaling: { disableScaleIn: true } }))).toHaveLength(1);
});

conforms('MS-69', 'with M fixed the one N at rest is ⌈100 · M / target⌉', () => {
  const metric = createReservation();
  for (const target of [1, 33, 50, 80, 90, 99, 100]) {
    for (let needed = 1; needed <= 30; needed++) {
      const atRest = Math.ceil((100 * needed) / target);
      for (let running = needed; running <= atRest + 20; running++) {
        const point = input(needed, running, target);
        reservation(metric, point.basis, needed, running, target, '100');
        const out = isAbove(metric, target) ? wantedOut(point, asks) : running;
        const inwards = isBelow(metric, target, 1) ? wantedIn(point, gives) : running;
        expect([out, inwards].every((wanted) => wanted === running)).toBe(running === atRest);
      }
    }
  }
});

conforms('MS-68 MS-69', 'below 100 the spare is whole empty instances: N comes to ⌈100 · M / target⌉ and stays', () => {
  const atRest = (busy: number, instances: number, targetCapacity: number): number => {
    const finished = run(
      cluster(instances, {
        duration: '1h',
        managedScaling: { targetCapacity },
        services: [service('web', 'whole', busy)],
      }),
    );
    return providerOf(finished).series.at(-1)?.running ?? NaN;
  };
  expect(atRest(1, 1, 90)).toBe(Math.ceil(100 / 90));
  expect(atRest(4, 4, 80)).toBe(Math.ceil(400 / 80));
  expect(atRest(4, 9, 80)).toBe(5);
  expect(atRest(10, 10, 50)).toBe(20);
});

conforms('MS-68', 'a half-empty instance is no spare: small tasks on all instances count as fully used', () => {
  const finished = run(
    cluster(4, {
      duration: '2m',
      managedScaling: { targetCapacity: 80 },
      taskDefinitions: [taskDefinition('tiny', 128, 64)],
      services: [service('web', 'tiny', 4)],
    }),
  );
  // 3 % of the CPU is reserved, and yet one more instance comes.
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 4, reservation: 100, desired: 5 });
});

conforms('MS-68', 'targetCapacity is 1 to 100, and 100 unless given', () => {
  const withTarget = (targetCapacity: number): string[] => errorsIn(cluster(0, { managedScaling: { targetCapacity } }));
  expect(withTarget(1)).toEqual([]);
  expect(withTarget(100)).toEqual([]);
  expect(withTarget(0)).toEqual(['capacityProviders[cp].managedScaling.targetCapacity']);
  expect(withTarget(101)).toEqual(['capacityProviders[cp].managedScaling.targetCapacity']);
  expect(providerOf(run(cluster(0, { duration: '1m' }))).targetCapacity).toBe(100);
});
