import { expect } from 'vitest';
import { nextProvider, splitTarget } from '../../src/policy/capacity/split.js';
import {
  cluster,
  entry,
  group,
  provider,
  runTask,
  scenario,
  service,
  setDesiredCapacity,
  setDesiredCount,
} from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, instancesByZone, providerOf, serviceOf, timesOf } from './read.js';
import { pointAt, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

/** Two groups with room enough, and what stands beside them. */
const two = (parts: Json): string =>
  scenario({
    duration: '5m',
    autoScalingGroups: [
      group('asg-a', { desiredCapacity: 30 }),
      group('asg-b', { desiredCapacity: 30, availabilityZones: ['us-east-1b'] }),
    ],
    capacityProviders: [provider('a', 'asg-a'), provider('b', 'asg-b')],
    ...parts,
  });

/** How a service of so many tasks is shared out by this strategy. */
const shares = (count: number, ...strategy: readonly Json[]): readonly number[] => {
  const finished = run(two({ services: [service('web', 'unit', count, { capacityProviderStrategy: strategy })] }));
  const { a = 0, b = 0 } = serviceOf(finished, 'web').byCapacityProvider;
  return [a, b];
};

conforms('CP-3 MS-66', 'weights are ratios of the tasks launched', () => {
  expect(shares(10, entry('a', 1), entry('b', 1))).toEqual([5, 5]);
  expect(shares(5, entry('a', 1), entry('b', 4))).toEqual([1, 4]);
  expect(shares(10, entry('a', 1), entry('b', 4))).toEqual([2, 8]);
  expect(shares(100, entry('a', 1), entry('b', 4))).toEqual([20, 80]);
});

conforms('CP-3 MS-66 IF-DETAILS', 'the base comes first, at weight 0 too', () => {
  expect(shares(2, entry('a', 0, 3), entry('b', 1))).toEqual([2, 0]);
  expect(shares(5, entry('a', 0, 3), entry('b', 1))).toEqual([3, 2]);
  expect(shares(11, entry('a', 1, 5), entry('b', 2))).toEqual([5 + 2, 4]);
});

conforms('CP-3', 'each task goes to the least (launched − base + 1) / weight', () => {
  const items = [
    { base: 0, weight: 1 },
    { base: 0, weight: 4 },
  ];
  // 1/1 and 1/4, then 2/4, 3/4, then a tie at 1.
  expect(nextProvider(items, [0, 0], undefined)).toBe(1);
  expect(nextProvider(items, [0, 2], undefined)).toBe(1);
  expect(nextProvider(items, [0, 3], undefined)).toBe(0);
  expect(nextProvider(items, [1, 3], undefined)).toBe(1);
});

conforms('MS-66 CP-1', 'weights of 0 everywhere are refused', () => {
  const withStrategy = (...strategy: readonly Json[]): string[] =>
    errorsIn(two({ services: [service('web', 'unit', 2, { capacityProviderStrategy: strategy })] }));
  expect(withStrategy(entry('a', 0), entry('b', 0)).length).toBeGreaterThan(0);
  expect(withStrategy(entry('a', 0), entry('b', 1))).toEqual([]);
});

conforms('MS-66 CP-1', 'weights to 1,000, bases to 100,000, one base, twenty providers', () => {
  const withStrategy = (...strategy: readonly Json[]): number =>
    errorsIn(two({ services: [service('web', 'unit', 2, { capacityProviderStrategy: strategy })] })).length;
  expect(withStrategy(entry('a', 1000, 100_000))).toBe(0);
  expect(withStrategy(entry('a', 1001))).toBeGreaterThan(0);
  expect(withStrategy(entry('a', -1))).toBeGreaterThan(0);
  expect(withStrategy(entry('a', 1, 100_001))).toBeGreaterThan(0);
  expect(withStrategy(entry('a', 1, 1), entry('b', 1, 1))).toBeGreaterThan(0);
  const many = (count: number): number => {
    const names = Array.from({ length: count }, (_, n) => `p-${n}`);
    return errorsIn(
      scenario({
        autoScalingGroups: names.map((name) => group(`asg-${name}`)),
        capacityProviders: names.map((name) => provider(name, `asg-${name}`)),
        services: [service('web', 'unit', 1, { capacityProviderStrategy: names.map((name) => entry(name, 1)) })],
      }),
    ).length;
  };
  expect(many(20)).toBe(0);
  expect(many(21)).toBeGreaterThan(0);
});

conforms('CP-1', 'a launch type and a strategy exclude one another', () => {
  const both = { launchType: 'EC2', capacityProviderStrategy: [entry('a', 1)] };
  expect(errorsIn(two({ services: [service('web', 'unit', 2, both)] })).length).toBeGreaterThan(0);
});

conforms('CP-1 IF-LAUNCHPATH', 'the weight defaults to 0, but a strategy’s only entry counts as 1', () => {
  expect(shares(4, { capacityProvider: 'a' }, { capacityProvider: 'b', weight: 1 })).toEqual([0, 4]);
  expect(shares(4, { capacityProvider: 'a' })).toEqual([4, 0]);
});

conforms(
  'IF-LAUNCHPATH',
  'the cluster’s default strategy applies where nothing is given, and launch type EC2 without one',
  () => {
    const web = [service('web', 'unit', 4)];
    const byDefault = run(two({ cluster: { defaultCapacityProviderStrategy: [entry('b', 1)] }, services: web }));
    expect(serviceOf(byDefault, 'web').byCapacityProvider).toEqual({ b: 4 });
    const without = run(two({ services: [service('web', 'unit', 4), service('big', 'whole', 100)] }));
    expect(serviceOf(without, 'web')).toMatchObject({ runningCount: 4, byCapacityProvider: {} });
    // The hundred of `big` do not fit; they wait in no provider’s PROVISIONING.
    expect(without.summary.tasks.waitingAtEnd).toBeGreaterThan(0);
    for (const name of ['a', 'b']) expect(pointAt(without, name, 60)).toMatchObject({ provisioning: 0, needed: 0 });
  },
);

conforms('CP-4', 'weights are no priorities: the share of a full provider waits', () => {
  const finished = run(
    scenario({
      duration: '5m',
      autoScalingGroups: [group('asg-a', { desiredCapacity: 1, maxSize: 1 }), group('asg-b', { desiredCapacity: 20 })],
      capacityProviders: [provider('a', 'asg-a'), provider('b', 'asg-b')],
      services: [service('web', 'whole', 10, { capacityProviderStrategy: [entry('a', 1), entry('b', 1)] })],
    }),
  );
  expect(serviceOf(finished, 'web').byCapacityProvider).toEqual({ a: 1, b: 5 });
  expect(providerOf(finished, 'a').series.at(-1)).toMatchObject({ provisioning: 4, desired: 1 });
});

conforms('CP-5', 'a shrinking service takes from the provider most above its share', () => {
  const shrunk = (from: number, to: number, ...strategy: readonly Json[]): readonly number[] => {
    const services = [service('web', 'unit', from, { capacityProviderStrategy: strategy })];
    const finished = run(two({ services, events: [setDesiredCount('1m', 'web', to)] }));
    const { a = 0, b = 0 } = serviceOf(finished, 'web').byCapacityProvider;
    return [a, b];
  };
  expect(shrunk(10, 6, entry('a', 1), entry('b', 1))).toEqual([3, 3]);
  expect(shrunk(10, 5, entry('a', 1), entry('b', 4))).toEqual([1, 4]);
  expect(shrunk(5, 3, entry('a', 0, 3), entry('b', 1))).toEqual([3, 0]);
  expect(
    splitTarget(
      [
        { base: 3, weight: 0 },
        { base: 0, weight: 1 },
      ],
      5,
    ),
  ).toEqual([3, 2]);
});

conforms('CP-6', 'another strategy moves no running task; the next ones follow it', () => {
  const finished = run(
    two({
      services: [service('web', 'unit', 4, { capacityProviderStrategy: [entry('a', 1)] })],
      events: [
        { at: '1m', type: 'update', path: 'services[web].capacityProviderStrategy', value: [entry('b', 1)] },
        setDesiredCount('2m', 'web', 7),
      ],
    }),
  );
  expect(timesOf(finished, 'TaskStopping')).toEqual([]);
  expect(serviceOf(finished, 'web').byCapacityProvider).toEqual({ b: 3, a: 4 });
});

conforms('IF-DETAILS CP-3', 'base and weights count over a service’s life', () => {
  const finished = run(
    two({
      services: [service('web', 'unit', 3, { capacityProviderStrategy: [entry('a', 0, 1), entry('b', 1)] })],
      events: [setDesiredCount('1m', 'web', 0), setDesiredCount('2m', 'web', 2)],
    }),
  );
  // The base of one was launched at t = 0: nothing more goes to a.
  expect(timesOf(finished, 'TaskRequested', { provider: 'a' })).toEqual([0]);
  expect(serviceOf(finished, 'web').byCapacityProvider).toEqual({ a: 0, b: 2 });
});

conforms('IF-DETAILS CP-3', 'and anew in each call of RunTask', () => {
  const strategy = { capacityProviderStrategy: [entry('a', 0, 1), entry('b', 1)] };
  const finished = run(two({ events: [runTask('10s', 'unit', 3, strategy), runTask('20s', 'unit', 3, strategy)] }));
  expect(timesOf(finished, 'TaskRequested', { provider: 'a' })).toEqual([10, 20]);
});

conforms('CP-7 CP-8', 'each provider scales for its own share only', () => {
  const finished = run(
    scenario({
      duration: '2m',
      autoScalingGroups: [group('asg-a', { desiredCapacity: 1 }), group('asg-b', { desiredCapacity: 1 })],
      capacityProviders: [provider('a', 'asg-a'), provider('b', 'asg-b')],
      services: [service('web', 'whole', 8, { capacityProviderStrategy: [entry('a', 1), entry('b', 3)] })],
    }),
  );
  expect(pointAt(finished, 'a', 60)).toMatchObject({ needed: 2, provisioning: 1 });
  expect(pointAt(finished, 'b', 60)).toMatchObject({ needed: 6, provisioning: 5 });
});

conforms('MS-57 CP-4', 'a group of one zone stays in it', () => {
  const finished = run(
    cluster(0, {
      duration: '1m',
      group: { availabilityZones: ['us-east-1c'] },
      events: [setDesiredCapacity('0s', 'asg', 3)],
    }),
  );
  expect(instancesByZone(finished)).toEqual({ 'us-east-1c': 3 });
});
