import { describe, expect, it } from 'vitest';
import { instancesAt, waitFor } from './arithmetic.js';
import { busyInstances, findingCodes, headerOf, provider, runScenario, service } from './run-scenario.js';

const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const tasksPerInstance = 2048 / 1024;
const bootTime = 75;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const finals = (run: ReturnType<typeof runScenario>): number[] =>
  run.summary.capacityProviders.map(({ finalInstances }) => finalInstances);
const peaks = (run: ReturnType<typeof runScenario>): number[] =>
  run.summary.capacityProviders.map(({ peakInstances }) => peakInstances);

describe('02-zonal', () => {
  const name = '02-zonal';
  const atRest = instancesAt(12 / zones.length / tasksPerInstance, 80);
  const waiting = 4 - tasksPerInstance;
  const burst = instancesAt(atRest + waiting / tasksPerInstance, 80);

  it('keeps whole empty instances in each zone, at rest and after the burst', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`= ${atRest} instances a zone`);
    expect(headerOf(name)).toContain(`= ${burst} a zone`);
    expect(finals(run)).toEqual(zones.map(() => atRest));
    expect(peaks(run)).toEqual(zones.map(() => burst));
    expect(service(run).byAvailabilityZone).toEqual(Object.fromEntries(zones.map((zone) => [zone, 4])));
  });

  it('lets wait only the tasks that the empty instances do not hold', () => {
    const { count, mean, max } = runScenario(name).summary.placementWaitSeconds;
    expect(max).toBe(waitFor(1800, bootTime));
    expect(mean * count).toBeCloseTo(zones.length * waiting * max);
  });

  it('keeps none at target 100', () => {
    const run = runScenario(name, 'capacityProviders[*].managedScaling.targetCapacity=100');
    expect(finals(run)).toEqual(zones.map(() => 2));
    expect(peaks(run)).toEqual(zones.map(() => 4));
  });
});

describe('03-one-multi-zone-group', () => {
  const name = '03-one-multi-zone-group';
  const atRest = instancesAt(12 / tasksPerInstance, 80);
  const burst = instancesAt(24 / tasksPerInstance, 80);

  it('rounds the headroom once, where zonal groups round it in each zone', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`ceil(6 * 100 / 80) = ${atRest} instances`);
    expect(headerOf(name)).toContain(`desired ceil(12 * 100 / 80) = ${burst}`);
    expect(provider(run)).toMatchObject({ finalInstances: atRest, peakInstances: burst });
    expect(sum(finals(runScenario('02-zonal')))).toBe(atRest + 1);
  });

  it('packs without regard for zones when binpack stands alone', () => {
    const balanced = Object.fromEntries(zones.map((zone) => [zone, 4]));
    expect(service(runScenario(name)).byAvailabilityZone).toEqual(balanced);
    const packed = runScenario(name, 'services[web-app].placementStrategy=[{ type: binpack, field: cpu }]', 'seed=1');
    expect(service(packed).byAvailabilityZone).not.toEqual(balanced);
  });

  it('keeps no headroom at target 100', () => {
    const run = runScenario(name, 'capacityProviders[ec2].managedScaling.targetCapacity=100');
    expect(provider(run).finalInstances).toBe(12 / tasksPerInstance);
  });
});

describe('04-no-cross-zone-overflow', () => {
  const name = '04-no-cross-zone-overflow';
  const stuck = 24 / zones.length - 2 * tasksPerInstance;

  it('leaves the tasks of the full zone waiting while the others have room', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`24 - ${stuck} = ${24 - stuck} tasks run and ${stuck} wait`);
    expect(service(run)).toMatchObject({ runningCount: 24 - stuck, desiredCount: 24 });
    expect(run.summary.tasks.waitingAtEnd).toBe(stuck);
    const empty = run.summary.instances.filter(({ tasks }) => tasks === 0);
    expect(empty.map(({ availabilityZone }) => availabilityZone)).toEqual(['us-east-1b', 'us-east-1c']);
    expect(findingCodes(run)).toContain('R003');
  });

  it('has room for all where the zone may grow', () => {
    const run = runScenario(name, 'autoScalingGroups[*].maxSize=10');
    expect(service(run).byAvailabilityZone).toEqual(Object.fromEntries(zones.map((zone) => [zone, 8])));
    expect(findingCodes(run)).toEqual([]);
  });

  it('ends out of balance once the time limit has moved the rest', () => {
    const run = runScenario(name, 'duration=3h');
    expect(run.summary.tasks.timedOut).toBeGreaterThanOrEqual(stuck);
    expect(service(run).runningCount).toBe(24);
    expect(service(run).byAvailabilityZone['us-east-1a']).toBe(2 * tasksPerInstance);
  });
});

describe('05-half-full-instance-per-zone', () => {
  const name = '05-half-full-instance-per-zone';
  const perInstance = 2048 / 512;
  const zonal = zones.length * Math.ceil(15 / zones.length / perInstance);
  const shared = Math.ceil(15 / perInstance);

  it('needs more instances for the same tasks, and strands room on them', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`${zonal} in all; ${zonal} * 4 - 15 = ${zonal * 4 - 15} places are stranded`);
    expect(headerOf(name)).toContain(`ceil(15 / 4) = ${shared} instances`);
    expect(busyInstances(run, 'ecs-us-east-1')).toBe(zonal);
    expect(busyInstances(run, 'ecs-shared')).toBe(shared);
    const places = (group: string): number =>
      sum(run.summary.instances.filter((i) => i.autoScalingGroup.startsWith(group)).map((i) => i.cpuFree / 512));
    expect(places('ecs-us-east-1')).toBe(zonal * perInstance - 15);
    expect(places('ecs-shared')).toBe(shared * perInstance - 15);
  });

  it('strands none once both services share a group', () => {
    const strategy = '[{ capacityProvider: ec2-shared, weight: 1 }]';
    const run = runScenario(name, `services[zonal].capacityProviderStrategy=${strategy}`);
    expect(busyInstances(run)).toBe(Math.ceil(30 / perInstance));
  });
});
