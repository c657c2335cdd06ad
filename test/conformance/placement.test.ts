import { expect } from 'vitest';
import {
  binpack,
  cluster,
  distinctInstance,
  entry,
  group,
  instance,
  instanceType,
  provider,
  runTask,
  scenario,
  service,
  setDesiredCount,
  spreadInstances,
  spreadZones,
  taskDefinition,
} from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, onlyInstance, serviceOf, tasksOn, timesOf } from './read.js';
import { factsOf, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

const zones = (...letters: readonly string[]): Json => ({ availabilityZones: letters.map((z) => `us-east-1${z}`) });
const seeds = Array.from({ length: 20 }, (_, n) => n + 1);

/** A cluster as it stands, and one change a minute later; read at two minutes. */
const layout = (letters: readonly string[], instances: readonly Json[], parts: Json): string =>
  cluster(instances.length, {
    duration: '2m',
    group: { ...zones(...letters), minSize: instances.length },
    initialState: { instances },
    ...parts,
  });

conforms('PL-1 PL-8', 'strategies never make a task unplaceable: a full zone is passed over', () => {
  const finished = run(
    layout(['a', 'b'], [instance('a-1', 'a', { base: 1 }), instance('b-1', 'b')], {
      services: [service('base', 'whole', 1), service('web', 'unit', 3, { placementStrategy: [spreadZones] })],
    }),
  );
  expect(tasksOn(finished)).toEqual({ 'a-1': 1, 'b-1': 3 });
});

conforms('PL-1 CO-3', 'constraints do bind: a fourth distinct task waits beside three instances with room', () => {
  const finished = run(
    cluster(3, { duration: '1m', group: { maxSize: 3 }, services: [service('web', 'unit', 4, distinctInstance)] }),
  );
  expect(Object.values(tasksOn(finished))).toEqual([1, 1, 1]);
  expect(finished.summary.tasks.waitingAtEnd).toBe(1);
  expect(factsOf(finished, 'TaskWaited')[0]['reason']).toBe('distinctInstance');
});

conforms('PL-1', 'every resource must be there: memory without CPU does not help', () => {
  const finished = run(
    cluster(1, { duration: '1m', services: [service('web', 'whole', 1)], events: [runTask('10s', 'unit', 1)] }),
  );
  expect(onlyInstance(finished)).toMatchObject({ cpuFree: 0, memoryFreeMiB: 16384 - 1024 });
  expect(factsOf(finished, 'TaskWaited').map(({ reason }) => reason)).toEqual(['cpu']);
});

conforms('PL-2', 'an awsvpc task needs a free network interface beside room', () => {
  const finished = run(
    cluster(1, {
      duration: '1m',
      instanceTypes: [instanceType('lab.2eni', 4, 16384, { maxEnis: 2 })],
      group: { instanceTypes: ['lab.2eni'], maxSize: 1 },
      taskDefinitions: [taskDefinition('net', 128, 128, { networkMode: 'awsvpc' })],
      services: [service('web', 'net', 2)],
    }),
  );
  expect(finished.summary.tasks).toMatchObject({ placed: 1, waitingAtEnd: 1 });
  expect(factsOf(finished, 'TaskWaited')[0]['reason']).toBe('eni');
});

const memories = [1000, 600, 300];
const byMemory = {
  instanceTypes: memories.map((memory) => instanceType(`m.${memory}`, 4, memory)),
  group: { instanceTypes: memories.map((memory) => `m.${memory}`), minSize: 3 },
  taskDefinitions: [taskDefinition('task', 128, 400)],
  initialState: {
    instances: memories.map((memory, n) => instance(`i-${n + 1}`, 'a', {}, { instanceType: `m.${memory}` })),
  },
};

conforms('PL-3', 'binpack takes the least free of its field that still holds the task', () => {
  const finished = run(
    cluster(3, {
      ...byMemory,
      duration: '1m',
      services: [service('web', 'task', 1, { placementStrategy: [binpack('memory')] })],
    }),
  );
  expect(tasksOn(finished)).toEqual({ 'i-1': 0, 'i-2': 1, 'i-3': 0 });
});

conforms('PL-3', 'only the named field is ranked; the other is a filter', () => {
  const finished = run(
    cluster(2, {
      duration: '1m',
      instanceTypes: [instanceType('much-cpu', 8, 1024), instanceType('much-memory', 4, 8192)],
      group: { instanceTypes: ['much-cpu', 'much-memory'], minSize: 2 },
      initialState: {
        instances: [
          instance('i-cpu', 'a', {}, { instanceType: 'much-cpu' }),
          instance('i-memory', 'a', {}, { instanceType: 'much-memory' }),
        ],
      },
      taskDefinitions: [taskDefinition('task', 128, 512), taskDefinition('large', 128, 2048)],
      services: [
        service('by-cpu', 'task', 1, { placementStrategy: [binpack('cpu')] }),
        service('by-memory', 'task', 1, { placementStrategy: [binpack('memory')] }),
        service('too-large', 'large', 1, { placementStrategy: [binpack('memory')] }),
      ],
    }),
  );
  const placed = factsOf(finished, 'TaskPlaced').map(({ task, instance: on }) => [task, on]);
  expect(placed).toEqual([
    ['by-cpu/1', 'i-memory'],
    ['by-memory/1', 'i-cpu'],
    ['too-large/1', 'i-memory'],
  ]);
});

conforms('PL-4', 'spread over instanceId, or its alias host, gives each instance as many', () => {
  for (const field of ['instanceId', 'host']) {
    const placementStrategy = [{ type: 'spread', field }];
    const finished = run(cluster(3, { duration: '1m', services: [service('web', 'unit', 6, { placementStrategy })] }));
    expect(Object.values(tasksOn(finished))).toEqual([2, 2, 2]);
  }
});

conforms('PL-4', 'spread over a custom attribute gives each value as many', () => {
  const finished = run(
    scenario({
      duration: '1m',
      autoScalingGroups: [
        group('asg-1', { desiredCapacity: 1, attributes: { rack: 'r1' } }),
        group('asg-2', { desiredCapacity: 2, attributes: { rack: 'r2' } }),
      ],
      services: [
        service('web', 'unit', 4, {
          launchType: 'EC2',
          placementStrategy: [{ type: 'spread', field: 'attribute:rack' }],
        }),
      ],
    }),
  );
  const [first, ...others] = Object.values(tasksOn(finished));
  expect(first).toBe(2);
  expect(others.reduce((sum, n) => sum + n, 0)).toBe(2);
});

conforms('PL-4', 'spread counts the tasks of the same service and no others', () => {
  const finished = run(
    layout(['a', 'b'], [instance('a-1', 'a', { base: 3 }), instance('b-1', 'b')], {
      services: [service('base', 'small', 3), service('web', 'unit', 2, { placementStrategy: [spreadZones] })],
    }),
  );
  expect(serviceOf(finished, 'web').byAvailabilityZone).toEqual({ 'us-east-1a': 1, 'us-east-1b': 1 });
});

conforms('PL-4 PL-10', 'by instance too: how full others have made an instance does not matter', () => {
  for (const fields of [{ placementStrategy: [spreadInstances] }, {}]) {
    const finished = run(
      layout(['a'], [instance('i-1', 'a', { base: 3 }), instance('i-2', 'a')], {
        services: [service('base', 'unit', 3), service('web', 'unit', 2, fields)],
      }),
    );
    expect(tasksOn(finished)).toEqual({ 'i-1': 3 + 1, 'i-2': 1 });
  }
});

conforms('PL-4 IF-DETAILS', 'and it counts them in the whole cluster, whatever provider they went to', () => {
  const finished = run(
    scenario({
      duration: '1m',
      autoScalingGroups: [
        group('asg-a', { desiredCapacity: 1 }),
        group('asg-ab', { desiredCapacity: 2, ...zones('a', 'b') }),
      ],
      capacityProviders: [provider('only-a', 'asg-a'), provider('both', 'asg-ab')],
      services: [
        service('web', 'unit', 4, {
          capacityProviderStrategy: [entry('only-a', 0, 2), entry('both', 1)],
          placementStrategy: [spreadZones],
        }),
      ],
    }),
  );
  // Two in zone a by the base; so both others go to zone b.
  expect(serviceOf(finished, 'web').byAvailabilityZone).toEqual({ 'us-east-1a': 2, 'us-east-1b': 2 });
});

/** Two RunTask calls of one task each, spread over two zones: true where they went to different ones. */
const apart = (first: readonly [string, Json], second: readonly [string, Json], seed: number): boolean => {
  const call = (at: string, [family, fields]: readonly [string, Json]) =>
    runTask(at, family, 1, { placementStrategy: [spreadZones], ...fields });
  const events = [call('10s', first), call('20s', second)];
  const finished = run(cluster(2, { duration: '1m', group: zones('a', 'b'), events }), { seed });
  return Object.values(tasksOn(finished)).every((n) => n === 1);
};

conforms('PL-4', 'standalone tasks count with those of their task group, which is the family unless given', () => {
  const always = (first: readonly [string, Json], second: readonly [string, Json]): boolean =>
    seeds.every((seed) => apart(first, second, seed));
  expect(always(['unit', {}], ['unit', {}])).toBe(true);
  expect(always(['unit', { group: 'night' }], ['small', { group: 'night' }])).toBe(true);
  expect(always(['unit', {}], ['small', {}])).toBe(false);
  expect(always(['unit', { group: 'night' }], ['unit', { group: 'day' }])).toBe(false);
});

conforms('PL-5', 'tasks that only just start count: a burst spreads', () => {
  const finished = run(
    cluster(3, {
      duration: '1m',
      group: zones('a', 'b', 'c'),
      taskDefinitions: [taskDefinition('slow', 128, 128, { startTime: '10m' })],
      services: [service('web', 'slow', 6, { placementStrategy: [spreadZones] })],
    }),
  );
  expect(finished.summary.tasks.startingAtEnd).toBe(6);
  expect(Object.values(tasksOn(finished))).toEqual([2, 2, 2]);
});

conforms('PL-5 CO-3', 'tasks that are asked to stop no longer count', () => {
  // Both tasks of zone a stop for two minutes; the two that follow go where none is desired: one to each zone.
  const finished = run(
    layout(['a', 'b'], [instance('a-1', 'a', { web: 2 }), instance('b-1', 'b')], {
      duration: '90s',
      taskDefinitions: [taskDefinition('slow', 128, 128, { stopTimeout: '2m' })],
      services: [service('web', 'slow', 2, { placementStrategy: [spreadZones] })],
      events: [setDesiredCount('60s', 'web', 0), setDesiredCount('70s', 'web', 2)],
    }),
  );
  expect(finished.summary.tasks.stoppingAtEnd).toBe(2);
  expect(tasksOn(finished)).toEqual({ 'a-1': 1, 'b-1': 1 });
});

const tiny = [taskDefinition('tiny', 128, 4)];
const bigInstances = { instanceTypes: [instanceType('lab.64x256', 64, 262144)], taskDefinitions: tiny };

conforms('PL-6', 'random makes every instance as likely', () => {
  const finished = run(
    cluster(3, {
      ...bigInstances,
      duration: '1m',
      group: { instanceTypes: ['lab.64x256'] },
      services: [service('web', 'tiny', 300, { placementStrategy: [{ type: 'random' }] })],
    }),
  );
  // 100 each, σ = 8.2: five of them either way.
  for (const count of Object.values(tasksOn(finished))) expect(Math.abs(count - 100)).toBeLessThan(41);
});

const unevenZones = [
  instance('a-1', 'a', { base: 1 }),
  instance('a-2', 'a'),
  instance('b-1', 'b', { base: 3 }),
  instance('b-2', 'b'),
];

conforms('PL-7', 'spread then binpack: the zone with fewest, and there the fullest instance', () => {
  const finished = run(
    layout(['a', 'b'], unevenZones, {
      services: [
        service('base', 'small', 4),
        service('web', 'small', 2, { placementStrategy: [spreadZones, binpack('cpu')] }),
      ],
    }),
  );
  expect(tasksOn(finished)).toEqual({ 'a-1': 2, 'a-2': 0, 'b-1': 4, 'b-2': 0 });
});

conforms('PL-7', 'binpack then spread: the fullest instance of all, wherever it is', () => {
  const finished = run(
    layout(['a', 'b'], unevenZones, {
      services: [
        service('base', 'small', 4),
        service('web', 'small', 2, { placementStrategy: [binpack('cpu'), spreadZones] }),
      ],
    }),
  );
  expect(tasksOn(finished)).toEqual({ 'a-1': 1, 'a-2': 0, 'b-1': 5, 'b-2': 0 });
});

conforms(
  'PL-7 IF-PLACEMENT',
  'equals at the end are drawn from a seeded stream: the same seed, the same choice',
  () => {
    const chosen = (seed: number): string => {
      const services = [service('web', 'unit', 1, { placementStrategy: [spreadInstances] })];
      return JSON.stringify(tasksOn(run(cluster(4, { duration: '1s', services }), { seed })));
    };
    expect(seeds.map(chosen)).toEqual(seeds.map(chosen));
    expect(new Set(seeds.map(chosen)).size).toBe(4);
  },
);

conforms('PL-9', 'instances without the attribute are one value of it', () => {
  const finished = run(
    scenario({
      duration: '1m',
      autoScalingGroups: [
        group('asg-1', { desiredCapacity: 1, attributes: { rack: 'r1' } }),
        group('asg-2', { desiredCapacity: 3 }),
      ],
      services: [
        service('web', 'unit', 4, {
          launchType: 'EC2',
          placementStrategy: [{ type: 'spread', field: 'attribute:rack' }],
        }),
      ],
    }),
  );
  expect(Object.values(tasksOn(finished))[0]).toBe(2);
});

conforms('PL-10 MS-44', 'a service without a strategy goes to the zone with fewest of its tasks', () => {
  for (const seed of seeds.slice(0, 8)) {
    const finished = run(
      layout(['a', 'b', 'c'], [instance('a-1', 'a', { web: 1 }), instance('b-1', 'b'), instance('c-1', 'c')], {
        services: [service('web', 'unit', 2)],
      }),
      { seed },
    );
    expect(tasksOn(finished)['a-1']).toBe(1);
  }
});

conforms('PL-10 MS-44', 'and there to the instance with fewest of them', () => {
  const finished = run(cluster(4, { duration: '1m', services: [service('web', 'unit', 8)] }));
  expect(Object.values(tasksOn(finished))).toEqual([2, 2, 2, 2]);
  const uneven = run(cluster(3, { duration: '1m', group: zones('a', 'b'), services: [service('web', 'unit', 4)] }));
  // Two instances in zone a, one in b: two tasks to each zone.
  expect(Object.values(tasksOn(uneven)).toSorted((x, y) => x - y)).toEqual([1, 1, 2]);
});

conforms('PL-11', 'RunTask without a strategy places at random over the cluster, not by zone', () => {
  const finished = run(
    layout(
      ['a', 'b'],
      ['a-1', 'b-1', 'b-2', 'b-3'].map((id) => instance(id, id.slice(0, 1), {}, { instanceType: 'lab.64x256' })),
      {
        ...bigInstances,
        group: { ...zones('a', 'b'), instanceTypes: ['lab.64x256'], minSize: 4 },
        events: Array.from({ length: 20 }, () => runTask('10s', 'tiny', 10)),
      },
    ),
  );
  // 50 of 200 on each of four, σ = 6.1; by zone it would be 100 on a-1.
  for (const count of Object.values(tasksOn(finished))) expect(Math.abs(count - 50)).toBeLessThan(31);
});

conforms('PL-12', 'at most five strategies', () => {
  const withStrategies = (count: number): number =>
    errorsIn(
      cluster(1, { services: [service('web', 'unit', 1, { placementStrategy: Array(count).fill(binpack('cpu')) })] }),
    ).length;
  expect(withStrategies(5)).toBe(0);
  expect(withStrategies(6)).toBeGreaterThan(0);
});

conforms('PL-12', 'at most ten constraints', () => {
  const withConstraints = (count: number): number =>
    errorsIn(
      cluster(1, {
        services: [
          service('web', 'unit', 1, { placementConstraints: Array(count).fill({ type: 'distinctInstance' }) }),
        ],
      }),
    ).length;
  expect(withConstraints(10)).toBe(0);
  expect(withConstraints(11)).toBeGreaterThan(0);
});

conforms('PL-14', 'one instance that fits is enough', () => {
  const finished = run(
    layout(['a'], [instance('i-1', 'a', { base: 1 }), instance('i-2', 'a', { base: 1 }), instance('i-3', 'a')], {
      services: [service('base', 'whole', 2), service('web', 'unit', 1)],
    }),
  );
  expect(tasksOn(finished)).toEqual({ 'i-1': 1, 'i-2': 1, 'i-3': 1 });
  expect(timesOf(finished, 'TaskWaited')).toEqual([]);
});
