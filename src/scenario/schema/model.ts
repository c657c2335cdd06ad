import { z } from 'zod';
import { distribution, duration, percent, whole } from './words.js';

/** What AWS leaves open. The defaults are those of docs/fidelity.md. */
export const model = z.strictObject({
  alarmDelay: duration({ maxMs: 59_000, words: 'from 0s to 59s' }).default(20_000).describe('MS-17'),
  inServiceDelay: duration().default(15_000).describe('MS-3'),
  nCounts: z.enum(['inService', 'registered']).default('inService').describe('MS-3'),
  drainingInN: z.boolean().default(true),
  terminatingInN: z.boolean().default(false),
  drainingInM: z.boolean().default(true),
  stoppingCountsInM: z.boolean().default(false).describe('MS-4'),
  warmupMode: z.enum(['block', 'countAsDesired']).default('block').describe('MS-25'),
  emptyMetric: z
    .union([z.literal(100), z.literal('100'), z.literal('target')], { error: () => 'must be 100 or target' })
    .default(100)
    .describe('MS-35'),
  zeroStart: z.enum(['two', 'formula']).default('two').describe('MS-33'),
  lowThresholdFactor: z.number().positive().max(1).default(1).describe('MS-16'),
  scaleInCapPercent: percent().default(50).describe('MS-21'),
  placementRetry: duration({ minMs: 1, words: 'longer than 0s' }).default(15_000).describe('MS-40'),
  provisioningTimeout: z
    .union([z.literal('never'), distribution()], {
      error: () => 'is neither never, nor a duration, nor a distribution',
    })
    .default({ distribution: 'uniform', min: 600_000, max: 1_800_000 })
    .describe('MS-38'),
  launchRatePerMinute: whole(1, 1_000_000).default(500).describe('SS-10'),
  throttle: z
    .strictObject({
      first: duration().default(60_000),
      factor: z.number().min(1).default(2),
      max: duration().default(1_620_000),
    })
    .optional()
    .describe('MS-41'),
  creditFreeRoom: z.boolean().default(false).describe('MS-6'),
  typeCapacityInM: z.enum(['nominal', 'registered']).default('nominal'),
  launchTypeTasksInM: z.boolean().default(false).describe('MS-13'),
  strategyTieBreak: z.enum(['random', 'listOrder']).default('random').describe('CP-3'),
  stoppingCountsInMaximumPercent: z.boolean().default(true).describe('SS-3'),
  legacyM: z.boolean().default(false).describe('MS-12'),
  legacyScaleInCap: z.boolean().default(false).describe('MS-21'),
});
