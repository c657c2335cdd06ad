import { z } from 'zod';
import { distribution, duration, percent, whole } from './words.js';

/** What AWS leaves open. The defaults are those of docs/fidelity.md. */
export const model = z.strictObject({
  alarmDelay: duration({ maxMs: 59_000, words: 'from 0s to 59s' })
    .prefault('20s')
    .describe('MS-17: from a datapoint to the action of its alarm'),
  inServiceDelay: duration().prefault('15s').describe('MS-3: from launch to InService'),
  nCounts: z.enum(['inService', 'registered']).default('inService').describe('MS-3: which instances N counts'),
  drainingInN: z.boolean().default(true).describe('N counts draining instances'),
  terminatingInN: z.boolean().default(false).describe('N counts terminating instances'),
  drainingInM: z.boolean().default(true).describe('M counts draining instances that hold tasks'),
  stoppingCountsInM: z.boolean().default(false).describe('MS-4: a stopping task keeps its instance busy'),
  warmupMode: z
    .enum(['block', 'countAsDesired'])
    .default('block')
    .describe('MS-25: what warming instances do to the next scale-out'),
  emptyMetric: z
    .union([z.literal(100), z.literal('100'), z.literal('target')], { error: () => 'must be 100 or target' })
    .default(100)
    .describe('MS-35: the reservation of a group without instances and tasks'),
  zeroStart: z
    .enum(['two', 'formula'])
    .default('two')
    .describe('MS-33: how many instances a group without any begins with'),
  lowThresholdFactor: z
    .number()
    .positive()
    .max(1)
    .default(1)
    .describe('MS-16: the low alarm goes off below this part of the target'),
  scaleInCapPercent: percent().default(50).describe('MS-21: at most this part of the group goes in one step'),
  placementRetry: duration({ minMs: 1, words: 'longer than 0s' })
    .prefault('15s')
    .describe('MS-40: waiting tasks are tried again at its multiples'),
  provisioningTimeout: z
    .union([z.literal('never'), distribution()], {
      error: () => 'is neither never, nor a duration, nor a distribution',
    })
    .prefault({ distribution: 'uniform', min: '10m', max: '30m' })
    .describe('MS-38: how long a task waits in PROVISIONING'),
  launchRatePerMinute: whole(1, 1_000_000).default(500).describe('SS-10: tasks that a service may start in a minute'),
  throttle: z
    .strictObject({
      first: duration().prefault('1m'),
      factor: z.number().min(1).default(2),
      max: duration().prefault('27m'),
    })
    .optional()
    .describe('MS-41: the growing pause of a service whose tasks do not start'),
  creditFreeRoom: z.boolean().default(false).describe('MS-6: free room on busy instances counts for waiting tasks'),
  typeCapacityInM: z.enum(['nominal', 'registered']).default('nominal'),
  launchTypeTasksInM: z.boolean().default(false).describe('MS-13: tasks of a launch type keep an instance busy'),
  strategyTieBreak: z
    .enum(['random', 'listOrder'])
    .default('random')
    .describe('CP-3: which of several equally due providers is next'),
  stoppingCountsInMaximumPercent: z.boolean().default(true).describe('SS-3'),
  legacyM: z.boolean().default(false).describe('MS-12: M as before 2020-11'),
  legacyScaleInCap: z.boolean().default(false).describe('MS-21: the 5 % of before 2022-09'),
});
