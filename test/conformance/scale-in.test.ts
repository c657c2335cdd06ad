import { expect } from 'vitest';
import {
  cluster,
  daemon,
  instance,
  service,
  setDesiredCapacity,
  setDesiredCount,
  spreadInstances,
  taskDefinition,
  unprotected,
} from './cluster.js';
import { conforms } from './conforms.js';
import { actions, providerOf, serviceOf, tasksOn, timesOf } from './read.js';
import { factsOf, pointAt, run } from './run.js';

const remaining = (finished: ReturnType<typeof run>): string[] => Object.keys(tasksOn(finished));

/** Three instances, the two oldest busy, and a policy that would end the oldest. */
const oldestBusy = {
  duration: '20m',
  services: [service('web', 'whole', 2)],
  initialState: {
    instances: [
      instance('i-old', 'a', { web: 1 }, { age: '9h' }),
      instance('i-mid', 'a', { web: 1 }, { age: '8h' }),
      instance('i-new', 'a', {}, { age: '7h' }),
    ],
  },
};
const oldestFirst = { terminationPolicies: ['OldestInstance'] };

conforms('MS-47 CP-9', 'with both flags only the empty instance goes, whatever the termination policy prefers', () => {
  const finished = run(cluster(3, { ...oldestBusy, group: oldestFirst }));
  expect(actions(finished)).toEqual([[900, 2]]);
  expect(remaining(finished)).toEqual(['i-old', 'i-mid']);
  expect(finished.summary.tasks.killed).toBe(0);
});

conforms(
  'MS-48',
  'without protection the group ends whom its policy names, with its tasks, and the service replaces them',
  () => {
    const finished = run(
      cluster(3, {
        ...oldestBusy,
        group: { ...oldestFirst, newInstancesProtectedFromScaleIn: false },
        provider: unprotected,
      }),
    );
    // SIGTERM at 920 s, SIGKILL 30 s later; the replacement is asked for at once and fits the empty instance.
    expect(timesOf(finished, 'InstanceTerminating')).toEqual([920]);
    expect(timesOf(finished, 'InstanceTerminated')).toEqual([950]);
    expect(timesOf(finished, 'TaskPlaced').at(-1)).toBe(920);
    expect(finished.summary.tasks.killed).toBe(1);
    expect(remaining(finished)).toEqual(['i-mid', 'i-new']);
    expect(serviceOf(finished, 'web').runningCount).toBe(2);
  },
);

conforms('MS-48', 'where the killed tasks find no room they wait and scale out again', () => {
  // A task on each of four instances, then a group that is told to be three.
  const finished = run(
    cluster(4, {
      duration: '15m',
      group: { newInstancesProtectedFromScaleIn: false },
      provider: unprotected,
      services: [service('web', 'whole', 4)],
      events: [setDesiredCapacity('30s', 'asg', 3)],
    }),
  );
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ running: 3, needed: 4, provisioning: 1, desired: 4 });
  expect(finished.summary.tasks.killed).toBe(1);
  expect(serviceOf(finished, 'web').runningCount).toBe(4);
});

conforms(
  'MS-47',
  'the group’s flag without the provider’s protects always; the provider’s alone protects nobody',
  () => {
    const alwaysProtected = run(cluster(3, { ...oldestBusy, provider: unprotected }));
    expect(actions(alwaysProtected)).toEqual([[900, 2]]);
    expect(remaining(alwaysProtected)).toEqual(['i-old', 'i-mid', 'i-new']);
    const neverProtected = run(
      cluster(3, {
        ...oldestBusy,
        group: { ...oldestFirst, newInstancesProtectedFromScaleIn: false },
        provider: { managedTerminationProtection: 'ENABLED', managedDraining: 'DISABLED' },
      }),
    );
    expect(remaining(neverProtected)).toEqual(['i-mid', 'i-new']);
    expect(neverProtected.summary.tasks.killed).toBe(1);
  },
);

conforms('MS-47 CP-9', 'daemons neither keep an instance nor make it busy', () => {
  const finished = run(cluster(2, { duration: '20m', services: [daemon('agent', 'small')] }));
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 0, running: 2 });
  expect(actions(finished)).toEqual([
    [900, 1],
    [960, 0],
  ]);
  expect(remaining(finished)).toEqual([]);
});

conforms('MS-49', 'all protected: desired falls, the instances stay, and the activity says why', () => {
  const finished = run(
    cluster(3, {
      duration: '3m',
      services: [service('web', 'whole', 3)],
      events: [setDesiredCapacity('100s', 'asg', 2)],
    }),
  );
  expect(pointAt(finished, 'cp', 120)).toMatchObject({ desired: 2, running: 3 });
  expect(factsOf(finished, 'TerminationPrevented')).toMatchObject([{ t: 100, desiredCapacity: 2, instances: 3 }]);
  expect(finished.summary.instances).toHaveLength(3);
});

conforms(
  'MS-49 MS-47 IF-INSTANCES',
  'the protection ends the moment its last task is STOPPED, and then the instance goes',
  () => {
    const finished = run(
      cluster(3, {
        duration: '5m',
        services: [service('web', 'whole', 3)],
        events: [setDesiredCapacity('100s', 'asg', 2), setDesiredCount('200s', 'web', 2)],
      }),
    );
    // Asked to stop at 200 s, STOPPED when stopTimeout (30 s) is over.
    expect(timesOf(finished, 'TaskStopping')).toEqual([200]);
    expect(timesOf(finished, 'InstanceTerminated')).toEqual([230]);
    expect(finished.summary.tasks.killed).toBe(0);
  },
);

conforms('MS-49', 'protection begins at InService: a pending instance may go', () => {
  // Launched at 10 s, InService at 25 s: told to be one again at 20 s. Only what is InService can be chosen, and by then it is empty.
  const finished = run(
    cluster(1, {
      duration: '1m',
      services: [service('web', 'whole', 1)],
      events: [setDesiredCapacity('10s', 'asg', 2), setDesiredCapacity('20s', 'asg', 1)],
    }),
  );
  expect(finished.summary.instances.map(({ id }) => id)).toEqual(['i-1']);
});

const aged = (id: string, zone: string, age: string) => instance(id, zone, {}, { age });
const afterOneLeft = (instances: readonly object[], group: Record<string, unknown>): string[] =>
  remaining(
    run(
      cluster(instances.length, {
        duration: '1m',
        group,
        initialState: { instances },
        events: [setDesiredCapacity('0s', 'asg', instances.length - 1)],
      }),
    ),
  );

conforms('MS-50', 'the policies name the oldest, the newest, the one closest to its next hour', () => {
  const three = [aged('i-1', 'a', '100m'), aged('i-2', 'a', '190m'), aged('i-3', 'a', '65m')];
  const left = (...terminationPolicies: readonly string[]): string[] => afterOneLeft(three, { terminationPolicies });
  expect(left('OldestInstance')).toEqual(['i-1', 'i-3']);
  expect(left('NewestInstance')).toEqual(['i-1', 'i-2']);
  // 40, 10 and 5 minutes into their hours.
  expect(left('ClosestToNextInstanceHour')).toEqual(['i-2', 'i-3']);
  expect(left('Default')).toEqual(['i-2', 'i-3']);
});

conforms('MS-50', 'a list runs in order: the next policy decides where one cannot tell', () => {
  const three = [aged('i-1', 'a', '100m'), aged('i-2', 'a', '190m'), aged('i-3', 'a', '65m')];
  expect(afterOneLeft(three, { terminationPolicies: ['OldestLaunchTemplate', 'NewestInstance'] })).toEqual([
    'i-1',
    'i-2',
  ]);
});

conforms('MS-50', 'the zone with most instances comes before any policy', () => {
  const three = [aged('i-1', 'a', '100m'), aged('i-2', 'a', '65m'), aged('i-3', 'b', '190m')];
  const availabilityZones = ['us-east-1a', 'us-east-1b'];
  expect(afterOneLeft(three, { availabilityZones, ...oldestFirst })).toEqual(['i-2', 'i-3']);
});

conforms('MS-50 IF-DETAILS', 'of the zones only those with an unprotected instance count', () => {
  const finished = run(
    cluster(5, {
      duration: '1m',
      group: { availabilityZones: ['us-east-1a', 'us-east-1b'], ...oldestFirst },
      services: [service('web', 'whole', 3)],
      initialState: {
        instances: [
          instance('a-1', 'a', { web: 1 }),
          instance('a-2', 'a', { web: 1 }),
          instance('a-3', 'a', { web: 1 }),
          instance('b-1', 'b', {}, { age: '5h' }),
          instance('b-2', 'b', {}, { age: '2h' }),
        ],
      },
      events: [setDesiredCapacity('0s', 'asg', 4)],
    }),
  );
  expect(remaining(finished)).toEqual(['a-1', 'a-2', 'a-3', 'b-2']);
});

conforms('MS-50', 'equals are drawn: each of three goes in some run', () => {
  const three = [aged('i-1', 'a', '3h'), aged('i-2', 'a', '3h'), aged('i-3', 'a', '3h')];
  const gone = new Set<string>();
  for (let seed = 1; seed <= 30; seed++) {
    const finished = run(
      cluster(3, { duration: '1s', initialState: { instances: three }, events: [setDesiredCapacity('0s', 'asg', 2)] }),
      { seed },
    );
    gone.add(['i-1', 'i-2', 'i-3'].find((id) => !remaining(finished).includes(id)) ?? '');
  }
  expect([...gone].toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['i-1', 'i-2', 'i-3']);
});

conforms('MS-21 MS-18 CP-9', 'down to nothing by halves: 9, 5, 3, 2, 1, 0', () => {
  const finished = run(cluster(9, { duration: '30m' }));
  // ⌊9/2⌋ = 4, ⌊5/2⌋ = 2, ⌊3/2⌋ = 1, then at least one.
  expect(actions(finished)).toEqual([
    [900, 5],
    [960, 3],
    [1020, 2],
    [1080, 1],
    [1140, 0],
  ]);
});

conforms('MS-56 CP-9', 'nothing is moved: two spread tasks keep two instances, though one would hold both', () => {
  const finished = run(
    cluster(2, { duration: '6h', services: [service('web', 'small', 2, { placementStrategy: [spreadInstances] })] }),
  );
  expect(actions(finished)).toEqual([]);
  expect(Object.values(tasksOn(finished))).toEqual([1, 1]);
});

conforms('MS-56 MS-4', 'a service that shrank from wide to thin keeps one task to an instance', () => {
  const finished = run(
    cluster(4, {
      duration: '2h',
      services: [service('web', 'unit', 16, { placementStrategy: [spreadInstances] })],
      events: [setDesiredCount('10m', 'web', 4)],
    }),
  );
  expect(actions(finished)).toEqual([]);
  expect(Object.values(tasksOn(finished))).toEqual([1, 1, 1, 1]);
});

conforms('IF-INSTANCES', 'an instance chosen while empty leaves N, desired and the fleet at once', () => {
  const finished = run(cluster(2, { duration: '16m', services: [service('web', 'whole', 1)] }));
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([920]);
  expect(pointAt(finished, 'cp', 900)).toMatchObject({ running: 2, desired: 1 });
  expect(pointAt(finished, 'cp', 960)).toMatchObject({ running: 1, desired: 1 });
  expect(providerOf(finished)).toMatchObject({ peakInstances: 2, finalInstances: 1, instancesTerminated: 1 });
});

conforms('IF-INSTANCES', 'one that still holds tasks leaves N at once, and is paid for until it ends', () => {
  const finished = run(
    cluster(1, {
      duration: '1h',
      group: { newInstancesProtectedFromScaleIn: false },
      provider: unprotected,
      taskDefinitions: [taskDefinition('slow', 1024, 1024, { stopTimeout: '90s' })],
      services: [service('web', 'slow', 1)],
      events: [setDesiredCapacity('100s', 'asg', 0), setDesiredCount('100s', 'web', 0)],
    }),
  );
  // Chosen at 100 s with a task that takes 90 s to stop.
  expect(pointAt(finished, 'cp', 120).running).toBe(0);
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([190]);
  expect(providerOf(finished).instanceHours).toBeCloseTo(190 / 3600, 3);
});

conforms('MS-49 MS-29', 'a change of desired by hand is not counted as an action of the policy', () => {
  const finished = run(cluster(3, { duration: '2m', events: [setDesiredCapacity('30s', 'asg', 2)] }));
  expect(providerOf(finished)).toMatchObject({ scaleInActions: 0, scaleOutActions: 0, instancesTerminated: 1 });
});
