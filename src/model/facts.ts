import { fact } from '../kernel/fact.js';

export * from './fact-codes.js';

declare const brand: unique symbol;
type Id<Name extends string> = number & { readonly [brand]?: Name };

/** A row of the tasks or instances table with its generation: see slots.ts. */
export type Task = Id<'task'>;
export type Instance = Id<'instance'>;
/** Indexes into the scenario's lists. */
export type Group = Id<'autoScalingGroup'>;
export type Provider = Id<'capacityProvider'>;
export type Zone = Id<'availabilityZone'>;
export type Type = Id<'instanceType'>;
export type Update = Id<'update'>;
/** A scaling policy of a service: its place in the roster. */
export type ServicePolicy = Id<'servicePolicy'>;
/** Indexes into the network's lists. */
export type Target = Id<'target'>;
export type Edge = Id<'edge'>;
/** A place in the scenario's external instances. */
export type External = Id<'externalInstances'>;
/** Who asks for tasks, an index into the roster: a service, a workload, a runTask event. Services come first. */
export type Requester = Id<'requester'>;

/** Every fact of a run: the phase in which loops react to it, and its numbers. Past tense. */
export const facts = {
  /** Fact 0: every chain of causes ends here. */
  RunStarted: fact<[]>('settle'),
  ScenarioUpdated: fact<[update: Update]>('settle', 'update'),

  DesiredCountChanged: fact<[service: Requester, desiredCount: number]>('ask', 'service', 'desiredCount'),
  /** One call of RunTask, of any count. `call` is the line of a trace, else 0. */
  RunTaskCalled: fact<[requester: Requester, count: number, call: number]>('ask', 'requester', 'count', 'call'),
  /** `provider` -1: launch type EC2. `runTimeMs` -1: until it is stopped. */
  TaskRequested: fact<[task: Task, requester: Requester, provider: Provider, runTimeMs: number]>(
    'ask',
    'task',
    'requester',
    'provider',
    'runTimeMs',
  ),
  /** No instance fits. `reason` is a refusal code, `closest` the instance that came nearest or -1. */
  TaskWaited: fact<[task: Task, reason: number, closest: Instance]>('ask', 'task', 'reason', 'closest'),
  TaskPlaced: fact<[task: Task, instance: Instance]>('settle', 'task', 'instance'),
  /** Fargate takes it at once: it stands on no instance, but in a zone. */
  FargateTaskPlaced: fact<[task: Task, zone: Zone]>('settle', 'task', 'zone'),
  /** The agent has room for a task that it kept PENDING until others had ended (RA-16). */
  TaskAdmitted: fact<[task: Task]>('settle', 'task'),
  /** The last status between the milestones: PENDING after the ENI is attached, ACTIVATING, STOPPING, DEPROVISIONING. */
  LastStatusChanged: fact<[task: Task, lastStatus: number]>('settle', 'task', 'lastStatus'),
  /** RUNNING. */
  TaskStarted: fact<[task: Task]>('settle', 'task'),
  /** Desired status STOPPED: its resources are free to the scheduler, its containers still run. */
  TaskStopping: fact<[task: Task, cause: number]>('settle', 'task', 'cause'),
  /** STOPPED. `reason` is a refusal code where the task was never placed, else 0. */
  TaskStopped: fact<[task: Task, cause: number, reason: number, requester: Requester]>(
    'settle',
    'task',
    'cause',
    'reason',
    'requester',
  ),
  /** Its health checks begin to fail; nobody has noticed yet. */
  HealthCheckFailed: fact<[task: Task]>('settle', 'task'),
  /** Its health checks have failed often enough: its container is UNHEALTHY, or its target is (SS-5, SS-7). */
  TaskUnhealthy: fact<[task: Task]>('settle', 'task'),
  /** Its service may not stop it before `untilMs` (PL-24). */
  TaskProtected: fact<[task: Task, untilMs: number]>('settle', 'task', 'untilMs'),
  /** "(service X) is unable to consistently start tasks successfully": no new task for so long (SS-9, MS-41). */
  LaunchThrottled: fact<[service: Requester, delayMs: number]>('settle', 'service', 'delayMs'),

  /** `revision` is a place in the service's revisions. */
  DeploymentStarted: fact<[service: Requester, revision: number, cause: number]>('ask', 'service', 'revision', 'cause'),
  /** A task of the deployment never ran (stage 1), or failed its health checks (stage 2); a healthy one resets the count (SS-13). */
  DeploymentFailuresCounted: fact<[service: Requester, failures: number]>('settle', 'service', 'failures'),
  /** "was unable to stop or start tasks during a deployment because of the service deployment configuration" (SS-4). */
  DeploymentBlocked: fact<[service: Requester, tasks: number]>('ask', 'service', 'tasks'),
  DeploymentFailed: fact<[service: Requester, revision: number, failures: number]>(
    'ask',
    'service',
    'revision',
    'failures',
  ),
  DeploymentCompleted: fact<[service: Requester, revision: number]>('ask', 'service', 'revision'),
  /** AZ-4: one more task than desired in the lightest zone, until one of the heaviest may stop. Within one provider. */
  RebalancingStarted: fact<[service: Requester, from: Zone, to: Zone, provider: Provider]>(
    'ask',
    'service',
    'from',
    'to',
    'provider',
  ),
  RebalancingEnded: fact<[service: Requester, outcome: number]>('ask', 'service', 'outcome'),

  /** A service has asked for as many tasks as a clock minute allows (SS-10). */
  LaunchRateReached: fact<[requester: Requester, minute: number]>('ask', 'requester', 'minute'),
  /** Tasks of the cluster that wait for capacity have reached the limit; this requester would ask for more. */
  ProvisioningLimitReached: fact<[requester: Requester, provisioning: number]>('ask', 'requester', 'provisioning'),

  InstanceLaunched: fact<[instance: Instance, group: Group, zone: Zone, type: Type]>(
    'settle',
    'instance',
    'group',
    'zone',
    'type',
  ),
  /** It ran before the run began. */
  InstanceFound: fact<[instance: Instance, ageMs: number]>('settle', 'instance', 'ageMs'),
  /** Bought on the Spot market; all others are On-Demand. */
  SpotInstanceBought: fact<[instance: Instance]>('settle', 'instance'),
  /** Launched beyond the desired capacity, to take another's place (MS-58). */
  ReplacementLaunched: fact<[instance: Instance]>('settle', 'instance'),
  /** No capacity: Auto Scaling tries again (MS-63). `zone` and `type` are those it would have had first. */
  LaunchFailed: fact<[group: Group, reason: number, zone: Zone, type: Type]>(
    'settle',
    'group',
    'reason',
    'zone',
    'type',
  ),
  /** The warm pool's instances: those still booting, and those that are ready (MS-61). */
  WarmPoolChanged: fact<[group: Group, warming: number, ready: number]>('settle', 'group', 'warming', 'ready'),
  /** It was launched before, and comes out of the warm pool. */
  WarmInstanceTaken: fact<[instance: Instance]>('settle', 'instance'),
  InstanceInService: fact<[instance: Instance]>('settle', 'instance'),
  InstanceRegistered: fact<[instance: Instance]>('settle', 'instance'),
  /** DRAINING: no new tasks; service tasks are replaced, standalone ones may finish (MS-53). */
  InstanceDraining: fact<[instance: Instance]>('settle', 'instance'),
  /** The agent has lost its connection, or has it again: without it nothing is placed (PL-2). */
  AgentDisconnected: fact<[instance: Instance]>('settle', 'instance'),
  AgentReconnected: fact<[instance: Instance]>('settle', 'instance'),
  /** Spot's notice: it ends in two minutes (MS-62). */
  SpotInterruptionNoticed: fact<[instance: Instance]>('settle', 'instance'),
  /** It leaves the group while it still holds tasks, or is lost. */
  InstanceTerminating: fact<[instance: Instance, cause: number]>('settle', 'instance', 'cause'),
  InstanceTerminated: fact<[instance: Instance, group: Group]>('settle', 'instance', 'group'),

  /** Every instance of the zone is lost, and none can be launched there. */
  ZoneLost: fact<[zone: Zone]>('settle', 'zone'),
  ZoneRecovered: fact<[zone: Zone]>('settle', 'zone'),
  /** `type` -1: every type. */
  CapacityRanOut: fact<[zone: Zone, type: Type]>('settle', 'zone', 'type'),
  CapacityCameBack: fact<[zone: Zone, type: Type]>('settle', 'zone', 'type'),
  InstanceRefreshStarted: fact<[group: Group, minHealthyPercentage: number]>('settle', 'group', 'minHealthyPercentage'),
  InstanceRefreshCompleted: fact<[group: Group]>('settle', 'group'),

  GroupSizeChanged: fact<[group: Group, minSize: number, maxSize: number]>('settle', 'group', 'minSize', 'maxSize'),
  DesiredCapacityChanged: fact<[group: Group, desiredCapacity: number, cause: number]>(
    'settle',
    'group',
    'desiredCapacity',
    'cause',
  ),
  /** "Could not scale to desired capacity because all remaining instances are protected from scale-in." (MS-49) */
  TerminationPrevented: fact<[group: Group, desiredCapacity: number, instances: number]>(
    'settle',
    'group',
    'desiredCapacity',
    'instances',
  ),

  /** The datapoint of CapacityProviderReservation: M, N, and how the value follows from them. */
  ReservationMeasured: fact<[provider: Provider, needed: number, running: number, basis: number]>(
    'measure',
    'provider',
    'needed',
    'running',
    'basis',
  ),
  AlarmEvaluated: fact<[provider: Provider, high: number, lowDatapoints: number]>(
    'act',
    'provider',
    'high',
    'lowDatapoints',
  ),
  /**
   * The datapoint of a service's scaling policy in the metric's unit, or -1 where there is none; `high` and `low` count the
   * datapoints in a row that breach (AS-3).
   */
  ServiceMetricMeasured: fact<[policy: ServicePolicy, value: number, high: number, low: number]>(
    'measure',
    'policy',
    'value',
    'high',
    'low',
  ),
  /** Application Auto Scaling sets the desired count. In a cooldown `from` is the capacity before the activity that began it. */
  ServiceScaled: fact<[service: Requester, from: number, to: number]>('act', 'service', 'from', 'to'),
  ServiceBoundsChanged: fact<[service: Requester, minCapacity: number, maxCapacity: number]>(
    'act',
    'service',
    'minCapacity',
    'maxCapacity',
  ),
  /** The policy wanted another desired capacity and may not have it. */
  ScalingBlocked: fact<[provider: Provider, obstacle: number, wanted: number]>('act', 'provider', 'obstacle', 'wanted'),

  /** In Cloud Map, with Service Connect or in a target group; not yet healthy (SD-5). */
  EndpointRegistered: fact<[target: Target, task: Task]>('settle', 'target', 'task'),
  /** As callers hear of it: after the delays of Cloud Map (SD-4) and of Service Connect's proxies. */
  EndpointHealthChanged: fact<[target: Target, task: Task, healthy: number]>('settle', 'target', 'task', 'healthy'),
  EndpointDeregistered: fact<[target: Target, task: Task]>('settle', 'target', 'task'),
  /** It answers so much of its requests with errors, 0 to 1. */
  RequestErrorsChanged: fact<[task: Task, errorRate: number]>('settle', 'task', 'errorRate'),
  /** SC-11: new certificates for the proxies of a service. */
  CertificatesRotated: fact<[service: Requester]>('settle', 'service'),
  /** Each minute, as CloudWatch gets it. Expected values have fractions. `retries` are all attempts but the first. */
  RequestsCounted: fact<[edge: Edge, requests: number, successes: number, retries: number]>(
    'measure',
    'edge',
    'requests',
    'successes',
    'retries',
  ),
  RequestFailuresCounted: fact<[edge: Edge, cause: number, requests: number]>('measure', 'edge', 'cause', 'requests'),
  /** The attempts of the minute that reached a task. */
  EndpointRequestsCounted: fact<[edge: Edge, task: Task, attempts: number]>('measure', 'edge', 'task', 'attempts'),
  /** The successes of the minute whose latency is in a bucket, and the sum of their latencies. */
  LatencyCounted: fact<[edge: Edge, bucket: number, requests: number, totalMs: number]>(
    'measure',
    'edge',
    'bucket',
    'requests',
    'totalMs',
  ),
  LookupsCounted: fact<[edge: Edge, dnsQueries: number, apiCalls: number]>('measure', 'edge', 'dnsQueries', 'apiCalls'),
  /** SC-4: the proxy of `caller` leaves a task alone for a while. */
  HostEjected: fact<[edge: Edge, caller: Task, host: Task, untilMs: number]>(
    'settle',
    'edge',
    'caller',
    'host',
    'untilMs',
  ),
  /**
   * SD-3: a caller that was told of `host` before it went, and keeps that answer: `untilMs` -1: for ever. `caller` -1: from outside.
   * Recorded when it first meets it.
   */
  StaleAnswerKept: fact<[caller: Task, host: Task, askedAtMs: number, untilMs: number]>(
    'settle',
    'caller',
    'host',
    'askedAtMs',
    'untilMs',
  ),
  /** One attempt of one request, where requests are simulated one by one. Recorded when its edge is next looked at. */
  AttemptFailed: fact<[edge: Edge, host: Task, cause: number, atMs: number]>('settle', 'edge', 'host', 'cause', 'atMs'),
  /** After its last attempt. `caller` -1: from outside. */
  RequestFailed: fact<[edge: Edge, caller: Task, cause: number, atMs: number]>(
    'settle',
    'edge',
    'caller',
    'cause',
    'atMs',
  ),

  /** It was registered before the run began (EX-1). `external` is a place in the scenario's list. */
  ExternalInstanceRegistered: fact<[instance: Instance, external: External]>('settle', 'instance', 'external'),
  /** The SSM agent has new credentials (EX-3), or those that it had are no longer good. */
  CredentialsRotated: fact<[instance: Instance]>('settle', 'instance'),
  CredentialsExpired: fact<[instance: Instance]>('settle', 'instance'),
  /** Nothing passes between AWS and the instance (EX-4). */
  LinkLost: fact<[instance: Instance, untilMs: number]>('settle', 'instance', 'untilMs'),
  LinkRestored: fact<[instance: Instance]>('settle', 'instance'),
  /** `endpoint` is a code of `externalEndpoint`. */
  EndpointBlocked: fact<[external: External, endpoint: number]>('settle', 'external', 'endpoint'),
  EndpointUnblocked: fact<[external: External, endpoint: number]>('settle', 'external', 'endpoint'),
  /** Something happens to a task on its host that ECS cannot hear of, or ECS wants something that cannot be told: see `held`. */
  TaskOutOfReach: fact<[task: Task, held: number]>('settle', 'task', 'held'),
  /** Now it can. */
  TaskReached: fact<[task: Task, held: number]>('settle', 'task', 'held'),
};
export type Facts = typeof facts;
export type FactName = keyof Facts;
