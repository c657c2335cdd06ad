import { expect } from 'vitest';
import { cluster, group, instanceType, provider, scenario, setDesiredCapacity, unprotected } from './cluster.js';
import { conforms } from './conforms.js';
import { instancesByZone, timesOf } from './read.js';
import { factsOf, run } from './run.js';

const availabilityZones = ['us-east-1a', 'us-east-1b'];
const lab8 = instanceType('lab.8x32', 8, 32768, { usdPerHour: 0.1 });
const quiet = { managedScaling: { status: 'DISABLED' }, provider: unprotected };

const noCapacity = (at: string, zone: string, duration: string, type?: string) => ({
  at,
  type: 'insufficientCapacity',
  availabilityZone: `us-east-1${zone}`,
  duration,
  ...(type === undefined ? {} : { instanceType: type }),
});

conforms('MS-57', 'best effort: where the emptiest zone has no capacity another takes the launch', () => {
  const finished = run(
    cluster(0, {
      ...quiet,
      duration: '5m',
      group: { availabilityZones },
      events: [noCapacity('0s', 'a', '1h'), setDesiredCapacity('1m', 'asg', 3)],
    }),
  );
  expect(instancesByZone(finished)).toEqual({ 'us-east-1b': 3 });
  expect(timesOf(finished, 'LaunchFailed')).toEqual([]);
});

conforms('MS-57 MS-63', 'balanced-only: the emptiest zone alone is tried, again and again', () => {
  const finished = run(
    cluster(0, {
      ...quiet,
      duration: '10m',
      group: { availabilityZones, availabilityZoneDistribution: 'balanced-only' },
      events: [noCapacity('0s', 'a', '4m30s'), setDesiredCapacity('1m', 'asg', 3)],
    }),
  );
  expect(timesOf(finished, 'LaunchFailed', { zone: 'us-east-1a', reason: 'insufficientCapacity' })).toEqual([
    60, 120, 180, 240,
  ]);
  // What comes back is used at once.
  expect(timesOf(finished, 'InstanceLaunched')).toEqual([270, 270, 270]);
  expect(instancesByZone(finished)).toEqual({ 'us-east-1a': 2, 'us-east-1b': 1 });
});

conforms('MS-63', 'without capacity the launch fails and is tried again; desired capacity stays', () => {
  const finished = run(
    cluster(0, {
      ...quiet,
      duration: '6m',
      events: [noCapacity('0s', 'a', '1h'), setDesiredCapacity('1m', 'asg', 2), setDesiredCapacity('90s', 'asg', 3)],
    }),
  );
  // One failure for each try, however many instances are missing; a new try puts the next one off.
  expect(timesOf(finished, 'LaunchFailed')).toEqual([60, 90, 150, 210, 270, 330]);
  expect(timesOf(finished, 'DesiredCapacityChanged')).toEqual([0, 60, 90]);
  expect(timesOf(finished, 'InstanceLaunched')).toEqual([]);
});

conforms('MS-63', 'knob launchRetry: how long a failed launch waits for the next try', () => {
  const parts = { ...quiet, duration: '10m', model: { launchRetry: '4m' } };
  const finished = run(
    cluster(0, { ...parts, events: [noCapacity('0s', 'a', '1h'), setDesiredCapacity('1m', 'asg', 2)] }),
  );
  expect(timesOf(finished, 'LaunchFailed')).toEqual([60, 300, 540]);
});

conforms('MS-63', 'shortages of one zone and type add up: capacity is back when the last has ended', () => {
  const finished = run(
    cluster(0, {
      ...quiet,
      duration: '20m',
      events: [
        noCapacity('0s', 'a', '10m', 'lab.4x16'),
        noCapacity('1m', 'a', '4m'),
        setDesiredCapacity('2m', 'asg', 1),
      ],
    }),
  );
  expect(timesOf(finished, 'InstanceLaunched')).toEqual([600]);
});

conforms('MS-63', 'beyond the account’s vCPU quota launches fail', () => {
  const finished = run(
    cluster(2, {
      ...quiet,
      duration: '5m',
      account: { vcpuQuota: 17 },
      group: { newInstancesProtectedFromScaleIn: false },
      events: [setDesiredCapacity('1m', 'asg', 6), setDesiredCapacity('200s', 'asg', 3)],
    }),
  );
  // 4 × 4 vCPU fit.
  expect(timesOf(finished, 'InstanceLaunched')).toEqual([0, 0, 60, 60]);
  expect(timesOf(finished, 'LaunchFailed', { reason: 'vcpuQuota' })).toEqual([60, 120, 180]);
  expect(finished.summary.instances).toHaveLength(3);
});

conforms('MS-63', 'the quota refuses no instance of t = 0, but counts it', () => {
  const parts = { ...quiet, duration: '5m', account: { vcpuQuota: 8 } };
  const finished = run(cluster(3, { ...parts, events: [setDesiredCapacity('1m', 'asg', 4)] }));
  expect(finished.summary.instances).toHaveLength(3);
  expect(timesOf(finished, 'LaunchFailed')).not.toEqual([]);
});

conforms('MS-60', 'the next type in order is launched where the first cannot be had', () => {
  const finished = run(
    cluster(0, {
      ...quiet,
      duration: '10m',
      instanceTypes: [lab8],
      group: { instanceTypes: ['lab.4x16', 'lab.8x32'] },
      events: [
        noCapacity('0s', 'a', '3m', 'lab.4x16'),
        setDesiredCapacity('1m', 'asg', 1),
        setDesiredCapacity('4m', 'asg', 2),
      ],
    }),
  );
  expect(factsOf(finished, 'InstanceLaunched').map((f) => f['instanceType'])).toEqual(['lab.8x32', 'lab.4x16']);
});

const mixed = (fields: Readonly<Record<string, unknown>>) => ({
  mixedInstancesPolicy: { onDemandBaseCapacity: 0, onDemandPercentageAboveBaseCapacity: 0, ...fields },
});
const spotOf = (finished: ReturnType<typeof run>): number => factsOf(finished, 'SpotInstanceBought').length;

conforms('MS-60', 'the On-Demand base first, then the percentage, rounded in favour of On-Demand', () => {
  const policy = mixed({ onDemandBaseCapacity: 2, onDemandPercentageAboveBaseCapacity: 25 });
  const spot = (size: number): number =>
    spotOf(
      run(cluster(0, { ...quiet, duration: '5m', group: policy, events: [setDesiredCapacity('1m', 'asg', size)] })),
    );
  expect([1, 2, 3, 4, 6, 7, 10].map(spot)).toEqual([0, 0, 0, 1, 3, 3, 6]);
});

conforms('MS-60', 'instances of t = 0 are split in the same way', () => {
  const parts = { ...quiet, duration: '1m', group: mixed({ onDemandPercentageAboveBaseCapacity: 50 }) };
  expect(spotOf(run(cluster(5, parts)))).toBe(2);
});

conforms('MS-60', 'without a policy all is On-Demand', () => {
  expect(spotOf(run(cluster(5, { ...quiet, duration: '1m' })))).toBe(0);
});

conforms('MS-60', 'lowest-price launches the cheapest type that can be had, prioritized the first', () => {
  const launched = (onDemandAllocationStrategy: string) =>
    factsOf(
      run(
        cluster(0, {
          ...quiet,
          duration: '5m',
          instanceTypes: [lab8],
          group: {
            instanceTypes: ['lab.4x16', 'lab.8x32'],
            ...mixed({ onDemandPercentageAboveBaseCapacity: 100, onDemandAllocationStrategy }),
          },
          events: [setDesiredCapacity('1m', 'asg', 1)],
        }),
      ),
      'InstanceLaunched',
    ).map((f) => f['instanceType']);
  expect(launched('prioritized')).toEqual(['lab.4x16']);
  expect(launched('lowest-price')).toEqual(['lab.8x32']);
});

conforms('MS-50 MS-60', 'scale-in takes of the purchase option that is over its share', () => {
  const finished = run(
    cluster(4, {
      ...quiet,
      duration: '5m',
      group: {
        ...mixed({ onDemandBaseCapacity: 2 }),
        newInstancesProtectedFromScaleIn: false,
        terminationPolicies: ['OldestInstance'],
      },
      events: [setDesiredCapacity('1m', 'asg', 3), setDesiredCapacity('2m', 'asg', 1)],
    }),
  );
  const spot = new Set(factsOf(finished, 'SpotInstanceBought').map((f) => f['instance']));
  const ended = factsOf(finished, 'InstanceTerminated').map((f) => spot.has(f['instance']));
  // Both Spot instances, then one On-Demand: the base is the last to go.
  expect(ended).toEqual([true, true, false]);
});

conforms('MS-63', 'no capacity in one group changes nothing in another, and no task moves to another provider', () => {
  const finished = run(
    scenario({
      duration: '30m',
      autoScalingGroups: [
        group('a', { availabilityZones: ['us-east-1a'] }),
        group('b', { availabilityZones: ['us-east-1b'], desiredCapacity: 2 }),
      ],
      capacityProviders: [provider('pa', 'a'), provider('pb', 'b')],
      services: [
        {
          name: 'web',
          taskDefinition: 'whole',
          desiredCount: 1,
          capacityProviderStrategy: [{ capacityProvider: 'pa', weight: 1 }],
        },
      ],
      events: [noCapacity('0s', 'a', '25m')],
      model: { provisioningTimeout: 'never' },
    }),
  );
  expect(factsOf(finished, 'InstanceLaunched').filter(({ t }) => Number(t) > 0)).toMatchObject([
    { group: 'a', t: 1500 },
    { group: 'a', t: 1500 },
  ]);
  expect(timesOf(finished, 'TaskPlaced')).toEqual([1560]);
});
