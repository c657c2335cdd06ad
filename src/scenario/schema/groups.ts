import { z } from 'zod';
import { capacityProviderStrategy } from './launch.js';
import { distribution, duration, flag, name, percent, whole } from './words.js';

export const account = z.strictObject({
  awsvpcTrunking: z.enum(['enabled', 'disabled']).default('disabled'),
  provisioningTaskLimit: whole(0, 1_000_000).default(500),
  vcpuQuota: whole(0, 1_000_000_000).optional(),
});

export const pricing = z.strictObject({
  discountPercent: percent().default(0),
  spotUsdPerHour: z.record(z.string(), z.number().min(0)).optional(),
  savingsPlans: z
    .array(z.strictObject({ usdPerHourCommitment: z.number().min(0), discountPercent: percent() }))
    .default([]),
  extraUsdPerInstanceHour: z.number().min(0).default(0),
});

export const instanceType = z.union(
  [
    z.strictObject({
      name: name(),
      vcpus: whole(1, 10_000).optional(),
      memoryMiB: whole(1, 100_000_000).optional(),
      registeredMemoryMiB: whole(1, 100_000_000).optional(),
      maxEnis: whole(1, 1000).optional(),
      gpus: whole(0, 1000).optional(),
      cpuArchitecture: z.enum(['X86_64', 'ARM64']).optional(),
      usdPerHour: z.number().min(0).optional(),
      awsvpcTasks: whole(0, 10_000).optional(),
      awsvpcTasksTrunked: whole(0, 10_000).optional(),
    }),
    z.strictObject({ file: z.string().min(1) }),
  ],
  {
    error: () =>
      'is neither a type { name, vcpus, memoryMiB, … } nor { file: the output of aws ec2 describe-instance-types }',
  },
);

const terminationPolicy = z.enum([
  'Default',
  'AllocationStrategy',
  'OldestLaunchTemplate',
  'OldestLaunchConfiguration',
  'ClosestToNextInstanceHour',
  'NewestInstance',
  'OldestInstance',
]);

const scheduledAction = z.strictObject({
  at: duration(),
  every: duration({ minMs: 1000, words: 'at least 1s' }).optional(),
  minSize: whole(0, 10_000).optional(),
  maxSize: whole(0, 10_000).optional(),
  desiredCapacity: whole(0, 10_000).optional(),
});

export const autoScalingGroup = z.strictObject({
  name: name(),
  availabilityZones: z.array(name()).min(1),
  instanceTypes: z.array(name()).min(1),
  minSize: whole(0, 10_000).default(0),
  maxSize: whole(1, 10_000).describe('MS-29: above 0'),
  desiredCapacity: whole(0, 10_000).optional(),
  newInstancesProtectedFromScaleIn: z.boolean().default(false),
  terminationPolicies: z.array(terminationPolicy).min(1).default(['Default']),
  bootTime: distribution().prefault({ distribution: 'lognormal', median: '75s', p95: '150s' }),
  attributes: z.record(z.string(), z.string()).default({}),
  ecsReservedMemory: whole(0, 100_000_000).default(0),
  scheduledActions: z.array(scheduledAction).default([]),
  mixedInstancesPolicy: z
    .strictObject({
      onDemandBaseCapacity: whole(0, 10_000).optional(),
      onDemandPercentageAboveBaseCapacity: percent().optional(),
      onDemandAllocationStrategy: z.enum(['prioritized', 'lowest-price']).optional(),
      spotAllocationStrategy: z
        .enum(['price-capacity-optimized', 'capacity-optimized', 'capacity-optimized-prioritized', 'lowest-price'])
        .optional(),
    })
    .optional(),
  availabilityZoneDistribution: z.enum(['balanced-best-effort', 'balanced-only']).default('balanced-best-effort'),
  maxInstanceLifetime: duration({ minMs: 1, words: 'longer than 0s' }).optional(),
  spotInterruptionsPerInstanceHour: z.number().min(0).default(0),
  warmPool: z
    .strictObject({
      minSize: whole(0, 10_000).optional(),
      maxGroupPreparedCapacity: whole(0, 10_000).optional(),
      poolState: z.enum(['Stopped', 'Running', 'Hibernated']).optional(),
      startTime: distribution().optional(),
    })
    .optional(),
});

const managedScaling = z.strictObject({
  status: flag().default('ENABLED'),
  targetCapacity: whole(1, 100).default(100),
  minimumScalingStepSize: whole(1, 10_000).default(1),
  maximumScalingStepSize: whole(1, 10_000).default(10_000),
  instanceWarmupPeriod: duration({ maxMs: 10_000_000, words: 'from 0 to 10000 seconds' }).prefault(300),
});

export const capacityProvider = z.strictObject({
  name: name(),
  autoScalingGroup: name(),
  managedScaling: managedScaling.optional(),
  managedTerminationProtection: flag().default('DISABLED'),
  managedDraining: flag().default('ENABLED'),
});

export const cluster = z.strictObject({
  name: name().default('main'),
  defaultCapacityProviderStrategy: capacityProviderStrategy.default([]),
});
