import { z } from 'zod';
import { outlierDetection } from './traffic.js';
import { distribution, duration, percent, whole } from './words.js';

/** What AWS leaves open. The defaults are those of docs/fidelity.md; docs/scenarios.md lists them. */
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
    .prefault({})
    .describe('MS-41, SS-9: the growing pause of a service whose tasks do not start'),
  creditFreeRoom: z.boolean().default(false).describe('MS-6: free room on busy instances counts for waiting tasks'),
  typeCapacityInM: z
    .enum(['nominal', 'registered'])
    .default('nominal')
    .describe('MS-8: the memory of a type that M is packed onto'),
  launchTypeTasksInM: z.boolean().default(false).describe('MS-13: tasks of a launch type keep an instance busy'),
  strategyTieBreak: z
    .enum(['random', 'listOrder'])
    .default('random')
    .describe('CP-3: which of several equally due providers is next'),
  stoppingCountsInMaximumPercent: z
    .boolean()
    .default(true)
    .describe('SS-3: stopping tasks count against maximumPercent'),
  eniAttachTime: distribution()
    .prefault({ distribution: 'uniform', min: '5s', max: '15s' })
    .describe('SS-15: PROVISIONING of an awsvpc task, once it is placed'),
  activationTime: distribution()
    .prefault({ distribution: 'uniform', min: '1s', max: '5s' })
    .describe('SS-15: ACTIVATING of a task behind a load balancer'),
  eniDetachTime: distribution()
    .prefault({ distribution: 'uniform', min: '5s', max: '30s' })
    .describe('SS-15: DEPROVISIONING of an awsvpc task'),
  healthyAfter: duration().prefault('40s').describe('SS-5: from RUNNING to healthy where nothing checks'),
  targetHealthyAfter: duration()
    .prefault('150s')
    .describe('SS-5, SS-16: from RUNNING to a healthy target: 5 checks, 30 s apart'),
  targetUnhealthyAfter: duration()
    .prefault('60s')
    .describe('SS-16: from a fault to an unhealthy target: 2 checks, 30 s apart'),
  circuitBreakerFloor: whole(1, 5000)
    .default(3)
    .describe('SS-11: the least threshold of the circuit breaker; 10 in 2023'),
  drainTimeout: duration().prefault('48h').describe('MS-53: how long an instance may drain'),
  launchRetry: duration({ minMs: 1, words: 'longer than 0s' })
    .prefault('1m')
    .describe('MS-63: a launch that failed for want of capacity is tried again after this'),
  spotNotice: duration().prefault('2m').describe('MS-62: from the notice to the interruption'),
  fargateProvisioningTime: distribution()
    .prefault({ distribution: 'uniform', min: '10s', max: '30s' })
    .describe('PROVISIONING of a Fargate task, before the image is pulled'),
  rebalanceInterval: duration({ minMs: 1, words: 'longer than 0s' })
    .prefault('5m')
    .describe('AZ-3: how often the balance of a service over its zones is looked at'),
  fargateSpotInterruptionsPerTaskHour: z
    .number()
    .min(0)
    .max(3600)
    .default(0)
    .describe('PL-13: how often FARGATE_SPOT takes a task back, on average'),
  serviceLowThresholdFactor: z
    .number()
    .positive()
    .max(1)
    .default(0.9)
    .describe('AS-3: the low alarm of a service goes off below this part of its target'),
  cloudMapHealthDelay: duration().prefault('30s').describe('SD-4: from a change of health to the answers of Cloud Map'),
  serviceConnectProxy: z
    .strictObject({ cpu: whole(0, 196_608).default(256), memory: whole(0, 100_000_000).default(256) })
    .prefault({})
    .describe('SC-2: what the proxy of Service Connect adds to each task'),
  serviceConnectPropagation: duration()
    .prefault('1s')
    .describe('SC-9: how long proxies take to hear of a change of an endpoint that they know'),
  connectFailureTime: duration().prefault('1ms').describe('How long a connection to a task that is gone takes to fail'),
  discoverInstancesTime: duration().prefault('20ms').describe('SD-6: how long a call of DiscoverInstances takes'),
  outlierDetection: outlierDetection.prefault({}).describe('SC-4: when Service Connect leaves a host alone'),
  requestsSimulatedUpTo: z
    .number()
    .min(0)
    .default(100)
    .describe(
      'Requests a second: an edge that never has more is simulated request by request, else by expected values',
    ),
  externalReplacesWhenDisconnected: z
    .boolean()
    .default(false)
    .describe('EX-4: services replace their tasks on an external instance that has lost its connection'),
  externalCredentialEndpoints: z
    .enum(['all', 'ssm'])
    .default('all')
    .describe(
      'EX-3: the endpoints that the SSM agent needs for its credentials: ssm, ec2messages and ssmmessages, or ssm alone',
    ),
  legacyM: z.boolean().default(false).describe('MS-12: M as before 2020-11'),
  legacyScaleInCap: z.boolean().default(false).describe('MS-21: the 5 % of before 2022-09'),
});
