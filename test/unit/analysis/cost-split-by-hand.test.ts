import { describe, expect, it } from 'vitest';
import { simulate } from '../../../src/simulate.js';
import { load } from '../../support/load.js';

/** Five instances of 4 vCPUs at $0.36 an hour in two zones, target 50 %; four tasks of 1 vCPU, zone by zone. */
const scenario = load({
  version: 1,
  name: 'By hand',
  duration: '90m',
  instanceTypes: [
    { name: 'lab.four', vcpus: 4, memoryMiB: 16384, registeredMemoryMiB: 16384, maxEnis: 3, usdPerHour: 0.36 },
  ],
  autoScalingGroups: [
    {
      name: 'asg',
      availabilityZones: ['us-east-1a', 'us-east-1b'],
      instanceTypes: ['lab.four'],
      minSize: 0,
      maxSize: 9,
      desiredCapacity: 5,
    },
  ],
  capacityProviders: [
    { name: 'cp', autoScalingGroup: 'asg', managedScaling: { status: 'ENABLED', targetCapacity: 50 } },
  ],
  cluster: { defaultCapacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] },
  taskDefinitions: [{ family: 'app', networkMode: 'bridge', cpu: 1024, memory: 512 }],
  services: [
    {
      name: 'web',
      taskDefinition: 'app',
      desiredCount: 4,
      placementStrategy: [
        { type: 'spread', field: 'attribute:ecs.availability-zone' },
        { type: 'binpack', field: 'cpu' },
      ],
    },
  ],
});

describe('the split of a run', () => {
  /*
   * Two tasks go to each zone, onto one instance there: 2 of 5 instances are busy, 3 are empty.
   *
   *   necessary    four tasks of 1 vCPU fill one instance of 4 vCPUs                       1 instance
   *   spread       two in each zone: one instance there and one here, that is one more     1
   *   reserve      at 50 %, 2 busy ones want ⌈100 × 2 / 50⌉ = 4: two empty ones            2
   *   scaleInLag   the fifth goes at 920 s: the datapoints of 60 … 900 s are all 40 %,
   *                the alarm acts 20 s after the fifteenth, desired = ⌈5 × 40 / 50⌉ = 4    1, for 920 s
   *
   * An instance costs $0.36 an hour, $0.0001 a second: $0.36 in the first clock hour, $0.18 in the half of the second.
   */
  const { cost } = simulate(scenario).summary;

  it('is what counting by hand gives, hour by hour', () => {
    const none = {
      packing: 0,
      leaving: 0,
      starting: 0,
      protection: 0,
      fixedSize: 0,
      warmPool: 0,
      unusedCommitment: 0,
    };
    expect(cost.splitPerHour).toEqual([
      { t: 0, ...none, necessary: 0.36, spread: 0.36, reserve: 0.72, scaleInLag: 0.092 },
      { t: 3600, ...none, necessary: 0.18, spread: 0.18, reserve: 0.36, scaleInLag: 0 },
    ]);
    expect(cost.split).toEqual({ ...none, necessary: 0.54, spread: 0.54, reserve: 1.08, scaleInLag: 0.092 });
  });

  it('adds up to the bill', () => {
    // Four instances for 5,400 s and a fifth for 920 s.
    expect(cost.usd).toBe(2.252);
    expect(Object.values(cost.split ?? {}).reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(2.252, 9);
  });
});
