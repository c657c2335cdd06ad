import { fact } from '../kernel/fact.js';

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
  InstanceInService: fact<[instance: Instance]>('settle', 'instance'),
  InstanceRegistered: fact<[instance: Instance]>('settle', 'instance'),
  /** Chosen to go while it still holds tasks. */
  InstanceTerminating: fact<[instance: Instance]>('settle', 'instance'),
  InstanceTerminated: fact<[instance: Instance, group: Group]>('settle', 'instance', 'group'),

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
  /** The policy wanted another desired capacity and may not have it. */
  ScalingBlocked: fact<[provider: Provider, obstacle: number, wanted: number]>('act', 'provider', 'obstacle', 'wanted'),
};
export type Facts = typeof facts;
export type FactName = keyof Facts;

/** Why a task stopped. The words of `tasks` in the summary. */
export const stopCause = {
  /** It ended by itself after its run time. */
  completed: 0,
  /** It died by itself. */
  failed: 1,
  /** Its service needs fewer tasks. */
  scaledIn: 2,
  /** Its instance went away without a drain. */
  killed: 3,
  /** It waited for capacity until the time limit (MS-38). */
  timedOut: 4,
  /** RunTask refused it at once. */
  rejected: 5,
  /** A daemon leaves with its instance. */
  instanceDrained: 6,
} as const;

/** Why a group's desired capacity changed. */
export const capacityCause = { initial: 0, scaleOut: 1, scaleIn: 2, manual: 3, scheduled: 4, bounds: 5 } as const;

/** What keeps a scaling policy from acting. */
export const obstacle = { warmup: 0, maxSize: 1 } as const;
