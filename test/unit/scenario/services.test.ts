import { describe, expect, it } from 'vitest';
import { faultsOf, resolved, type Files } from './small-scenario.js';

const service = (parts: object) => ({ name: 'web-app', taskDefinition: 'web', desiredCount: 2, ...parts });
const served = (parts: object, more: object = {}, files: Files = {}) =>
  resolved({ services: [service(parts)], ...more }, { files }).services[0];
const deploy = (at: string, taskDefinition: string, name = 'web-app') => ({
  at,
  type: 'deploy',
  service: name,
  taskDefinition,
});

describe('the revisions of a service', () => {
  const taskDefinitions = ['web', 'v2', 'v3'].map((family) => ({
    family,
    memory: 512,
    placementConstraints: family === 'v3' ? [{ type: 'memberOf', expression: 'attribute:stack exists' }] : [],
  }));

  it('are its own task definition, then those of its deploys in order of time, each once', () => {
    const scenario = resolved({
      taskDefinitions,
      services: [service({ placementStrategy: [{ type: 'random' }] }), service({ name: 'other' })],
      events: [
        deploy('30m', 'v2'),
        deploy('10m', 'v3'),
        deploy('40m', 'web'),
        deploy('50m', 'v2'),
        deploy('5m', 'v2', 'other'),
      ],
    });
    const [first, second] = scenario.services;
    expect(first.revisions.map((r) => r.taskDefinition)).toEqual([0, 2, 1]);
    expect(second.revisions.map((r) => r.taskDefinition)).toEqual([0, 1]);
    expect(first.revisions[0]).toMatchObject({ taskDefinition: first.taskDefinition, launchPath: first.launchPath });
    for (const revision of first.revisions)
      expect(revision).toMatchObject({ group: 'service:web-app', placementStrategy: [{ type: 'random' }] });
    expect(first.revisions[1].placementConstraints).toHaveLength(1);
    expect(scenario.events).toEqual([
      { type: 'deploy', atMs: 300_000, service: 1, revision: 1 },
      { type: 'deploy', atMs: 600_000, service: 0, revision: 1 },
      { type: 'deploy', atMs: 1_800_000, service: 0, revision: 2 },
      { type: 'deploy', atMs: 2_400_000, service: 0, revision: 0 },
      { type: 'deploy', atMs: 3_000_000, service: 0, revision: 2 },
    ]);
  });
});

describe('the deployment configuration', () => {
  it('is 100 to 200 for REPLICA and 0 to 100 for DAEMON, without a circuit breaker (SS-2)', () => {
    expect(served({}).deployment).toEqual({
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      circuitBreaker: undefined,
    });
    const daemon = { name: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON' };
    expect(resolved({ services: [daemon] }).services[0].deployment).toMatchObject({
      minimumHealthyPercent: 0,
      maximumPercent: 100,
    });
  });

  it('has a circuit breaker where it is enabled: half the tasks, reset by a healthy one (SS-11, SS-12)', () => {
    const breaker = (deploymentCircuitBreaker: object) =>
      served({ deploymentConfiguration: { deploymentCircuitBreaker } }).deployment.circuitBreaker;
    expect(breaker({ enable: false, rollback: true })).toBeUndefined();
    expect(breaker({ enable: true, rollback: false })).toEqual({
      rollback: false,
      threshold: { type: 'BOUNDED_PERCENT', value: 50 },
      resetOnHealthyTask: true,
    });
    const thresholdConfiguration = { type: 'COUNT', value: 4 };
    expect(breaker({ enable: true, rollback: true, thresholdConfiguration, resetOnHealthyTask: false })).toEqual({
      rollback: true,
      threshold: thresholdConfiguration,
      resetOnHealthyTask: false,
    });
  });
});

describe('Availability Zone rebalancing', () => {
  const zones = { type: 'spread', field: 'attribute:ecs.availability-zone' };
  const bound = [{ type: 'memberOf', expression: 'attribute:ecs.availability-zone == us-east-1a' }];

  it.each([
    ['no strategy', {}, true],
    ['zones first', { placementStrategy: [zones, { type: 'binpack', field: 'cpu' }] }, true],
    ['zones second', { placementStrategy: [{ type: 'binpack', field: 'cpu' }, zones] }, false],
    ['instances first', { placementStrategy: [{ type: 'spread', field: 'instanceId' }] }, false],
    ['a constraint on zones', { placementConstraints: bound }, false],
    ['another constraint', { placementConstraints: [{ type: 'distinctInstance' }] }, true],
    ['maximumPercent 100', { deploymentConfiguration: { maximumPercent: 100 } }, false],
    ['maximumPercent 101', { deploymentConfiguration: { maximumPercent: 101 } }, true],
    ['DISABLED', { availabilityZoneRebalancing: 'DISABLED' }, false],
    ['ENABLED', { availabilityZoneRebalancing: 'ENABLED' }, true],
  ])('with %s (AZ-1, AZ-2)', (_, parts, isEnabled) => {
    expect(served(parts).availabilityZoneRebalancing).toBe(isEnabled);
  });

  it('is not for a DAEMON, nor where a task definition is bound to a zone, be it of a later deploy', () => {
    const daemon = { name: 'd', taskDefinition: 'web', schedulingStrategy: 'DAEMON' };
    expect(resolved({ services: [daemon] }).services[0].availabilityZoneRebalancing).toBe(false);
    const taskDefinitions = [
      { family: 'web', memory: 512 },
      { family: 'v2', memory: 512, placementConstraints: bound },
    ];
    expect(served({}, { taskDefinitions }).availabilityZoneRebalancing).toBe(true);
    expect(served({}, { taskDefinitions, events: [deploy('1m', 'v2')] }).availabilityZoneRebalancing).toBe(false);
    expect(served({ taskDefinition: 'v2' }, { taskDefinitions }).availabilityZoneRebalancing).toBe(false);
  });
});

describe('a load balancer', () => {
  it('drains for 300 s unless it says otherwise; of several the slowest counts', () => {
    const delay = (...loadBalancers: object[]) => served({ loadBalancers }).deregistrationDelayMs;
    expect(delay()).toBeUndefined();
    expect(delay({ containerName: 'app', containerPort: 80 })).toBe(300_000);
    expect(delay({ deregistrationDelay: '10s' }, { deregistrationDelay: '20s' })).toBe(20_000);
  });

  it('names a container and a port of a task definition that lists them', () => {
    const of = (networkMode: string) => ({
      taskDefinitions: [
        {
          family: 'web',
          memory: 512,
          networkMode,
          containerDefinitions: [{ name: 'app', portMappings: [{ containerPort: 80 }] }],
        },
      ],
      services: [service({ loadBalancers: [{ containerName: 'app', containerPort: 80 }] })],
    });
    for (const mode of ['bridge', 'host', 'awsvpc']) expect(faultsOf(of(mode))).toEqual([]);
    expect(faultsOf(of('none'))).toEqual(['E014 services[web-app].taskDefinition']);
  });

  it('comes with a grace period', () => {
    expect(served({}).healthCheckGracePeriodMs).toBe(0);
    expect(served({ healthCheckGracePeriodSeconds: 90 }).healthCheckGracePeriodMs).toBe(90_000);
  });
});

describe('load', () => {
  const curveOf = (requestsPerSecond: unknown, files: Files = {}) =>
    served({ load: { requestsPerSecond, cpuMillisecondsPerRequest: 25 } }, {}, files).load?.requestsPerSecond;

  it('is nothing unless the file says so, and uses no memory then', () => {
    expect(served({}).load).toBeUndefined();
    expect(served({ load: { requestsPerSecond: 20, cpuMillisecondsPerRequest: 25 } }).load).toEqual({
      requestsPerSecond: { type: 'constant', value: 20 },
      cpuMillisecondsPerRequest: 25,
      memoryMiBPerTask: 0,
      memoryMiBPerRequestPerSecond: 0,
    });
  });

  it('follows a curve', () => {
    expect(curveOf({ type: 'diurnal', min: 1, max: 9, peakAt: '14h' })).toEqual({
      type: 'diurnal',
      min: 1,
      max: 9,
      peakAtMs: 50_400_000,
    });
    const points = [
      { atMs: 0, value: 20 },
      { atMs: 1_800_000, value: 200 },
    ];
    expect(
      curveOf({
        type: 'steps',
        points: [
          ['0s', 20],
          ['30m', 200],
        ],
      }),
    ).toEqual({ type: 'steps', points });
    const file = { type: 'trace', file: 'load.csv' };
    expect(curveOf(file, { 'load.csv': 'requests_per_second,at_s\r\n20,0\r\n\r\n200,1800\r\n' })).toEqual({
      type: 'steps',
      points,
    });
  });
});

describe('service auto scaling', () => {
  const load = { requestsPerSecond: 20, cpuMillisecondsPerRequest: 25, memoryMiBPerTask: 100 };
  const scaling = (...policies: object[]) =>
    served({ load, autoScaling: { minCapacity: 1, maxCapacity: 9, policies } }).autoScaling;
  const metric = 'ECSServiceAverageCPUUtilization';

  it('has the defaults of Application Auto Scaling (AS-5)', () => {
    expect(scaling({ type: 'targetTracking', metric, targetValue: 60 })).toEqual({
      minCapacity: 1,
      maxCapacity: 9,
      policies: [
        {
          type: 'targetTracking',
          metric,
          targetValue: 60,
          scaleOutCooldownMs: 300_000,
          scaleInCooldownMs: 300_000,
          disableScaleIn: false,
        },
      ],
    });
    const step = { type: 'step', metric, threshold: 80, adjustmentType: 'ChangeInCapacity' };
    expect(scaling({ ...step, steps: [{ lower: 0, adjustment: 2 }] })?.policies).toEqual([
      {
        ...step,
        minAdjustmentMagnitude: 1,
        steps: [{ lower: 0, upper: undefined, adjustment: 2 }],
        cooldownMs: 300_000,
        evaluationPeriods: 1,
      },
    ]);
    expect(scaling({ type: 'scheduled', at: '8h', minCapacity: 3 })?.policies).toEqual([
      { type: 'scheduled', atMs: 28_800_000, everyMs: undefined, minCapacity: 3, maxCapacity: undefined },
    ]);
  });

  it('takes what the file says', () => {
    const tracking = { type: 'targetTracking', metric: 'ECSServiceAverageMemoryUtilization', targetValue: 60 };
    expect(
      scaling({ ...tracking, scaleOutCooldown: '1m', scaleInCooldown: 600, disableScaleIn: true })?.policies[0],
    ).toMatchObject({ scaleOutCooldownMs: 60_000, scaleInCooldownMs: 600_000, disableScaleIn: true });
    expect(scaling({ type: 'scheduled', at: '8h', every: '24h', maxCapacity: 3 })?.policies[0]).toMatchObject({
      everyMs: 86_400_000,
      maxCapacity: 3,
    });
  });

  it('takes steps in any order that meet, on both sides of the threshold (AS-9)', () => {
    const steps = [
      { lower: 10, adjustment: 5 },
      { upper: -10, adjustment: -2 },
      { lower: 0, upper: 10, adjustment: 2 },
      { lower: -10, upper: 0, adjustment: -1 },
    ];
    const step = { type: 'step', metric, threshold: 80, adjustmentType: 'ChangeInCapacity', steps };
    expect(scaling(step)?.policies[0]).toMatchObject({ steps });
  });

  it('may be scheduled above its usual maximum, when the schedule raises that too', () => {
    const later = { type: 'scheduled', at: '9h', minCapacity: 12 };
    const raise = { type: 'scheduled', at: '8h', maxCapacity: 20 };
    expect(scaling(raise, later)?.policies).toHaveLength(2);
    const services = [service({ autoScaling: { minCapacity: 1, maxCapacity: 9, policies: [later] } })];
    expect(faultsOf({ services })).toEqual(['E014 services[web-app].autoScaling.policies[0].minCapacity']);
  });
});
