import { expect } from 'vitest';
import { rebalancingOutcome } from '../../src/model/facts.js';
import {
  binpack,
  cluster,
  daemon,
  deploy,
  entry,
  group,
  instance,
  percents,
  provider,
  scenario,
  service,
  setDesiredCapacity,
  spreadInstances,
  spreadZones,
  taskDefinition,
} from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, providerOf, rawFactsOf, serviceOf, timesOf } from './read.js';
import { run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

const zonesOf = (counts: readonly number[]): readonly string[] =>
  counts.map((_, n) => `us-east-1${'abcdef'.charAt(n)}`);
const isMoved = { cause: 'rebalanced' };

/** One instance in each zone, and so many tasks of `web` on each at t = 0. */
const uneven = (counts: readonly number[], fields: Json = {}, parts: Json = {}) =>
  cluster(counts.length, {
    duration: '2h',
    group: { maxSize: counts.length, availabilityZones: zonesOf(counts) },
    managedScaling: { status: 'DISABLED' },
    provider: { managedTerminationProtection: 'DISABLED' },
    initialState: {
      instances: counts.map((web, n) =>
        instance(`i-${'abcdef'.charAt(n)}`, 'abcdef'.charAt(n), web > 0 ? { web } : {}),
      ),
    },
    services: [
      service(
        'web',
        'small',
        counts.reduce((x, y) => x + y, 0),
        fields,
      ),
    ],
    ...parts,
  });

/** The service's tasks by zone at the end. */
const standing = (finished: ReturnType<typeof run>): readonly number[] =>
  Object.values(serviceOf(finished, 'web').byAvailabilityZone);
const evened = (counts: readonly number[], fields: Json = {}, parts: Json = {}): readonly number[] =>
  standing(run(uneven(counts, fields, parts)));

conforms(
  'AZ-3 AZ-4 MS-71',
  'example 41, W50: two tasks in one of two zones: start in the other, then stop one: 1 + 1',
  () => {
    const finished = run(uneven([2, 0]));
    expect(standing(finished)).toEqual([1, 1]);
    // Steady at 40 s; looked at after five minutes. RUNNING after 10 s, healthy after 40 s more.
    expect(timesOf(finished, 'RebalancingStarted')).toEqual([300]);
    expect(timesOf(finished, 'TaskPlaced').at(-1)).toBe(300);
    expect(timesOf(finished, 'TaskStopping', isMoved)).toEqual([350]);
    expect(rawFactsOf(finished, 'RebalancingEnded').map(({ t, outcome }) => [t, outcome])).toEqual([
      [350, rebalancingOutcome.completed],
    ]);
  },
);

conforms('AZ-3 MS-71', 'example 42, W50: three tasks over two zones are 1 + 2, five over three are 1 + 2 + 2', () => {
  expect(run(uneven([1, 2])).summary.facts).toBeGreaterThan(0);
  expect(timesOf(run(uneven([1, 2])), 'RebalancingStarted')).toEqual([]);
  expect([...evened([3, 0])].toSorted()).toEqual([1, 2]);
  expect([...evened([5, 0, 0])].toSorted()).toEqual([1, 2, 2]);
  expect([...evened([4, 1, 0])].toSorted()).toEqual([1, 2, 2]);
});

conforms('AZ-3', 'each zone gets ⌊desired / zones⌋, the remainder one each', () => {
  for (const counts of [
    [10, 0, 0],
    [0, 11, 1],
    [6, 6, 0, 0],
  ]) {
    const total = counts.reduce((x, y) => x + y, 0);
    const after = evened(counts);
    expect(after.reduce((x, y) => x + y, 0)).toBe(total);
    for (const count of after) {
      expect(count).toBeGreaterThanOrEqual(Math.floor(total / counts.length));
      expect(count).toBeLessThanOrEqual(Math.ceil(total / counts.length));
    }
  }
});

conforms('AZ-3', 'not before the steady state: a deployment comes first', () => {
  const finished = run(
    uneven(
      [4, 0],
      {},
      {
        taskDefinitions: [taskDefinition('slow', 128, 128, { startTime: '20m' })],
        events: [deploy('100s', 'web', 'slow')],
      },
    ),
  );
  const completed = timesOf(finished, 'DeploymentCompleted')[1];
  expect(completed).toBeGreaterThan(100 + 1200);
  expect(timesOf(finished, 'RebalancingStarted').every((t) => t > completed)).toBe(true);
});

conforms('AZ-3', 'rebalanceInterval: how often it looks, five minutes by default', () => {
  const begins = (model: Json): number => timesOf(run(uneven([2, 0], {}, { model })), 'RebalancingStarted')[0];
  expect(begins({})).toBe(300);
  expect(begins({ rebalanceInterval: '1m' })).toBe(60);
  expect(begins({ rebalanceInterval: '30m' })).toBe(1800);
});

conforms('AZ-3', 'one move after another, each as soon as the last is done', () => {
  const finished = run(uneven([6, 0]));
  const begins = timesOf(finished, 'RebalancingStarted');
  expect(begins).toHaveLength(3);
  // 50 s to healthy, 30 s until the other is STOPPED.
  expect(begins).toEqual([300, 380, 460]);
  expect(standing(finished)).toEqual([3, 3]);
});

conforms('AZ-3', 'the zones are those of the instances that the service may use', () => {
  const finished = run(
    scenario({
      duration: '1h',
      autoScalingGroups: [
        group('asg', { desiredCapacity: 1 }),
        group('elsewhere', { desiredCapacity: 1, availabilityZones: ['us-east-1b'] }),
      ],
      capacityProviders: [provider('cp', 'asg'), provider('other', 'elsewhere')],
      services: [service('web', 'small', 4, { capacityProviderStrategy: [entry('cp', 1)] })],
    }),
  );
  expect(timesOf(finished, 'RebalancingStarted')).toEqual([]);
});

conforms('AZ-1', 'not by another first strategy, a maximum of 100, a constraint on the zone, nor for daemons', () => {
  const moves = (fields: Json): number => timesOf(run(uneven([4, 0], fields)), 'TaskStopping', isMoved).length;
  const constraint = (expression: string): Json => ({ placementConstraints: [{ type: 'memberOf', expression }] });
  expect(moves({})).toBe(2);
  expect(moves({ placementStrategy: [spreadZones] })).toBe(2);
  expect(moves({ placementStrategy: [spreadZones, binpack('cpu')] })).toBe(2);
  expect(moves({ placementStrategy: [binpack('cpu')] })).toBe(0);
  expect(moves({ placementStrategy: [spreadInstances] })).toBe(0);
  expect(moves({ placementStrategy: [binpack('cpu'), spreadZones] })).toBe(0);
  expect(moves(percents(100, 100))).toBe(0);
  expect(moves(constraint('attribute:ecs.availability-zone in [us-east-1a, us-east-1b]'))).toBe(0);
  expect(moves(constraint('attribute:ecs.instance-type =~ lab.*'))).toBe(2);
});

conforms('AZ-1', 'example 44: a maximum of 100 keeps two tasks in one zone', () => {
  expect(evened([2, 0], percents(50, 100))).toEqual([2, 0]);
});

conforms('AZ-1', 'ENABLED for a service that is not eligible is refused', () => {
  const asked = { availabilityZoneRebalancing: 'ENABLED' };
  const place = ['services[web].availabilityZoneRebalancing'];
  const refused = (fields: Json): readonly string[] => errorsIn(uneven([2, 0], { ...asked, ...fields }));
  expect(refused({})).toEqual([]);
  expect(refused({ placementStrategy: [binpack('cpu')] })).toEqual(place);
  expect(refused(percents(50, 100))).toEqual(place);
  expect(errorsIn(cluster(1, { services: [{ ...daemon('web', 'small'), ...asked }] }))).toEqual(place);
});

conforms('AZ-2', 'ENABLED unless the file says DISABLED', () => {
  expect(evened([4, 0])).toEqual([2, 2]);
  expect(evened([4, 0], { availabilityZoneRebalancing: 'ENABLED' })).toEqual([2, 2]);
  expect(evened([4, 0], { availabilityZoneRebalancing: 'DISABLED' })).toEqual([4, 0]);
});

conforms(
  'AZ-4 MS-71',
  'it launches no instance: without room in the zone it fails, and does when there is room',
  () => {
    const full = (parts: Json) =>
      run(
        cluster(3, {
          duration: '1h',
          group: { maxSize: 4, availabilityZones: ['us-east-1a', 'us-east-1b'] },
          initialState: {
            instances: [
              instance('i-a', 'a', { web: 4 }),
              instance('i-a2', 'a', { fill: 1 }),
              instance('i-b', 'b', { fill: 1 }),
            ],
          },
          services: [service('web', 'unit', 4), service('fill', 'whole', 2)],
          ...parts,
        }),
      );
    const finished = full({});
    // Said once: it is not tried again before an instance has registered.
    expect(rawFactsOf(finished, 'RebalancingEnded').map(({ t, outcome }) => [t, outcome])).toEqual([
      [300, rebalancingOutcome.placementFailed],
    ]);
    expect(timesOf(finished, 'TaskRequested')).toHaveLength(6);
    expect(providerOf(finished).instancesLaunched).toBe(0);
    expect(standing(finished)).toEqual([4, 0]);
    // Another instance comes, in the zone that has fewest.
    expect(standing(full({ events: [setDesiredCapacity('20m', 'asg', 4)] }))).toEqual([2, 2]);
  },
);

conforms('AZ-4', 'never more than one task above the desired count, and never fewer healthy ones', () => {
  const finished = run(uneven([6, 0, 0]));
  let [running, most, fewest] = [6, 6, 6];
  const steps = [
    ...timesOf(finished, 'TaskStarted').map((t) => [t, 1] as const),
    ...timesOf(finished, 'TaskStopping').map((t) => [t, -1] as const),
  ].filter(([t]) => t > 0);
  for (const [, by] of steps.toSorted(([a], [b]) => a - b)) {
    running += by;
    most = Math.max(most, running);
    fewest = Math.min(fewest, running);
  }
  expect([fewest, most]).toEqual([6, 7]);
});

conforms('AZ-4', 'a deployment stops it', () => {
  const finished = run(
    uneven(
      [4, 0],
      {},
      {
        taskDefinitions: [taskDefinition('small-v2', 128, 128)],
        events: [deploy('305s', 'web', 'small-v2')],
      },
    ),
  );
  const [first] = rawFactsOf(finished, 'RebalancingEnded');
  expect([first.t, first['outcome']]).toEqual([305, rebalancingOutcome.stopped]);
  const completed = timesOf(finished, 'DeploymentCompleted')[1];
  const moves = timesOf(finished, 'TaskStopping', isMoved);
  expect(moves.every((t) => t > completed)).toBe(true);
  // The new tasks went where the old ones were not; only then are they evened out.
  expect(moves).toHaveLength(2);
  expect(standing(finished)).toEqual([2, 2]);
});

conforms('AZ-4 PL-24', 'a protected task stops it: one more starts, and goes again', () => {
  const finished = run(
    uneven(
      [2, 0],
      {},
      {
        duration: '9m',
        events: [{ at: '1m', type: 'updateTaskProtection', service: 'web' }],
      },
    ),
  );
  expect(rawFactsOf(finished, 'RebalancingEnded').map(({ t, outcome }) => [t, outcome])).toEqual([
    [350, rebalancingOutcome.stopped],
  ]);
  expect(timesOf(finished, 'TaskStopping', { cause: 'scaledIn' })).toEqual([350]);
  expect(standing(finished)).toEqual([2, 0]);
});

conforms('AZ-4 CP-4', 'a move stays within one capacity provider', () => {
  const both = ['us-east-1a', 'us-east-1b'];
  const finished = run(
    scenario({
      duration: '2h',
      autoScalingGroups: [
        group('asg', { desiredCapacity: 2, maxSize: 2, availabilityZones: both }),
        group('asg-2', { desiredCapacity: 2, maxSize: 2, availabilityZones: both }),
      ],
      capacityProviders: [
        provider('cp', 'asg', { status: 'DISABLED' }, { managedTerminationProtection: 'DISABLED' }),
        provider('cp-2', 'asg-2', { status: 'DISABLED' }, { managedTerminationProtection: 'DISABLED' }),
      ],
      initialState: {
        instances: [
          instance('i-a', 'a', { web: 4 }),
          instance('i-b', 'b'),
          instance('i-c', 'a', { web: 4 }, { autoScalingGroup: 'asg-2' }),
          instance('i-d', 'b', {}, { autoScalingGroup: 'asg-2' }),
        ],
      },
      services: [service('web', 'small', 8, { capacityProviderStrategy: [entry('cp', 1), entry('cp-2', 1)] })],
    }),
  );
  expect(serviceOf(finished, 'web').byAvailabilityZone).toEqual({ 'us-east-1a': 4, 'us-east-1b': 4 });
  expect(serviceOf(finished, 'web').byCapacityProvider).toEqual({ cp: 4, 'cp-2': 4 });
});
