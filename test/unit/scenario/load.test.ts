import { describe, expect, it } from 'vitest';
import { faultsOf, loadText, provider, resolved } from './small-scenario.js';

const web = { family: 'web', cpu: 512, memory: 1024 };
const service = (parts: object) => ({ name: 'web-app', taskDefinition: 'web', desiredCount: 2, ...parts });
const served = (parts: object) => resolved({ services: [service(parts)] }).services[0];
const byProvider = (...items: readonly (readonly [number, number, number])[]) => ({
  type: 'capacityProviderStrategy',
  items: items.map(([capacityProvider, weight, base]) => ({ capacityProvider, weight, base })),
});

describe('the defaults are those of AWS', () => {
  const scenario = resolved();

  it('of the run', () => {
    expect(scenario).toMatchObject({
      seed: '1',
      startsAtMs: 1_767_225_600_000,
      durationMs: 3_600_000,
      measure: { fromMs: 0, untilMs: 3_600_000 },
      region: 'us-east-1',
      account: { awsvpcTrunking: false, provisioningTaskLimit: 500, vcpuQuota: undefined },
      pricing: {
        discountPercent: 0,
        savingsPlans: [],
        extraUsdPerInstanceHour: 0,
        fargate: { usdPerVcpuHour: 0.04048, usdPerGbHour: 0.004445, spotDiscountPercent: 70 },
      },
      availabilityZones: ['us-east-1a', 'us-east-1b'],
      clusterName: 'main',
    });
    expect(scenario.instanceTypes.map(({ name }) => name)).toEqual(['m5.large']);
  });

  it('of groups', () => {
    expect(scenario.autoScalingGroups[1]).toEqual({
      name: 'b',
      availabilityZones: [1],
      instanceTypes: [0],
      minSize: 0,
      maxSize: 4,
      desiredCapacity: 0,
      newInstancesProtectedFromScaleIn: true,
      terminationPolicies: ['Default'],
      bootTime: { distribution: 'lognormal', medianMs: 75_000, p95Ms: 150_000 },
      attributes: {},
      agentVersion: '1.95.0',
      ecsReservedMemoryMiB: 0,
      scheduledActions: [],
      purchase: {
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 100,
        onDemandAllocationStrategy: 'prioritized',
        spotAllocationStrategy: 'capacity-optimized-prioritized',
      },
      availabilityZoneDistribution: 'balanced-best-effort',
      maxInstanceLifetimeMs: undefined,
      spotInterruptionsPerInstanceHour: 0,
      warmPool: undefined,
    });
  });

  it('of providers: managed scaling is off unless it is given, and on when it is', () => {
    const { capacityProviders } = resolved({
      capacityProviders: [provider('cp-a', 'a'), { name: 'cp-b', autoScalingGroup: 'b' }],
    });
    const figures = {
      targetCapacity: 100,
      minimumScalingStepSize: 1,
      maximumScalingStepSize: 10_000,
      instanceWarmupPeriodMs: 300_000,
    };
    const rest = { fargate: undefined, managedTerminationProtection: false, managedDraining: true };
    expect(capacityProviders).toEqual([
      { name: 'cp-a', autoScalingGroup: 0, managedScaling: { enabled: true, ...figures }, ...rest },
      { name: 'cp-b', autoScalingGroup: 1, managedScaling: { enabled: false, ...figures }, ...rest },
    ]);
  });

  it('of task definitions', () => {
    expect(scenario.taskDefinitions).toEqual([
      {
        family: 'web',
        cpuUnits: 512,
        memoryMiB: 1024,
        gpus: 0,
        networkMode: 'bridge',
        hostPorts: [],
        startTime: { distribution: 'constant', valueMs: 10_000 },
        stopTime: { distribution: 'constant', valueMs: 30_000 },
        crashAfter: undefined,
        startFailureRate: 0,
        healthCheck: undefined,
        unhealthyAfter: undefined,
      },
    ]);
  });

  it('of knobs', () => {
    expect(scenario.model).toEqual({
      alarmDelayMs: 20_000,
      inServiceDelayMs: 15_000,
      nCounts: 'inService',
      terminatingInN: false,
      stoppingCountsInM: false,
      warmupMode: 'block',
      emptyMetric: '100',
      zeroStart: 'two',
      lowThresholdFactor: 1,
      scaleInCapPercent: 50,
      placementRetryMs: 15_000,
      provisioningTimeout: { distribution: 'uniform', minMs: 600_000, maxMs: 1_800_000 },
      launchRatePerMinute: 500,
      creditFreeRoom: false,
      typeCapacityInM: 'nominal',
      launchTypeTasksInM: false,
      strategyTieBreak: 'random',
      legacyM: false,
      legacyScaleInCap: false,
      drainingInN: true,
      drainingInM: true,
      throttle: { firstMs: 60_000, factor: 2, maxMs: 1_620_000 },
      stoppingCountsInMaximumPercent: true,
      eniAttachTime: { distribution: 'uniform', minMs: 5000, maxMs: 15_000 },
      activationTime: { distribution: 'uniform', minMs: 1000, maxMs: 5000 },
      eniDetachTime: { distribution: 'uniform', minMs: 5000, maxMs: 30_000 },
      healthyAfterMs: 40_000,
      targetHealthyAfterMs: 150_000,
      targetUnhealthyAfterMs: 60_000,
      circuitBreakerFloor: 3,
      drainTimeoutMs: 172_800_000,
      launchRetryMs: 60_000,
      spotNoticeMs: 120_000,
      fargateProvisioningTime: { distribution: 'uniform', minMs: 10_000, maxMs: 30_000 },
      rebalanceIntervalMs: 300_000,
      serviceLowThresholdFactor: 0.9,
      network: {
        cloudMapHealthDelayMs: 30_000,
        serviceConnectPropagationMs: 1_000,
        connectFailureTimeMs: 1,
        discoverInstancesTimeMs: 20,
        outlierDetection: {
          failures: 5,
          intervalMs: 30_000,
          baseEjectionMs: 30_000,
          maxEjectionMs: 300_000,
          maxEjectionPercent: 10,
          panicThresholdPercent: 0,
        },
        requestsSimulatedUpTo: 100,
      },
      externalReplacesWhenDisconnected: false,
      externalCredentialEndpoints: 'all',
      fargateSpotInterruptionsPerTaskHour: 0,
    });
    expect(resolved({ model: { provisioningTimeout: 'never', emptyMetric: 'target' } }).model).toMatchObject({
      provisioningTimeout: undefined,
      emptyMetric: 'target',
    });
  });
});

describe('the launch path', () => {
  it('is the own strategy, else the launch type, else the strategy of the cluster, else EC2', () => {
    const cluster = { defaultCapacityProviderStrategy: [{ capacityProvider: 'cp-b' }] };
    const services = [
      service({ name: 'own', capacityProviderStrategy: [{ capacityProvider: 'cp-a' }] }),
      service({ name: 'type', launchType: 'EC2' }),
      service({ name: 'none' }),
      service({ name: 'empty', capacityProviderStrategy: [] }),
    ];
    expect(resolved({ services, cluster }).services.map(({ launchPath }) => launchPath)).toEqual([
      byProvider([0, 1, 0]),
      { type: 'EC2' },
      byProvider([1, 1, 0]),
      byProvider([1, 1, 0]),
    ]);
    expect(served({}).launchPath).toEqual({ type: 'EC2' });
  });

  it('has weight 0 by default, but 1 for the only entry (CP-1)', () => {
    const path = (...capacityProviderStrategy: object[]) => served({ capacityProviderStrategy }).launchPath;
    const a = { capacityProvider: 'cp-a' };
    const b = { capacityProvider: 'cp-b' };
    expect(path(a)).toEqual(byProvider([0, 1, 0]));
    expect(path({ ...a, base: 3 }, { ...b, weight: 2 })).toEqual(byProvider([0, 0, 3], [1, 2, 0]));
    expect(path({ ...a, weight: 0, base: 3 })).toEqual(byProvider([0, 1, 3]));
    expect(path({ ...a, weight: 0 })).toEqual(byProvider([0, 1, 0]));
  });
});

describe('placement', () => {
  const zones = { type: 'spread', field: 'attribute', attribute: 'ecs.availability-zone' };
  const instances = { type: 'spread', field: 'instanceId' };

  it('of a service without a strategy is spread over zones, then instances (PL-10)', () => {
    for (const parts of [{}, { placementStrategy: [] }]) {
      expect(served(parts)).toMatchObject({ placementStrategy: [zones, instances] });
    }
  });

  it('of RunTask without a strategy is random (PL-11)', () => {
    const { events, workloads } = resolved({
      events: [{ at: '1m', type: 'runTask', taskDefinition: 'web' }],
      workloads: [{ name: 'w', type: 'constant', taskDefinition: 'web', ratePerMinute: 1 }],
    });
    const launches = [events[0], workloads[0].arrivals].map((from) => ('launch' in from ? from.launch : undefined));
    for (const launch of launches) {
      expect(launch).toMatchObject({ placementStrategy: [{ type: 'random' }], group: 'family:web' });
    }
  });

  it('takes the fields of AWS, of either case', () => {
    const placementStrategy = [
      { type: 'spread', field: 'host' },
      { type: 'spread', field: 'attribute:ecs.availability-zone' },
      { type: 'binpack', field: 'MEMORY' },
      { type: 'binpack', field: 'cpu' },
      { type: 'random' },
    ];
    expect(served({ placementStrategy })).toMatchObject({
      placementStrategy: [
        instances,
        zones,
        { type: 'binpack', field: 'memory' },
        { type: 'binpack', field: 'cpu' },
        { type: 'random' },
      ],
      group: 'service:web-app',
    });
  });
});

describe('what a task reserves', () => {
  const task = (parts: object) =>
    resolved({ taskDefinitions: [{ family: 'web', ...parts }], services: [] }).taskDefinitions[0];

  it('is what stands at task level, else the sum over containers, reservation before limit (RA-3, RA-4)', () => {
    const containerDefinitions = [
      { name: 'a', cpu: 100, memory: 300, memoryReservation: 128 },
      { name: 'b', cpu: 28, memory: 256 },
      { name: 'c', memoryReservation: 64 },
    ];
    expect(task({ containerDefinitions })).toMatchObject({ cpuUnits: 128, memoryMiB: 448 });
    expect(task({ cpu: 1024, memory: 1024, containerDefinitions })).toMatchObject({ cpuUnits: 1024, memoryMiB: 1024 });
    expect(task({ memory: 512 })).toMatchObject({ cpuUnits: 0, memoryMiB: 512 });
  });

  it('are the static ports of bridge and host mode (RA-9, RA-10)', () => {
    const ports = [{ containerPort: 80, hostPort: 80 }, { containerPort: 81 }, { containerPort: 82, hostPort: 0 }];
    const portMappings = [...ports, { containerPort: 53, hostPort: 53, protocol: 'udp' }];
    const inMode = (networkMode: string, mappings: object[]) =>
      task({ memory: 512, networkMode, containerDefinitions: [{ name: 'a', portMappings: mappings }] }).hostPorts;
    expect(inMode('bridge', portMappings)).toEqual([
      { port: 80, protocol: 'tcp' },
      { port: 53, protocol: 'udp' },
    ]);
    expect(inMode('host', [{ containerPort: 81 }])).toEqual([{ port: 81, protocol: 'tcp' }]);
    expect(inMode('awsvpc', [{ containerPort: 80 }])).toEqual([]);
  });

  it('has a stop time of its own, or takes the whole stopTimeout', () => {
    expect(task({ memory: 512, stopTimeout: '2m' }).stopTime).toEqual({ distribution: 'constant', valueMs: 120_000 });
    expect(task({ memory: 512, stopTimeout: '2m', stopTime: '3s' }).stopTime).toMatchObject({ valueMs: 3000 });
  });
});

describe('initialState', () => {
  const instance = (id: string, parts: object = {}) => ({
    id,
    autoScalingGroup: 'b',
    availabilityZone: 'us-east-1b',
    instanceType: 'm5.large',
    ...parts,
  });

  it('is resolved, and gives its groups their desired capacity', () => {
    const { initialInstances, autoScalingGroups } = resolved({
      initialState: {
        instances: [instance('i-1', { age: '2h', tasks: [{ service: 'web-app', count: 2 }] }), instance('i-2')],
      },
    });
    const place = { autoScalingGroup: 1, availabilityZone: 1, instanceType: 0 };
    expect(initialInstances).toEqual([
      { id: 'i-1', ...place, ageMs: 7_200_000, tasks: [{ service: 0, count: 2 }] },
      { id: 'i-2', ...place, ageMs: 10_800_000, tasks: [] },
    ]);
    expect(autoScalingGroups.map(({ desiredCapacity }) => desiredCapacity)).toEqual([0, 2]);
  });

  it.each([
    ['CPU', { family: 'web', cpu: 1024, memory: 128 }, 3],
    ['memory', { family: 'web', cpu: 128, memory: 3900 }, 2],
    ['GPUs', { family: 'web', memory: 128, gpus: 1 }, 1],
    ['network interfaces', { family: 'web', memory: 128, networkMode: 'awsvpc' }, 3],
  ])('lets no task stand where there are not the %s', (_, taskDefinition, count) => {
    const parts = (tasks: number) => ({
      taskDefinitions: [taskDefinition],
      services: [service({ desiredCount: 9 })],
      initialState: { instances: [instance('i-1', { tasks: [{ service: 'web-app', count: tasks }] })] },
    });
    expect(faultsOf(parts(count))).toEqual(['E060 initialState.instances[i-1].tasks']);
    if (count > 1) expect(faultsOf(parts(count - 1))).toEqual([]);
  });

  it('lets a static port be taken once', () => {
    const containerDefinitions = [{ name: 'a', portMappings: [{ containerPort: 80, hostPort: 80 }] }];
    const tasks = [{ service: 'web-app', count: 2 }];
    const taskDefinitions = [{ ...web, networkMode: 'bridge', containerDefinitions }];
    expect(faultsOf({ taskDefinitions, initialState: { instances: [instance('i-1', { tasks })] } })).toEqual([
      'E060 initialState.instances[i-1].tasks',
    ]);
  });
});

describe('events', () => {
  it('stand in order of time, and those of one instant in the order of the file', () => {
    const set = (at: string, desiredCount: number) => ({
      at,
      type: 'setDesiredCount',
      service: 'web-app',
      desiredCount,
    });
    const { events } = resolved({ events: [set('2m', 1), set('1m', 2), set('2m', 3), set('120s', 4)] });
    expect(events.map((event) => 'desiredCount' in event && event.desiredCount)).toEqual([2, 1, 3, 4]);
  });

  it('repeat until an end that they do not reach', () => {
    const { events } = resolved({
      events: [{ at: '1m', type: 'runTask', taskDefinition: 'web', count: 50, every: '5m', until: '20m' }],
    });
    expect(events[0]).toMatchObject({ count: 50, everyMs: 300_000, untilMs: 1_200_000, runTime: undefined });
  });
});

describe('locate', () => {
  const text = `version: 1
duration: 1h
taskDefinitions:
  - { family: web, memory: 512 }
services:
  - name: web-app
    taskDefinition: web
    desiredCount: 2
`;
  it.each([
    ['services[web-app].desiredCount', 8, 19],
    ['services[0].desiredCount', 8, 19],
    ['services[web-app]', 6, 5],
    ['taskDefinitions[web].memory', 4, 28],
    ['services[web-app].placementStrategy', 6, 5],
    ['services[other]', 0, 0],
    ['duration', 2, 11],
  ])('%s is at %d:%d', (path, line, column) => {
    expect(loadText(text).locate(path)).toEqual({ line, column });
  });
});
