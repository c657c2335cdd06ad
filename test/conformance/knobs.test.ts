import { expect } from 'vitest';
import {
  cluster,
  entry,
  group,
  instance,
  instanceType,
  provider,
  runTask,
  scenario,
  service,
  setDesiredCapacity,
  setDesiredCount,
  taskDefinition,
  unprotected,
} from './cluster.js';
import { conforms } from './conforms.js';
import { need } from './need.js';
import { actions, providerOf, serviceOf, timesOf } from './read.js';
import { pointAt, run } from './run.js';

type Model = Readonly<Record<string, unknown>>;

conforms('MS-17', 'alarmDelay: the policy acts so long after its datapoint, 20 s by default', () => {
  const actsAt = (model: Model): number[] =>
    timesOf(
      run(cluster(1, { duration: '2m', services: [service('web', 'whole', 2)], model })),
      'DesiredCapacityChanged',
      {
        cause: 'scaleOut',
      },
    );
  expect(actsAt({})).toEqual([80]);
  expect(actsAt({ alarmDelay: '0s' })).toEqual([60]);
  expect(actsAt({ alarmDelay: '59s' })).toEqual([119]);
});

conforms('MS-3 IF-INSTANCES', 'inServiceDelay: launch to InService, and no registration before it', () => {
  const times = (model: Model): readonly number[] => {
    const finished = run(cluster(1, { duration: '5m', services: [service('web', 'whole', 2)], model }));
    return [timesOf(finished, 'InstanceInService')[1], timesOf(finished, 'InstanceRegistered')[1]];
  };
  expect(times({})).toEqual([80 + 15, 80 + 60]);
  expect(times({ inServiceDelay: '0s' })).toEqual([80, 80 + 60]);
  expect(times({ inServiceDelay: '100s' })).toEqual([80 + 100, 80 + 100]);
});

conforms('MS-3', 'nCounts: InService instances, or only registered ones', () => {
  // Launched at 80 s, InService at 95 s, registered at 280 s.
  const at120 = (model: Model) =>
    pointAt(
      run(cluster(1, { duration: '5m', group: { bootTime: '200s' }, services: [service('web', 'whole', 2)], model })),
      'cp',
      120,
    );
  expect(at120({})).toMatchObject({ running: 2, needed: 3 });
  expect(at120({ nCounts: 'inService' })).toMatchObject({ running: 2, needed: 3 });
  expect(at120({ nCounts: 'registered' })).toMatchObject({ running: 1, needed: 2 });
});

conforms(
  'MS-3 MS-48',
  'terminatingInN: an instance that ends with its tasks leaves N at once, or when it is gone',
  () => {
    const runningAt = (model: Model): readonly number[] => {
      const finished = run(
        cluster(2, {
          duration: '5m',
          group: { newInstancesProtectedFromScaleIn: false },
          provider: unprotected,
          taskDefinitions: [taskDefinition('slow', 4096, 1024, { stopTimeout: '100s' })],
          services: [service('web', 'slow', 2)],
          events: [setDesiredCapacity('50s', 'asg', 1)],
          model,
        }),
      );
      return [pointAt(finished, 'cp', 60).running, pointAt(finished, 'cp', 120).running];
    };
    // Chosen at 50 s, ended at 150 s; another is launched at 80 s, InService at 95 s.
    expect(runningAt({})).toEqual([1, 2]);
    expect(runningAt({ terminatingInN: false })).toEqual([1, 2]);
    expect(runningAt({ terminatingInN: true })[0]).toBe(2);
  },
);

conforms(
  'MS-4',
  'stoppingCountsInM: a task that is asked to stop no longer makes its instance busy, or does until STOPPED',
  () => {
    const neededAt = (t: number, model: Model): number =>
      pointAt(
        run(
          cluster(1, {
            duration: '5m',
            taskDefinitions: [taskDefinition('slow', 1024, 1024, { stopTimeout: '100s' })],
            services: [service('web', 'slow', 1)],
            events: [setDesiredCount('50s', 'web', 0)],
            model,
          }),
        ),
        'cp',
        t,
      ).needed;
    expect(neededAt(60, {})).toBe(0);
    expect(neededAt(60, { stoppingCountsInM: false })).toBe(0);
    expect(neededAt(60, { stoppingCountsInM: true })).toBe(1);
    expect(neededAt(120, { stoppingCountsInM: true })).toBe(1);
    // STOPPED at 150 s.
    expect(neededAt(180, { stoppingCountsInM: true })).toBe(0);
  },
);

const stillBooting = { duration: '3m', group: { bootTime: '20m' } };

conforms('MS-25', 'warmupMode: block holds the next step back, countAsDesired acts', () => {
  // From one busy instance: four wait at 60 s, forty more come at 90 s while the first four warm up.
  const finished = (model: Model) =>
    actions(
      run(
        cluster(1, {
          ...stillBooting,
          services: [service('web', 'whole', 5)],
          events: [setDesiredCount('90s', 'web', 45)],
          model,
        }),
      ),
    );
  expect(finished({})).toEqual([[60, 5]]);
  expect(finished({ warmupMode: 'block' })).toEqual([[60, 5]]);
  expect(finished({ warmupMode: 'countAsDesired' }).length).toBeGreaterThan(1);
});

conforms('MS-25', 'countAsDesired: what was already asked for is not asked for twice', () => {
  const model = { warmupMode: 'countAsDesired' };
  const same = run(cluster(1, { ...stillBooting, services: [service('web', 'whole', 5)], model }));
  expect(actions(same)).toEqual([[60, 5]]);
});

conforms('MS-25', 'countAsDesired: a further step adds only the difference', () => {
  // Five are desired for five tasks. Two more come at 90 s: two more instances, of which none was asked for before.
  const finished = run(
    cluster(1, {
      ...stillBooting,
      duration: '2m30s',
      services: [service('web', 'whole', 5)],
      events: [setDesiredCount('90s', 'web', 7)],
      model: { warmupMode: 'countAsDesired' },
    }),
  );
  expect(actions(finished)).toEqual([
    [60, 5],
    [120, 7],
  ]);
});

conforms('MS-35 MS-9', 'emptyMetric: 0/0 is 100, or the target, at which an empty cluster rests', () => {
  const parts = { duration: '2m', managedScaling: { targetCapacity: 90 } };
  const first = (model: Model) => {
    const finished = run(cluster(0, { ...parts, model }));
    return [pointAt(finished, 'cp', 60).reservation, actions(finished)];
  };
  expect(first({})).toEqual([100, [[60, 2]]]);
  expect(first({ emptyMetric: 100 })).toEqual([100, [[60, 2]]]);
  expect(first({ emptyMetric: 'target' })).toEqual([90, []]);
  const long = run(cluster(0, { ...parts, duration: '3h', model: { emptyMetric: 'target' } }));
  expect(actions(long)).toEqual([]);
});

conforms('MS-33', 'zeroStart: two, or ⌈200 / target⌉ by the formula', () => {
  const first = (targetCapacity: number, model: Model) =>
    actions(
      run(
        cluster(0, {
          duration: '2m',
          managedScaling: { targetCapacity },
          services: [service('web', 'whole', 1)],
          model,
        }),
      ),
    );
  expect(first(90, {})).toEqual([[60, 2]]);
  expect(first(90, { zeroStart: 'two' })).toEqual([[60, 2]]);
  expect(first(90, { zeroStart: 'formula' })).toEqual([[60, Math.ceil(200 / 90)]]);
  expect(first(30, { zeroStart: 'formula' })).toEqual([[60, Math.ceil(200 / 30)]]);
  expect(first(100, { zeroStart: 'formula' })).toEqual([[60, 2]]);
});

conforms('MS-16', 'lowThresholdFactor: the low alarm asks for less than target × factor', () => {
  const ends = (busy: number, model: Model) =>
    actions(run(cluster(3, { duration: '16m', services: [service('web', 'whole', busy)], model })));
  // 66.67 is below 100 and not below 60; 33.33 is below both.
  expect(ends(2, {})).toEqual([[900, 2]]);
  expect(ends(2, { lowThresholdFactor: 1 })).toEqual([[900, 2]]);
  expect(ends(2, { lowThresholdFactor: 0.6 })).toEqual([]);
  expect(ends(1, { lowThresholdFactor: 0.6 })).toEqual([[900, 2]]);
});

conforms('MS-21', 'scaleInCapPercent: half a step, or another part', () => {
  const first = (model: Model) => actions(run(cluster(20, { duration: '16m', model })));
  expect(first({})).toEqual([[900, 10]]);
  expect(first({ scaleInCapPercent: 50 })).toEqual([[900, 10]]);
  expect(first({ scaleInCapPercent: 30 })).toEqual([[900, 20 - 6]]);
  expect(first({ scaleInCapPercent: 100 })).toEqual([[900, 0]]);
});

conforms('MS-21', 'legacyScaleInCap: 5 % a step, at least one, as before 2022-09-16', () => {
  const first = (instances: number, model: Model) => actions(run(cluster(instances, { duration: '16m', model })));
  expect(first(60, { legacyScaleInCap: true })).toEqual([[900, 60 - 3]]);
  expect(first(10, { legacyScaleInCap: true })).toEqual([[900, 9]]);
  expect(first(60, { legacyScaleInCap: false })).toEqual([[900, 30]]);
});

conforms('MS-40', 'placementRetry: a waiting task is tried at its multiples, 15 s by default', () => {
  // The instance registers at 140 s.
  const placedAt = (model: Model): number =>
    timesOf(run(cluster(1, { duration: '5m', services: [service('web', 'whole', 2)], model })), 'TaskPlaced')[1];
  expect(placedAt({})).toBe(150);
  expect(placedAt({ placementRetry: '15s' })).toBe(150);
  expect(placedAt({ placementRetry: '7s' })).toBe(140);
  expect(placedAt({ placementRetry: '100s' })).toBe(200);
});

conforms('MS-38', 'provisioningTimeout: 10 to 30 minutes, a fixed time, or never', () => {
  const stops = (model: Model): readonly number[] =>
    timesOf(
      run(
        cluster(0, {
          duration: '2h',
          taskDefinitions: [taskDefinition('huge', 8192, 1024)],
          events: [runTask('1m', 'huge', 5)],
          model,
        }),
      ),
      'TaskStopped',
      { cause: 'timedOut' },
    );
  expect(stops({ provisioningTimeout: '5m' })).toEqual(Array(5).fill(60 + 300));
  expect(stops({ provisioningTimeout: 'never' })).toEqual([]);
  const byDefault = stops({});
  expect(byDefault).toHaveLength(5);
  for (const t of byDefault) expect(t).toSatisfy((at: number) => at >= 60 + 600 && at <= 60 + 1800);
  for (const t of stops({ provisioningTimeout: { distribution: 'uniform', min: '1m', max: '2m' } })) {
    expect(t).toSatisfy((at: number) => at >= 120 && at <= 180);
  }
});

conforms(
  'SS-10 IF-RATES',
  'launchRatePerMinute: what is beyond it is asked for at the next minute, and not in M before',
  () => {
    const finished = (model: Model) =>
      run(cluster(1, { duration: '3m', services: [service('web', 'whole', 5)], model }));
    expect(timesOf(finished({}), 'TaskRequested')).toEqual([0, 0, 0, 0, 0]);
    const slow = finished({ launchRatePerMinute: 2 });
    expect(timesOf(slow, 'TaskRequested')).toEqual([0, 0, 60, 60, 120]);
    // One placed, three of four waiting; the fifth does not exist yet.
    expect(pointAt(slow, 'cp', 60)).toMatchObject({ provisioning: 3, needed: 4 });
  },
);

conforms('MS-6', 'creditFreeRoom: room on instances that run is not credited, or is', () => {
  // At 120 s the second instance is InService and empty, not registered: it has room for the four units that wait.
  const at120 = (model: Model) =>
    pointAt(
      run(
        cluster(1, {
          duration: '3m',
          group: { bootTime: '10m' },
          services: [service('base', 'whole', 1), service('web', 'unit', 4)],
          model,
        }),
      ),
      'cp',
      120,
    );
  expect(at120({})).toMatchObject({ running: 2, needed: 3, reservation: 150 });
  expect(at120({ creditFreeRoom: false })).toMatchObject({ running: 2, needed: 3, reservation: 150 });
  expect(at120({ creditFreeRoom: true })).toMatchObject({ running: 2, needed: 2, reservation: 100 });
});

conforms(
  'MS-8',
  'typeCapacityInM: nominal memory lets N climb to maxSize for a task that no instance registers',
  () => {
    const finished = (model: Model) =>
      run(
        cluster(1, {
          duration: '30m',
          instanceTypes: [instanceType('lab.r', 4, 16384, { registeredMemoryMiB: 15700 })],
          managedScaling: { instanceWarmupPeriod: 60 },
          group: { instanceTypes: ['lab.r'], maxSize: 4 },
          taskDefinitions: [taskDefinition('large', 1024, 16000)],
          services: [service('base', 'small', 1), service('web', 'large', 1)],
          model: { provisioningTimeout: 'never', ...model },
        }),
      );
    for (const model of [{}, { typeCapacityInM: 'nominal' }]) {
      expect(providerOf(finished(model)).peakInstances).toBe(4);
      expect(serviceOf(finished(model), 'web').runningCount).toBe(0);
    }
    const registered = finished({ typeCapacityInM: 'registered' });
    expect(actions(registered)).toEqual([]);
    expect(pointAt(registered, 'cp', 60)).toMatchObject({ needed: 1, running: 1, reservation: 100 });
  },
);

conforms('MS-13', 'launchTypeTasksInM: an instance with tasks of launch type EC2 looks empty, or busy', () => {
  const neededWith = (model: Model): number =>
    pointAt(
      run(cluster(2, { duration: '1m', services: [service('web', 'whole', 1, { launchType: 'EC2' })], model })),
      'cp',
      60,
    ).needed;
  expect(neededWith({})).toBe(0);
  expect(neededWith({ launchTypeTasksInM: false })).toBe(0);
  expect(neededWith({ launchTypeTasksInM: true })).toBe(1);
});

conforms('CP-3', 'strategyTieBreak: equals are drawn, or the first in the list is taken', () => {
  const chosen = (seed: number, model: Model): unknown =>
    timesOf(
      run(
        scenario({
          duration: '1s',
          autoScalingGroups: [group('asg-a', { desiredCapacity: 1 }), group('asg-b', { desiredCapacity: 1 })],
          capacityProviders: [provider('a', 'asg-a'), provider('b', 'asg-b')],
          services: [service('web', 'unit', 1, { capacityProviderStrategy: [entry('a', 1), entry('b', 1)] })],
          model,
        }),
        { seed },
      ),
      'TaskRequested',
      { provider: 'a' },
    ).length;
  const over = (model: Model) => new Set(Array.from({ length: 20 }, (_, seed) => chosen(seed, model)));
  expect(over({})).toEqual(new Set([0, 1]));
  expect(over({ strategyTieBreak: 'random' })).toEqual(new Set([0, 1]));
  expect(over({ strategyTieBreak: 'listOrder' })).toEqual(new Set([1]));
});

conforms('MS-12', 'legacyM: with several zones or types M is N + minimumScalingStepSize, whatever waits', () => {
  const fifty = { tasks: [['unit', 50]] as const };
  const twoZones = { group: { availabilityZones: ['us-east-1a', 'us-east-1b'] } };
  const legacy = { model: { legacyM: true } };
  const byDemand = Math.ceil(50 / 4);
  expect(need({ ...fifty, ...twoZones })).toBe(byDemand);
  expect(need({ ...fifty, ...twoZones, model: { legacyM: false } })).toBe(byDemand);
  expect(need({ ...fifty, ...twoZones, ...legacy })).toBe(1);
  expect(need({ ...fifty, ...twoZones, ...legacy, managedScaling: { minimumScalingStepSize: 3 } })).toBe(3);
  expect(need({ ...fifty, ...legacy })).toBe(byDemand);
  const types = [instanceType('lab.a', 4, 16384), instanceType('lab.b', 4, 16384)];
  expect(need({ ...fifty, types, ...legacy })).toBe(1);
});

conforms('MS-37', 'account.provisioningTaskLimit: 500, or what the account has', () => {
  const waiting = (account: Model): number =>
    run(cluster(0, { duration: '1m', account, events: [runTask('10s', 'whole', 600)] })).summary.tasks.waitingAtEnd;
  expect(waiting({})).toBe(500);
  expect(waiting({ provisioningTaskLimit: 100 })).toBe(100);
});

conforms('IF-START', 'initialState takes the place of a fresh placement: instances, their age, their tasks', () => {
  const finished = run(
    cluster(2, {
      duration: '2m',
      managedScaling: { instanceWarmupPeriod: 300 },
      services: [service('web', 'whole', 3)],
      initialState: {
        instances: [instance('i-a', 'a', { web: 1 }), instance('i-b', 'a', { web: 1 }, { age: '100s' })],
      },
    }),
  );
  // Two tasks run at t = 0, the third waits; i-b is 180 s old at 80 s, so that warm-up blocks.
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 3, running: 2, desired: 2 });
  expect(timesOf(finished, 'ScalingBlocked', { obstacle: 'warmup' })).toEqual([80]);
});
