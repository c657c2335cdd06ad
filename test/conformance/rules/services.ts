import type { Rule } from '../rule.js';
import { source } from './sources.js';

const deploymentTypes = 'ECS Developer Guide, deployment-type-ecs';
const breaker = 'ECS Developer Guide, deployment-circuit-breaker';
const lifecycle = 'ECS Developer Guide, task-lifecycle';
const throttle = 'ECS Developer Guide, service-throttle-logic';
const protectionOfTasks = 'ECS Developer Guide, task-scale-in-protection';

/** How services keep, replace and watch their tasks. */
export const services: readonly Rule[] = [
  {
    id: 'SS-1',
    says: 'REPLICA keeps the desired count; DAEMON runs one task on each ACTIVE instance that satisfies its constraints, and on none that drains. It has no desired count, no strategy and no scaling, and does not run on Fargate.',
    source: source.services,
    confidence: 'documented',
  },
  {
    id: 'SS-2',
    says: 'At most ⌊desired × maximumPercent⌋ tasks, at least ⌈desired × minimumHealthyPercent⌉ healthy ones. By default 200 and 100 for REPLICA, 100 and 0 for DAEMON, whose maximum is always 100.',
    source: `${source.api}, DeploymentConfiguration; ${deploymentTypes}`,
    confidence: 'documented',
  },
  {
    id: 'SS-3',
    says: 'Whether tasks that are stopping count against maximumPercent: the guide of 2023 says so, the API of 2026 names only RUNNING and PENDING.',
    source: `${deploymentTypes} (2023); ${source.api}, DeploymentConfiguration`,
    confidence: 'contested',
    knobs: 'stoppingCountsInMaximumPercent: true',
  },
  {
    id: 'SS-4',
    says: 'Where there are as many tasks as the maximum allows and as few as the minimum asks for, nothing moves: “was unable to stop or start tasks during a deployment because of the service deployment configuration”.',
    source: deploymentTypes,
    confidence: 'documented',
  },
  {
    id: 'SS-5',
    says: 'A task is healthy when its container check passes and its target is healthy; where nothing checks, 40 s after RUNNING. (Another text says that RUNNING is enough: healthyAfter of 0 s.)',
    source: `${source.api}, DeploymentConfiguration`,
    confidence: 'contested',
    knobs: 'healthyAfter: 40s; targetHealthyAfter: 150s',
  },
  {
    id: 'SS-6',
    says: 'Rolling: new tasks start while fewer than the maximum exist, old ones stop while the minimum is still healthy, until the new are as many as desired and healthy and the old are gone. A target is deregistered before its task is asked to stop.',
    source: `${deploymentTypes}; composed of SS-2, SS-3 and SS-5`,
    confidence: 'inferred',
    note: 'New tasks may be asked for before there is room: those that find none wait, and drive the group out to as much as twice its size (MS-45).',
  },
  {
    id: 'SS-7',
    says: 'For an UNHEALTHY task a replacement starts first; when that is healthy the UNHEALTHY one stops; when it is UNHEALTHY itself, either does. Where the maximum forbids that, one UNHEALTHY task at a time is stopped first, any of them.',
    source: `${source.services}; ${source.api}`,
    confidence: 'documented',
  },
  {
    id: 'SS-8',
    says: 'A stopped task of a service is replaced at once.',
    source: source.services,
    confidence: 'documented',
  },
  {
    id: 'SS-9',
    says: 'Tasks that go from PENDING to STOPPED without RUNNING make a service pause before it launches more: longer each time, up to 27 minutes (15 in 2023). It never gives up, and a new task definition ends the pause.',
    source: throttle,
    confidence: 'documented',
    knobs: 'throttle: { first: 1m, factor: 2, max: 27m }',
    note: 'How the pause grows is not written; doubling is our choice.',
  },
  {
    id: 'SS-10',
    says: 'A service starts up to 500 tasks a minute. It has at most 5,000.',
    source: source.quotas,
    confidence: 'documented',
    knobs: 'launchRatePerMinute: 500',
  },
  {
    id: 'SS-11',
    says: 'The circuit breaker trips at half of the desired count, but at no fewer than 3 failures (10 in 2023) and no more than 200.',
    source: breaker,
    confidence: 'documented',
    knobs: 'circuitBreakerFloor: 3',
  },
  {
    id: 'SS-12',
    says: 'Since 2026 its threshold may be another percentage within those bounds, one without bounds, or a count; and a healthy task sets the count of failures back unless resetOnHealthyTask is off.',
    source: `${source.api}, DeploymentCircuitBreaker`,
    confidence: 'documented',
  },
  {
    id: 'SS-13',
    says: 'Until a task of the deployment is RUNNING each that fails to get there counts; from then on each whose health checks fail. At the threshold the deployment has FAILED: it launches nothing more, and rolls back to the latest COMPLETED one if it may; without one it stands still. A task that finds no room is no failure.',
    source: breaker,
    confidence: 'documented',
    note: 'A rollback that fails as well stands still: its revision is no target again before it has COMPLETED.',
  },
  {
    id: 'SS-14',
    says: 'A CloudWatch alarm in ALARM fails a deployment.',
    source: 'ECS Developer Guide, deployment-alarm-failure',
    confidence: 'documented',
    outOfScope: 'A scenario has no CloudWatch alarms of its own.',
  },
  {
    id: 'SS-15',
    says: 'PROVISIONING, PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED. Without a network interface of its own a task skips the first and the last but one, without a load balancer ACTIVATING and DEACTIVATING.',
    source: lifecycle,
    confidence: 'documented',
    knobs: 'eniAttachTime: uniform 5–15 s; activationTime: uniform 1–5 s; eniDetachTime: uniform 5–30 s',
  },
  {
    id: 'SS-16',
    says: 'Defaults: stopTimeout 30 s; deregistration delay 300 s; container checks every 30 s (5 to 300), 3 retries (1 to 10), no start period (0 to 300 s). (The agent’s own time limits on pulling and creating are not modelled.)',
    source: `${source.api}; ${source.agent}; Elastic Load Balancing User Guide, target groups`,
    confidence: 'documented',
    knobs: 'targetHealthyAfter: 150s; targetUnhealthyAfter: 60s',
  },
  {
    id: 'SS-17',
    says: 'healthCheckGracePeriodSeconds, 0 by default: so long after the start of a task neither its target nor its container can make it UNHEALTHY.',
    source: source.api,
    confidence: 'documented',
  },
  {
    id: 'SS-19',
    says: 'The agent sends a heartbeat at least every two minutes and connects anew every 30 minutes; short disconnects are normal.',
    source: `${source.agent}, acs/session`,
    confidence: 'documented',
    outOfScope:
      'Short disconnects change nothing that is modelled. A long one is the event agentDisconnect (PL-2, MS-64).',
  },
  {
    id: 'MS-41',
    says: 'A service whose tasks go to STOPPED without RUNNING, also by a time-out in PROVISIONING, starts them again after a growing delay, up to 27 minutes; it never gives up. “(service X) is unable to consistently start tasks successfully.”',
    source: throttle,
    confidence: 'documented',
    knobs: 'throttle: { first: 1m, factor: 2, max: 27m }',
  },
  {
    id: 'MS-42',
    says: 'In 2018 a service waited 15 minutes after three failed placements; in 2019 users measured 5 minutes after 50 seconds of tries.',
    source: 'aws/amazon-ecs-agent#1160; reproio/ecs_deploy#53',
    confidence: 'observed',
    outOfScope:
      'From before tasks could wait in PROVISIONING. The pace of tries is placementRetry (MS-40), whatever the launch path.',
  },
  {
    id: 'MS-45',
    says: 'The minimum is rounded up, the maximum down. A rolling deployment with 100 and 200 can double what a service asks of its provider. Service auto scaling takes nothing away meanwhile, but adds.',
    source: `${source.api}; ${source.services}; ECS Developer Guide, service-autoscaling-targettracking`,
    confidence: 'documented',
  },
  {
    id: 'MS-55',
    says: 'Task scale-in protection lasts 1 to 2,880 minutes, 120 by default. It holds against the scale-in of the service and against deployments, not against the loss of the instance.',
    source: protectionOfTasks,
    confidence: 'documented',
  },
  {
    id: 'PL-24',
    says: 'Tasks with scale-in protection are not stopped by scale-in or deployments, and can stop a move between zones.',
    source: protectionOfTasks,
    confidence: 'documented',
  },
  {
    id: 'PL-25',
    says: 'When replacing unhealthy tasks leaves too many, healthy ones stop at random.',
    source: source.services,
    confidence: 'documented',
    outOfScope:
      'A task that is UNHEALTHY stays so here, and one replacement is asked for each: there is never a healthy task too many.',
  },
];
