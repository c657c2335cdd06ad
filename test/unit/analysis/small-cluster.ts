import type {
  AutoScalingGroup,
  InstanceType,
  Launch,
  ModelKnobs,
  Scenario,
  Service,
} from '../../../src/model/scenario.js';

const constant = (valueMs: number) => ({ distribution: 'constant', valueMs }) as const;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

const model: ModelKnobs = {
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
  provisioningTimeout: undefined,
  launchRatePerMinute: 500,
  creditFreeRoom: false,
  typeCapacityInM: 'nominal',
  launchTypeTasksInM: false,
  strategyTieBreak: 'random',
  legacyM: false,
  legacyScaleInCap: false,
  drainingInN: true,
  drainingInM: true,
  throttle: { firstMs: MINUTE, factor: 2, maxMs: 27 * MINUTE },
  stoppingCountsInMaximumPercent: true,
  eniAttachTime: constant(10_000),
  activationTime: constant(3_000),
  eniDetachTime: constant(15_000),
  healthyAfterMs: 40_000,
  targetHealthyAfterMs: 150_000,
  targetUnhealthyAfterMs: 60_000,
  circuitBreakerFloor: 3,
  drainTimeoutMs: 48 * HOUR,
  launchRetryMs: MINUTE,
  spotNoticeMs: 2 * MINUTE,
  fargateProvisioningTime: constant(20_000),
  fargateSpotInterruptionsPerTaskHour: 0,
  rebalanceIntervalMs: 5 * MINUTE,
  serviceLowThresholdFactor: 0.9,
  network: {
    cloudMapHealthDelayMs: 30_000,
    serviceConnectPropagationMs: 1000,
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
};

const type = (name: string, vcpus: number, memoryMiB: number, usdPerHour: number | undefined): InstanceType => ({
  name,
  vcpus,
  memoryMiB,
  registeredMemoryMiB: memoryMiB - 256,
  registeredMemoryEstimated: false,
  gpus: 0,
  maxEnis: 3,
  awsvpcTasks: 2,
  awsvpcTasksTrunked: undefined,
  cpuArchitecture: 'X86_64',
  usdPerHour,
  spotUsdPerHour: usdPerHour === undefined ? undefined : usdPerHour / 4,
});

export const group = (name: string, more: Partial<AutoScalingGroup> = {}): AutoScalingGroup => ({
  name,
  availabilityZones: [0, 1],
  instanceTypes: [0],
  minSize: 0,
  maxSize: 5,
  desiredCapacity: 2,
  newInstancesProtectedFromScaleIn: true,
  terminationPolicies: ['Default'],
  bootTime: constant(75_000),
  attributes: {},
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
  agentVersion: '1.95.0',
  ...more,
});

const taskDefinition = (family: string, cpuUnits: number, memoryMiB: number): Scenario['taskDefinitions'][number] => ({
  family,
  cpuUnits,
  memoryMiB,
  gpus: 0,
  networkMode: 'bridge',
  hostPorts: [],
  startTime: constant(10_000),
  stopTime: constant(30_000),
  crashAfter: undefined,
  startFailureRate: 0,
  healthCheck: undefined,
  unhealthyAfter: undefined,
});

const launch = (taskDefinition: number, provider: number, group: string): Launch => ({
  taskDefinition,
  launchPath:
    provider < 0
      ? { type: 'EC2' }
      : { type: 'capacityProviderStrategy', items: [{ capacityProvider: provider, weight: 1, base: 0 }] },
  placementStrategy: [],
  placementConstraints: [],
  group,
});

/** A service that does nothing of its own. */
const serviceOf = (own: Launch): Omit<Service, 'name' | 'schedulingStrategy' | 'desiredCount'> => ({
  ...own,
  clusterName: 'default',
  revisions: [own],
  deployment: { minimumHealthyPercent: 100, maximumPercent: 200, circuitBreaker: undefined },
  availabilityZoneRebalancing: false,
  healthCheckGracePeriodMs: 0,
  deregistrationDelayMs: undefined,
  load: undefined,
  autoScaling: undefined,
});

/** Two groups with a provider each, one service on the first, one workload on the second, one daemon on all. */
export const smallCluster = (more: Partial<Scenario> = {}): Scenario => {
  const durationMs = more.durationMs ?? 2 * HOUR;
  return {
    name: 'small cluster',
    seed: '7',
    durationMs,
    measure: { fromMs: 0, untilMs: durationMs },
    region: 'us-east-1',
    account: { awsvpcTrunking: false, provisioningTaskLimit: 500, vcpuQuota: undefined },
    startsAtMs: 0,
    network: { namespaces: [], targets: [], serviceConnect: [], mesh: undefined, edges: [] },
    pricing: {
      discountPercent: 0,
      savingsPlans: [],
      extraUsdPerInstanceHour: 0,
      fargate: { usdPerVcpuHour: 0.04, usdPerGbHour: 0.004, spotDiscountPercent: 70 },
    },
    instanceTypes: [
      type('lab.small', 2, 4096, 0.1),
      type('lab.large', 4, 8192, 0.2),
      type('lab.new', 4, 8192, undefined),
    ],
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    externalInstances: [],
    autoScalingGroups: [group('asg-a'), group('asg-b', { instanceTypes: [1] })],
    capacityProviders: [0, 1].map((n) => ({
      name: `cp-${'ab'[n]}`,
      autoScalingGroup: n,
      fargate: undefined,
      managedScaling: {
        enabled: true,
        targetCapacity: n === 0 ? 80 : 100,
        minimumScalingStepSize: 1,
        maximumScalingStepSize: 10_000,
        instanceWarmupPeriodMs: 300_000,
      },
      managedTerminationProtection: true,
      managedDraining: false,
    })),
    clusterName: 'main',
    taskDefinitions: [
      taskDefinition('web', 512, 1024),
      taskDefinition('job', 1024, 2048),
      taskDefinition('agent', 0, 128),
    ],
    services: [
      {
        ...serviceOf(launch(0, 0, 'service:web-app')),
        name: 'web-app',
        schedulingStrategy: 'REPLICA',
        desiredCount: 2,
      },
      {
        ...serviceOf(launch(2, -1, 'service:agent')),
        name: 'agent',
        schedulingStrategy: 'DAEMON',
        desiredCount: 0,
      },
    ],
    workloads: [
      {
        name: 'jobs',
        arrivals: {
          type: 'constant',
          ratePerMinute: 1,
          launch: launch(1, 1, 'family:job'),
          runTime: constant(MINUTE),
          fromMs: 0,
          untilMs: durationMs,
        },
      },
    ],
    events: [],
    initialInstances: [],
    model,
    ...more,
  };
};

/** Requesters of the small cluster, in the roster's order. */
export const WEB_APP = 0;
export const AGENT = 1;
export const JOBS = 2;
