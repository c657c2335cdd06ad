import { z } from 'zod';
import { capacityProviderStrategy, launchKeys, launchType, placementConstraints, placementStrategy } from './launch.js';
import { distribution, duration, flag, name, percent, whole } from './words.js';

const portMapping = z.strictObject({
  containerPort: whole(1, 65_535),
  hostPort: whole(0, 65_535).optional(),
  protocol: z.enum(['tcp', 'udp']).default('tcp'),
  name: name().optional(),
  appProtocol: z.enum(['http', 'http2', 'grpc']).optional(),
});

const containerDefinition = z.strictObject({
  name: name(),
  image: z.string().optional(),
  essential: z.boolean().optional(),
  cpu: whole(0, 196_608).optional(),
  memory: whole(6, 100_000_000).optional(),
  memoryReservation: whole(6, 100_000_000).optional(),
  portMappings: z.array(portMapping).default([]),
  healthCheck: z
    .strictObject({
      command: z.array(z.string()).optional(),
      interval: duration().optional(),
      timeout: duration().optional(),
      retries: whole(1, 10).optional(),
      startPeriod: duration().optional(),
    })
    .optional(),
});

export const taskDefinition = z.strictObject({
  family: name(),
  cpu: whole(128, 196_608).optional().describe('RA-6: CPU units at task level; else the sum over containers'),
  memory: whole(1, 100_000_000).optional().describe('MiB at task level; else the sum of memoryReservation ?? memory'),
  gpus: whole(0, 1000).default(0),
  networkMode: z.enum(['awsvpc', 'bridge', 'host', 'none']).default('bridge'),
  containerDefinitions: z.array(containerDefinition).default([]),
  placementConstraints: placementConstraints.default([]),
  startTime: distribution().prefault('10s'),
  stopTimeout: duration().prefault('30s'),
  stopTime: distribution().optional(),
  startFailureRate: z.number().min(0).max(1).default(0),
  crashAfter: distribution().optional(),
});

const curve = z.union(
  [
    z.number().min(0),
    z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('diurnal'),
        min: z.number().min(0),
        max: z.number().min(0),
        peakAt: duration(),
      }),
      z.strictObject({ type: z.literal('steps'), points: z.array(z.tuple([duration(), z.number().min(0)])) }),
      z.strictObject({ type: z.literal('trace'), file: z.string().min(1) }),
    ]),
  ],
  { error: () => 'is not a curve: a number, { type: diurnal … }, { type: steps … } or { type: trace … }' },
);

const metric = z.enum([
  'ECSServiceAverageCPUUtilization',
  'ECSServiceAverageMemoryUtilization',
  'ALBRequestCountPerTarget',
]);
const scalingPolicy = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('targetTracking'),
    metric,
    targetValue: z.number().positive(),
    scaleOutCooldown: duration().optional(),
    scaleInCooldown: duration().optional(),
    disableScaleIn: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('step'),
    metric,
    threshold: z.number(),
    adjustmentType: z.enum(['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity']),
    minAdjustmentMagnitude: whole(1, 10_000).optional(),
    steps: z.array(
      z.strictObject({ lower: z.number().optional(), upper: z.number().optional(), adjustment: z.number() }),
    ),
    cooldown: duration().optional(),
  }),
  z.strictObject({
    type: z.literal('scheduled'),
    at: duration(),
    every: duration().optional(),
    minCapacity: whole(0, 10_000).optional(),
    maxCapacity: whole(0, 10_000).optional(),
  }),
]);

export const service = z.strictObject({
  name: name(),
  taskDefinition: name(),
  desiredCount: whole(0, 5000).optional(),
  schedulingStrategy: z.enum(['REPLICA', 'DAEMON']).default('REPLICA'),
  launchType: launchType.optional(),
  capacityProviderStrategy: capacityProviderStrategy.optional(),
  placementStrategy: placementStrategy.optional(),
  placementConstraints: placementConstraints.optional(),
  deploymentConfiguration: z
    .strictObject({
      minimumHealthyPercent: whole(0, 100).optional(),
      maximumPercent: whole(100, 10_000).optional(),
      deploymentCircuitBreaker: z
        .strictObject({
          enable: z.boolean(),
          rollback: z.boolean(),
          thresholdConfiguration: z
            .strictObject({ type: z.enum(['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT']), value: whole(1, 10_000) })
            .optional(),
          resetOnHealthyTask: z.boolean().optional(),
        })
        .optional(),
    })
    .optional(),
  availabilityZoneRebalancing: flag().default('DISABLED'),
  healthCheckGracePeriodSeconds: whole(0, 2_147_483_647).default(0),
  loadBalancers: z
    .array(
      z.strictObject({
        targetGroupArn: z.string().optional(),
        containerName: name().optional(),
        containerPort: whole(1, 65_535).optional(),
        deregistrationDelay: duration().optional(),
      }),
    )
    .default([]),
  load: z.strictObject({ requestsPerSecond: curve, cpuMillisecondsPerRequest: z.number().min(0) }).optional(),
  autoScaling: z
    .strictObject({ minCapacity: whole(0, 5000), maxCapacity: whole(0, 5000), policies: z.array(scalingPolicy) })
    .optional(),
});

const arrivalKeys = {
  name: name(),
  ...launchKeys,
  group: name().optional(),
  runTime: distribution().optional(),
  from: duration().prefault('0s'),
  until: duration().optional(),
};
const rate = () => z.number().min(0).max(1_000_000);

export const workload = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('constant'), ratePerMinute: rate(), ...arrivalKeys }),
  z.strictObject({ type: z.literal('poisson'), ratePerMinute: rate(), ...arrivalKeys }),
  z.strictObject({
    type: z.literal('diurnal'),
    ratePerMinute: z.strictObject({ min: rate(), max: rate(), peakAt: duration() }),
    ...arrivalKeys,
  }),
  z.strictObject({
    type: z.literal('trace'),
    file: z.string().min(1),
    name: name(),
    launchType: launchType.optional(),
    capacityProviderStrategy: capacityProviderStrategy.optional(),
    placementStrategy: placementStrategy.optional(),
    placementConstraints: placementConstraints.optional(),
    group: name().optional(),
  }),
]);

const at = duration();
const count = whole(0, 10_000_000);
export const event = z.discriminatedUnion('type', [
  z.strictObject({ at, type: z.literal('setDesiredCount'), service: name(), desiredCount: whole(0, 5000) }),
  z.strictObject({
    at,
    type: z.literal('runTask'),
    ...launchKeys,
    group: name().optional(),
    name: name().optional(),
    count: whole(1, 1_000_000).default(1),
    runTime: distribution().optional(),
    every: duration({ minMs: 1000, words: 'at least 1s' }).optional(),
    until: duration().optional(),
  }),
  z.strictObject({ at, type: z.literal('deploy'), service: name(), taskDefinition: name() }),
  z.strictObject({ at, type: z.literal('availabilityZoneOutage'), availabilityZone: name(), duration: duration() }),
  z.strictObject({
    at,
    type: z.literal('insufficientCapacity'),
    availabilityZone: name(),
    instanceType: name().optional(),
    duration: duration(),
  }),
  z.strictObject({ at, type: z.literal('spotInterruption'), autoScalingGroup: name(), count }),
  z.strictObject({
    at,
    type: z.literal('setDesiredCapacity'),
    autoScalingGroup: name(),
    desiredCapacity: whole(0, 10_000),
  }),
  z.strictObject({
    at,
    type: z.literal('instanceRefresh'),
    autoScalingGroup: name(),
    minHealthyPercentage: percent().optional(),
  }),
  z.strictObject({ at, type: z.literal('update'), path: z.string().min(1), value: z.unknown() }),
]);
