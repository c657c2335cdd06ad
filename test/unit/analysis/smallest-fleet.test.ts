import { describe, expect, it } from 'vitest';
import { smallestFleets, type SmallestFleet } from '../../../src/analysis/gap/smallest-fleet.js';
import { startRun, type RunningWorld } from '../../../src/simulate.js';
import { loadHighs } from '../../../src/sweep/load-highs.js';
import { load } from '../../support/load.js';

type Json = Readonly<Record<string, unknown>>;
const highs = await loadHighs();

const four = { name: 'lab.four', vcpus: 4, memoryMiB: 16384, registeredMemoryMiB: 16384, maxEnis: 3, usdPerHour: 0.1 };
const eight = { ...four, name: 'lab.eight', vcpus: 8, usdPerHour: 0.15 };

/** `desired` instances with two services in one group, ten minutes later. */
function fleetsOf(options: {
  readonly types?: readonly Json[];
  readonly desired?: number;
  readonly maxSize?: number;
  readonly services: readonly Json[];
  readonly definitions: readonly Json[];
}): readonly SmallestFleet[] {
  const { types = [four], desired = 4, maxSize = desired, services, definitions } = options;
  const scenario = load({
    version: 1,
    name: 'Fleet',
    duration: '10m',
    instanceTypes: types,
    autoScalingGroups: [
      {
        name: 'asg',
        availabilityZones: ['us-east-1a'],
        instanceTypes: types.map(({ name }) => name),
        minSize: 0,
        maxSize,
        desiredCapacity: desired,
      },
      { name: 'unused', availabilityZones: ['us-east-1a'], instanceTypes: ['m5.large'], minSize: 0, maxSize: 1 },
    ],
    capacityProviders: [{ name: 'cp', autoScalingGroup: 'asg', managedScaling: { status: 'ENABLED' } }],
    cluster: { defaultCapacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] },
    taskDefinitions: definitions.map((definition) => ({ networkMode: 'bridge', ...definition })),
    services,
  });
  let running: RunningWorld | undefined;
  const run = startRun(scenario, {
    observe: (world) => {
      running = world;
      return {};
    },
  });
  run.runUntil(scenario.durationMs);
  if (running === undefined) throw new Error('a run has a world');
  return smallestFleets(running.world, running.roster, running.scenario, highs);
}

const half = { family: 'half', cpu: 2048, memory: 512 };
const most = { family: 'most', cpu: 3072, memory: 512 };
const small = { family: 'small', cpu: 1024, memory: 512 };
const spread = { placementStrategy: [{ type: 'spread', field: 'instanceId' }] };

describe('the smallest fleet', () => {
  it('holds what is spread on fewer instances, and says that none does with less', () => {
    // 2 + 1 + 1 vCPUs fill one instance of 4.
    const [fleet, ...others] = fleetsOf({
      definitions: [half, small],
      services: [
        { name: 'a', taskDefinition: 'half', desiredCount: 1, ...spread },
        { name: 'b', taskDefinition: 'small', desiredCount: 2, ...spread },
      ],
    });
    expect(fleet).toEqual({
      autoScalingGroup: 'asg',
      tasks: 3,
      waiting: 0,
      now: { instances: 4, usdPerHour: 0.4 },
      smallest: { instances: 1, usdPerHour: 0.1, byInstanceType: { 'lab.four': 1 } },
      atLeast: { instances: 1, usdPerHour: 0.1 },
    });
    expect(others).toEqual([]);
  });

  it('holds the tasks that wait, too', () => {
    const [fleet] = fleetsOf({
      desired: 1,
      definitions: [most],
      services: [{ name: 'a', taskDefinition: 'most', desiredCount: 3 }],
    });
    expect(fleet).toMatchObject({ tasks: 3, waiting: 2, now: { instances: 1 }, smallest: { instances: 3 } });
  });

  it('has a daemon on each instance', () => {
    // Beside a daemon of 1 vCPU an instance of 4 holds one task of 2 vCPUs; without, two.
    const services = [{ name: 'a', taskDefinition: 'half', desiredCount: 4 }];
    const daemon = { name: 'agent', taskDefinition: 'small', schedulingStrategy: 'DAEMON' };
    const definitions = [half, small];
    expect(fleetsOf({ definitions, services })[0].smallest?.instances).toBe(2);
    expect(fleetsOf({ definitions, services: [...services, daemon] })[0]).toMatchObject({
      tasks: 4,
      smallest: { instances: 4 },
      atLeast: { instances: 4 },
    });
    const elsewhere = { placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == x' }] };
    expect(fleetsOf({ definitions, services: [...services, { ...daemon, ...elsewhere }] })[0].smallest?.instances).toBe(
      2,
    );
  });

  it('keeps apart what must be apart', () => {
    const constraint = { placementConstraints: [{ type: 'distinctInstance' }] };
    const [fleet] = fleetsOf({
      definitions: [small],
      services: [{ name: 'a', taskDefinition: 'small', desiredCount: 3, ...constraint }],
    });
    expect(fleet).toMatchObject({ smallest: { instances: 3 }, atLeast: { instances: 3 } });
  });

  it('of several types is the cheapest mix, and the bound is money', () => {
    // Five tasks of 3 vCPUs: two fit the type of 8, one that of 4. 2 × $0.15 + $0.10 = $0.40; 3 × $0.15 = $0.45.
    const options = {
      desired: 5,
      definitions: [most],
      services: [{ name: 'a', taskDefinition: 'most', desiredCount: 5 }],
    };
    const [fleet] = fleetsOf({ ...options, types: [four, eight] });
    expect(fleet).toMatchObject({
      now: { instances: 5, usdPerHour: 0.5 },
      smallest: { instances: 3, usdPerHour: 0.4, byInstanceType: { 'lab.four': 1, 'lab.eight': 2 } },
      atLeast: { instances: null },
    });
    expect(fleet.atLeast?.usdPerHour).toBeCloseTo(0.4, 5);
  });

  it('is counted in instances where some type has no price', () => {
    const { usdPerHour: _, ...free } = eight;
    const [fleet] = fleetsOf({
      types: [four, free],
      definitions: [half],
      services: [{ name: 'a', taskDefinition: 'half', desiredCount: 8 }],
    });
    expect(fleet).toMatchObject({
      now: { instances: 4, usdPerHour: 0.4 },
      smallest: { instances: 2, usdPerHour: null, byInstanceType: { 'lab.eight': 2 } },
      atLeast: { instances: 2, usdPerHour: null },
    });
  });

  it('does not exist for a task that fits no type', () => {
    const [fleet] = fleetsOf({
      definitions: [{ ...small, cpu: 5120 }],
      services: [{ name: 'a', taskDefinition: 'small', desiredCount: 1 }],
    });
    expect(fleet).toMatchObject({ waiting: 1, smallest: null, atLeast: null });
  });
});
