import { describe, expect, it } from 'vitest';
import { group, resolved, type Parts } from './small-scenario.js';

const groups = (parts: Parts) => [group('a', 'us-east-1a', parts), group('b', 'us-east-1b')];
const first = (parts: Parts, more: object = {}) =>
  resolved({ autoScalingGroups: groups(parts), ...more }).autoScalingGroups[0];

describe('what a group is made of', () => {
  const spotInterruption = (autoScalingGroup: string) => [
    { at: '1m', type: 'spotInterruption', autoScalingGroup, count: 1 },
  ];

  it('is On-Demand, unless its instances are interrupted: then its template asks for Spot', () => {
    const percent = (parts: Parts, more: object = {}) =>
      first(parts, more).purchase.onDemandPercentageAboveBaseCapacity;
    expect(percent({})).toBe(100);
    expect(percent({ spotInterruptionsPerInstanceHour: 0.01 })).toBe(0);
    expect(percent({}, { events: spotInterruption('a') })).toBe(0);
    expect(percent({}, { events: spotInterruption('b') })).toBe(100);
  });

  it('is what its policy says, with the defaults of the API (MS-60)', () => {
    expect(first({ mixedInstancesPolicy: {}, spotInterruptionsPerInstanceHour: 1 }).purchase).toEqual({
      onDemandBaseCapacity: 0,
      onDemandPercentageAboveBaseCapacity: 100,
      onDemandAllocationStrategy: 'prioritized',
      spotAllocationStrategy: 'lowest-price',
    });
    const mixedInstancesPolicy = {
      onDemandBaseCapacity: 2,
      onDemandPercentageAboveBaseCapacity: 25,
      onDemandAllocationStrategy: 'lowest-price',
      spotAllocationStrategy: 'capacity-optimized',
    };
    expect(first({ mixedInstancesPolicy }, { events: spotInterruption('a') }).purchase).toEqual(mixedInstancesPolicy);
  });

  it('may be prepared in a warm pool (MS-61)', () => {
    expect(first({ warmPool: {} }).warmPool).toEqual({
      minSize: 0,
      maxGroupPreparedCapacity: undefined,
      poolState: 'Stopped',
      startTime: { distribution: 'constant', valueMs: 20_000 },
    });
    const warmPool = { minSize: 2, maxGroupPreparedCapacity: 8, poolState: 'Running', startTime: '5s' };
    expect(first({ warmPool }).warmPool).toMatchObject({ ...warmPool, startTime: { valueMs: 5000 } });
  });

  it('lives as long as it may, and is spread as it says', () => {
    expect(first({ maxInstanceLifetime: '7d', availabilityZoneDistribution: 'balanced-only' })).toMatchObject({
      maxInstanceLifetimeMs: 604_800_000,
      availabilityZoneDistribution: 'balanced-only',
    });
  });
});

describe('faults as events', () => {
  it('name zones, types, groups and services by their places', () => {
    const at = '1m';
    const { events } = resolved({
      autoScalingGroups: [group('a', 'us-east-1a'), group('b', 'us-east-1b', { instanceTypes: ['m5a.large'] })],
      events: [
        { at, type: 'availabilityZoneOutage', availabilityZone: 'us-east-1b', duration: '30m' },
        { at, type: 'insufficientCapacity', availabilityZone: 'us-east-1b', duration: '20m' },
        { at, type: 'insufficientCapacity', availabilityZone: 'us-east-1a', instanceType: 'm5a.large', duration: '1m' },
        { at, type: 'spotInterruption', autoScalingGroup: 'b', count: 3 },
        { at, type: 'instanceFailure', autoScalingGroup: 'b', count: 1 },
        { at, type: 'agentDisconnect', autoScalingGroup: 'a', count: 2, duration: '5m' },
        { at, type: 'instanceRefresh', autoScalingGroup: 'b' },
        { at, type: 'instanceRefresh', autoScalingGroup: 'b', minHealthyPercentage: 50 },
      ],
    });
    const atMs = 60_000;
    expect(events).toEqual([
      { type: 'availabilityZoneOutage', atMs, availabilityZone: 1, untilMs: 1_860_000 },
      { type: 'insufficientCapacity', atMs, availabilityZone: 1, instanceType: -1, untilMs: 1_260_000 },
      { type: 'insufficientCapacity', atMs, availabilityZone: 0, instanceType: 1, untilMs: 120_000 },
      { type: 'spotInterruption', atMs, autoScalingGroup: 1, count: 3 },
      { type: 'instanceFailure', atMs, autoScalingGroup: 1, count: 1 },
      { type: 'agentDisconnect', atMs, autoScalingGroup: 0, count: 2, untilMs: 360_000 },
      { type: 'instanceRefresh', atMs, autoScalingGroup: 1, minHealthyPercentage: 90 },
      { type: 'instanceRefresh', atMs, autoScalingGroup: 1, minHealthyPercentage: 50 },
    ]);
  });

  it('protect every task for two hours, or as many and as long as they say, or not at all (PL-24)', () => {
    const protect = (parts: object) =>
      resolved({ events: [{ at: '1m', type: 'updateTaskProtection', service: 'web-app', ...parts }] }).events[0];
    expect(protect({})).toEqual({
      type: 'updateTaskProtection',
      atMs: 60_000,
      service: 0,
      count: 5000,
      expiresInMs: 7_200_000,
    });
    expect(protect({ count: 3, expiresInMinutes: 10 })).toMatchObject({ count: 3, expiresInMs: 600_000 });
    expect(protect({ protectionEnabled: false, expiresInMinutes: 10 })).toMatchObject({ expiresInMs: 0 });
  });
});

describe('how tasks fail', () => {
  const task = (parts: object, services: object[] = []) =>
    resolved({ taskDefinitions: [{ family: 'web', memory: 512, ...parts }], services }).taskDefinitions[0];
  const container = (name: string, parts: object) => ({ name, ...parts });

  it('is found out by the slowest check of an essential container (SS-16)', () => {
    expect(task({}).healthCheck).toBeUndefined();
    expect(task({ containerDefinitions: [container('a', { healthCheck: {} })] }).healthCheck).toEqual({
      intervalMs: 30_000,
      retries: 3,
      startPeriodMs: 0,
    });
    const containerDefinitions = [
      container('a', { healthCheck: { interval: 10, retries: 5, startPeriod: 60 } }),
      container('b', { healthCheck: { interval: '20s', retries: 4 } }),
      container('c', { essential: false, healthCheck: { interval: '300s' } }),
    ];
    expect(task({ containerDefinitions }).healthCheck).toEqual({ intervalMs: 20_000, retries: 4, startPeriodMs: 0 });
  });

  it('is that they do not start, or turn unhealthy where something checks them', () => {
    expect(task({ startFailureRate: 0.25 }).startFailureRate).toBe(0.25);
    const containerDefinitions = [container('a', { healthCheck: {} })];
    const later = { distribution: 'exponential', mean: '1h' };
    expect(task({ unhealthyAfter: later, containerDefinitions }).unhealthyAfter).toEqual({
      distribution: 'exponential',
      meanMs: 3_600_000,
    });
    const behind = { name: 's', taskDefinition: 'web', desiredCount: 1, loadBalancers: [{}] };
    expect(task({ unhealthyAfter: '1h' }, [behind]).unhealthyAfter).toMatchObject({ valueMs: 3_600_000 });
  });
});

describe('the calendar and the agent', () => {
  it('are known to memberOf expressions', () => {
    const expression = 'agentVersion >= 1.90.0 && registeredAt < 2026-02-01';
    const scenario = resolved({
      startsAt: '2026-01-31T12:00:00Z',
      autoScalingGroups: groups({ agentVersion: '1.80.2' }),
      services: [
        {
          name: 's',
          taskDefinition: 'web',
          desiredCount: 1,
          placementConstraints: [{ type: 'memberOf', expression }],
        },
      ],
    });
    expect(scenario.startsAtMs).toBe(1_769_860_800_000);
    expect(scenario.autoScalingGroups.map(({ agentVersion }) => agentVersion)).toEqual(['1.80.2', '1.95.0']);
    expect(scenario.services[0].placementConstraints).toEqual([{ type: 'memberOf', expression }]);
  });
});

describe('the knobs of the model', () => {
  it('take what the file says', () => {
    const { model } = resolved({
      model: {
        drainingInN: false,
        drainingInM: false,
        throttle: { max: '15m' },
        stoppingCountsInMaximumPercent: false,
        eniAttachTime: '1s',
        healthyAfter: 0,
        circuitBreakerFloor: 10,
        fargateProvisioningTime: '40s',
      },
    });
    expect(model).toMatchObject({
      drainingInN: false,
      drainingInM: false,
      throttle: { firstMs: 60_000, factor: 2, maxMs: 900_000 },
      stoppingCountsInMaximumPercent: false,
      eniAttachTime: { distribution: 'constant', valueMs: 1000 },
      healthyAfterMs: 0,
      circuitBreakerFloor: 10,
      fargateProvisioningTime: { distribution: 'constant', valueMs: 40_000 },
    });
  });
});
