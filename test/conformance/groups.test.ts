import { expect } from 'vitest';
import {
  cluster,
  daemon,
  entry,
  group,
  instanceType,
  provider,
  scenario,
  service,
  setDesiredCapacity,
  setDesiredCount,
  taskDefinition,
  unprotected,
} from './cluster.js';
import { conforms } from './conforms.js';
import { actions, errorsIn, instancesByZone, providerOf, serviceOf, timesOf } from './read.js';
import { factsOf, pointAt, run } from './run.js';

const availabilityZones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

conforms('MS-57', 'a group launches where it has fewest instances', () => {
  const finished = run(
    cluster(1, { duration: '1m', group: { availabilityZones }, events: [setDesiredCapacity('0s', 'asg', 7)] }),
  );
  const zones = factsOf(finished, 'InstanceLaunched').map(({ zone }) => zone);
  // Each three launches go to three zones.
  expect(new Set(zones.slice(0, 3)).size).toBe(3);
  expect(new Set(zones.slice(3, 6)).size).toBe(3);
  expect(Object.values(instancesByZone(finished)).toSorted((a, b) => a - b)).toEqual([2, 2, 3]);
});

conforms('MS-59', 'a weight of an instance type is refused', () => {
  expect(errorsIn(cluster(0, { group: { weightedCapacity: 2 } }))).toHaveLength(1);
});

conforms('MS-60', 'of several types the first is launched', () => {
  const finished = run(
    cluster(1, {
      instanceTypes: [instanceType('lab.8x32', 8, 32768)],
      group: { instanceTypes: ['lab.8x32', 'lab.4x16'] },
      services: [service('web', 'whole', 7)],
    }),
  );
  expect(new Set(finished.summary.instances.map((i) => i.instanceType))).toEqual(new Set(['lab.8x32']));
  expect(finished.summary.instances.length).toBeGreaterThan(1);
});

conforms(
  'IF-START',
  'at t = 0 the desired instances run, registered, of the first type, balanced over the zones',
  () => {
    const finished = run(
      cluster(6, {
        duration: '1m',
        instanceTypes: [instanceType('lab.8x32', 8, 32768)],
        group: { availabilityZones, instanceTypes: ['lab.8x32', 'lab.4x16'] },
      }),
    );
    expect(instancesByZone(finished)).toEqual({ 'us-east-1a': 2, 'us-east-1b': 2, 'us-east-1c': 2 });
    expect(finished.summary.instances.map((i) => [i.instanceType, i.state])).toEqual(
      Array(6).fill(['lab.8x32', 'active']),
    );
    expect(pointAt(finished, 'cp', 60).running).toBe(6);
    expect(providerOf(finished)).toMatchObject({ instancesLaunched: 0, peakInstances: 6 });
  },
);

conforms('IF-START', 'they are past warm-up: the first datapoint may scale out', () => {
  const finished = run(
    cluster(1, {
      duration: '2m',
      managedScaling: { instanceWarmupPeriod: 10_000 },
      services: [service('web', 'whole', 2)],
    }),
  );
  expect(actions(finished)).toEqual([[60, 2]]);
});

conforms('IF-START', 'services ask for their tasks at t = 0 through the ordinary scheduler', () => {
  const finished = run(cluster(2, { duration: '1m', services: [service('web', 'half', 5)] }));
  expect(timesOf(finished, 'TaskRequested')).toEqual([0, 0, 0, 0, 0]);
  expect(finished.summary.tasks).toMatchObject({ placed: 4, waitingAtEnd: 1 });
  expect(finished.summary.placementWaitSeconds.max).toBe(0);
  expect(timesOf(finished, 'TaskStarted')).toEqual([10, 10, 10, 10]);
});

conforms('IF-INSTANCES', 'InService 15 s after launch, registered when it has booted', () => {
  const finished = run(cluster(1, { duration: '3m', services: [service('web', 'whole', 2)] }));
  expect(timesOf(finished, 'InstanceLaunched')).toEqual([0, 80]);
  expect(timesOf(finished, 'InstanceInService')).toEqual([0, 80 + 15]);
  expect(timesOf(finished, 'InstanceRegistered')).toEqual([0, 80 + 60]);
});

conforms('IF-INSTANCES', 'it does not register before it is InService', () => {
  const finished = run(
    cluster(1, { duration: '3m', group: { bootTime: '5s' }, services: [service('web', 'whole', 2)] }),
  );
  expect(timesOf(finished, 'InstanceRegistered')).toEqual([0, 95]);
});

conforms('IF-INSTANCES', 'boot times are independent draws: one says nothing about the next', () => {
  const finished = run(
    cluster(0, {
      duration: '30m',
      managedScaling: { status: 'DISABLED' },
      provider: unprotected,
      group: { maxSize: 200, bootTime: { distribution: 'uniform', min: '100s', max: '1100s' } },
      events: [setDesiredCapacity('0s', 'asg', 200)],
    }),
  );
  const registeredAt = new Map(
    factsOf(finished, 'InstanceRegistered').map((fact) => [fact['instance'], Number(fact['t'])]),
  );
  const boots = factsOf(finished, 'InstanceLaunched').map((fact) => registeredAt.get(fact['instance']) ?? NaN);
  const mean = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
  const off = boots.map((boot) => boot - mean(boots));
  // Uniform over 1,000 s: the mean of 200 is 600 ± 20; the correlation of neighbours is 0 ± 0.07.
  expect(Math.abs(mean(boots) - 600)).toBeLessThan(100);
  const correlation = mean(off.slice(1).map((d, n) => d * off[n])) / mean(off.map((d) => d * d));
  expect(Math.abs(correlation)).toBeLessThan(0.3);
});

conforms('PL-2 IF-INSTANCES', 'no task is placed on an instance before its agent has registered', () => {
  const finished = run(
    cluster(0, { duration: '10m', group: { bootTime: '100s' }, services: [service('web', 'whole', 2)] }),
  );
  expect(timesOf(finished, 'InstanceInService')).toEqual([95, 95]);
  expect(timesOf(finished, 'InstanceRegistered')).toEqual([180, 180]);
  expect(timesOf(finished, 'TaskPlaced')).toEqual([180, 180]);
});

conforms('MS-29', 'a scheduled action that would leave minSize above maxSize is refused as a whole', () => {
  const finished = run(
    cluster(2, {
      duration: '20m',
      group: {
        maxSize: 4,
        scheduledActions: [
          { at: '5m', maxSize: 3 },
          { at: '10m', minSize: 4, desiredCapacity: 4 },
        ],
      },
    }),
  );
  expect(factsOf(finished, 'GroupSizeChanged').map(({ t }) => t)).toEqual([0, 300]);
  expect(factsOf(finished, 'DesiredCapacityChanged').map(({ desiredCapacity }) => desiredCapacity)).not.toContain(4);
});

conforms('MS-29', 'scheduled actions move the bounds, and desired with them', () => {
  const finished = run(
    cluster(1, {
      duration: '10m',
      group: { scheduledActions: [{ at: '5m', minSize: 4 }] },
      services: [service('web', 'whole', 1)],
    }),
  );
  expect(timesOf(finished, 'InstanceLaunched')).toEqual([0, 300, 300, 300]);
  expect(providerOf(finished).scaleOutActions).toBe(0);
});

conforms('IF-DETAILS', 'the run includes its last instant', () => {
  const finished = run(
    cluster(1, { duration: '10m', services: [service('web', 'unit', 1)], events: [setDesiredCount('10m', 'web', 2)] }),
  );
  expect(providerOf(finished).series.at(-1)?.t).toBe(600);
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 600]);
  expect(serviceOf(finished, 'web')).toMatchObject({ desiredCount: 2, runningCount: 1 });
});

conforms('IF-DETAILS', 'the window of the figures includes its beginning and excludes its end', () => {
  const counted = (from: string, until: string) => {
    const measure = { from, until };
    const { scaleOutActions, instancesLaunched } = providerOf(
      run(cluster(1, { duration: '10m', measure, services: [service('web', 'whole', 2)] })),
    );
    return { scaleOutActions, instancesLaunched };
  };
  // The action and the launch are at 80 s.
  expect(counted('0s', '80s')).toEqual({ scaleOutActions: 0, instancesLaunched: 0 });
  expect(counted('0s', '81s')).toEqual({ scaleOutActions: 1, instancesLaunched: 1 });
  expect(counted('80s', '10m')).toEqual({ scaleOutActions: 1, instancesLaunched: 1 });
  expect(counted('81s', '10m')).toEqual({ scaleOutActions: 0, instancesLaunched: 0 });
});

conforms('IF-DETAILS', 'byAvailabilityZone and byCapacityProvider count RUNNING tasks', () => {
  const taskDefinitions = [taskDefinition('slow', 128, 128, { startTime: '5m' })];
  const at = (duration: string) =>
    serviceOf(run(cluster(1, { duration, taskDefinitions, services: [service('web', 'slow', 3)] })), 'web');
  expect(at('4m')).toMatchObject({ byAvailabilityZone: { 'us-east-1a': 0 }, byCapacityProvider: { cp: 0 } });
  expect(at('6m')).toMatchObject({ byAvailabilityZone: { 'us-east-1a': 3 }, byCapacityProvider: { cp: 3 } });
});

conforms('IF-DETAILS', 'a stop lasts stopTimeout unless the task definition gives stopTime', () => {
  const stoppedAt = (fields: Record<string, unknown>): number[] =>
    timesOf(
      run(
        cluster(1, {
          duration: '5m',
          taskDefinitions: [taskDefinition('slow', 128, 128, fields)],
          services: [service('web', 'slow', 1)],
          events: [setDesiredCount('60s', 'web', 0)],
        }),
      ),
      'TaskStopped',
    );
  expect(stoppedAt({})).toEqual([60 + 30]);
  expect(stoppedAt({ stopTimeout: '90s' })).toEqual([60 + 90]);
  expect(stoppedAt({ stopTimeout: '90s', stopTime: '5s' })).toEqual([60 + 5]);
});

conforms('SS-1', 'a daemon runs on each instance, those that come later too; a replica keeps its count', () => {
  const finished = run(
    cluster(1, {
      duration: '10m',
      services: [daemon('agent', 'small'), service('web', 'half', 3)],
    }),
  );
  // One half beside the daemon on each instance of 4,096 units.
  expect(finished.summary.instances).toHaveLength(3);
  expect(serviceOf(finished, 'agent').runningCount).toBe(3);
  expect(serviceOf(finished, 'web').runningCount).toBe(3);
});

conforms(
  'MS-29',
  'an update of the sizes moves a desired capacity that is left outside, even one that the file gives',
  () => {
    const sized = (path: string, value: number) =>
      run(
        cluster(2, {
          duration: '5m',
          services: [service('web', 'whole', 2)],
          events: [{ at: '100s', type: 'update', path: `autoScalingGroups[asg].${path}`, value }],
        }),
      );
    expect(pointAt(sized('minSize', 4), 'cp', 120).desired).toBe(4);
    expect(pointAt(sized('maxSize', 1), 'cp', 120).desired).toBe(1);
  },
);

conforms('SS-1', 'a daemon is on every instance of the cluster, unless a strategy of its own says where', () => {
  const running = (ownStrategy: object): number =>
    serviceOf(
      run(
        scenario({
          duration: '1m',
          autoScalingGroups: [group('a', { desiredCapacity: 2 }), group('b', { desiredCapacity: 1 })],
          capacityProviders: [provider('cp-a', 'a'), provider('cp-b', 'b')],
          cluster: { defaultCapacityProviderStrategy: [entry('cp-a', 1)] },
          services: [{ ...daemon('agent', 'small'), ...ownStrategy }],
        }),
      ),
      'agent',
    ).runningCount;
  expect(running({})).toBe(3);
  expect(running({ capacityProviderStrategy: [entry('cp-a', 1)] })).toBe(2);
});
