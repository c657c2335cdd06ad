import { z } from 'zod';
import { parseVersion } from '../../policy/placement/query/version.js';
import { capacityProviderStrategy } from './launch.js';
import { distribution, duration, flag, name, percent, whole } from './words.js';

export const account = z.strictObject({
  awsvpcTrunking: z.enum(['enabled', 'disabled']).default('disabled'),
  provisioningTaskLimit: whole(0, 1_000_000).default(500),
  vcpuQuota: whole(0, 1_000_000_000).optional(),
});

export const pricing = z.strictObject({
  discountPercent: percent().default(0),
  spotUsdPerHour: z.record(z.string(), z.number().min(0)).default({}),
  savingsPlans: z
    .array(z.strictObject({ usdPerHourCommitment: z.number().min(0), discountPercent: percent() }))
    .default([]),
  extraUsdPerInstanceHour: z.number().min(0).default(0),
  fargateSpotDiscountPercent: percent().default(70).describe('AWS says "up to 70 %" off the Fargate price'),
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

/** MS-60; the defaults are those of the Auto Scaling API. */
const mixedInstancesPolicy = z.strictObject({
  onDemandBaseCapacity: whole(0, 10_000).default(0),
  onDemandPercentageAboveBaseCapacity: percent().default(100),
  onDemandAllocationStrategy: z.enum(['prioritized', 'lowest-price']).default('prioritized'),
  spotAllocationStrategy: z
    .enum(['price-capacity-optimized', 'capacity-optimized', 'capacity-optimized-prioritized', 'lowest-price'])
    .default('lowest-price'),
});

/** MS-61. */
const warmPool = z.strictObject({
  minSize: whole(0, 10_000).default(0),
  maxGroupPreparedCapacity: whole(0, 10_000).optional(),
  poolState: z.enum(['Stopped', 'Running', 'Hibernated']).default('Stopped'),
  startTime: distribution().prefault('20s').describe('From leaving the pool to the registered agent'),
});

export const agentVersion = () =>
  z
    .string()
    .refine((text) => parseVersion(text) !== undefined, { error: () => 'is not a version such as 1.95.0' })
    .default('1.95.0')
    .describe('Of the ECS agent: what agentVersion means in a memberOf expression');

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
  agentVersion: agentVersion(),
  ecsReservedMemory: whole(0, 100_000_000).default(0),
  scheduledActions: z.array(scheduledAction).default([]),
  mixedInstancesPolicy: mixedInstancesPolicy.optional(),
  availabilityZoneDistribution: z.enum(['balanced-best-effort', 'balanced-only']).default('balanced-best-effort'),
  maxInstanceLifetime: duration({ minMs: 1, words: 'longer than 0s' }).optional(),
  spotInterruptionsPerInstanceHour: z.number().min(0).max(3600).default(0),
  warmPool: warmPool.optional(),
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
  cluster: name().optional().describe('The first by default'),
  autoScalingGroup: name(),
  managedScaling: managedScaling.optional(),
  managedTerminationProtection: flag().default('DISABLED'),
  managedDraining: flag().default('ENABLED'),
});

export const cluster = z.strictObject({
  name: name().default('main'),
  defaultCapacityProviderStrategy: capacityProviderStrategy.default([]),
});
