import { z } from 'zod';
import { duration, whole } from './words.js';

/** A figure that follows the clock. */
export const curve = z.union(
  [
    z.number().min(0),
    z.discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('diurnal'),
        min: z.number().min(0),
        max: z.number().min(0),
        peakAt: duration(),
      }),
      z.strictObject({
        type: z.literal('steps'),
        points: z.array(z.tuple([duration(), z.number().min(0)])).min(1),
      }),
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

/** AS-5: 300 s for ECS. */
const cooldown = () => duration().prefault(300);

const scalingPolicy = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('targetTracking'),
    metric,
    targetValue: z.number().positive(),
    scaleOutCooldown: cooldown(),
    scaleInCooldown: cooldown(),
    disableScaleIn: z.boolean().default(false),
  }),
  z.strictObject({
    type: z.literal('step'),
    metric,
    threshold: z.number(),
    adjustmentType: z.enum(['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity']),
    minAdjustmentMagnitude: whole(1, 10_000).default(1),
    steps: z
      .array(
        z.strictObject({
          lower: z.number().optional(),
          upper: z.number().optional(),
          adjustment: z.int().min(-10_000).max(10_000),
        }),
      )
      .min(1)
      .max(20),
    cooldown: cooldown(),
    evaluationPeriods: whole(1, 1440).default(1).describe('Datapoints of a minute that must all breach'),
  }),
  z.strictObject({
    type: z.literal('scheduled'),
    at: duration(),
    every: duration({ minMs: 1000, words: 'at least 1s' }).optional(),
    minCapacity: whole(0, 5000).optional(),
    maxCapacity: whole(0, 5000).optional(),
  }),
]);

export const load = z.strictObject({
  requestsPerSecond: curve,
  cpuMillisecondsPerRequest: z.number().min(0),
  memoryMiBPerTask: z.number().min(0).default(0).describe('Memory that a RUNNING task uses by itself'),
  memoryMiBPerRequestPerSecond: z.number().min(0).default(0).describe('and for each request a second that it serves'),
});

/** Application Auto Scaling. */
export const autoScaling = z.strictObject({
  minCapacity: whole(0, 5000),
  maxCapacity: whole(0, 5000),
  policies: z.array(scalingPolicy),
});
