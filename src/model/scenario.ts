/**
 * A scenario as the simulation sees it: every default filled in, every name resolved to its place in a list, every
 * duration in whole milliseconds. `scenario/` makes it from a file; nothing here knows of YAML.
 * References are indexes: `capacityProvider: 2` is `capacityProviders[2]`.
 */
export interface Scenario {
  readonly name: string;
  readonly seed: string;
  readonly durationMs: number;
  /** The window of every summary figure. */
  readonly measure: { readonly fromMs: number; readonly untilMs: number };
  readonly region: string;
  readonly account: { readonly awsvpcTrunking: boolean; readonly provisioningTaskLimit: number };
  readonly pricing: Pricing;
  /** The types that the groups name, each once. */
  readonly instanceTypes: readonly InstanceType[];
  /** The Availability Zones that the groups name, each once, in order of first mention. */
  readonly availabilityZones: readonly string[];
  readonly autoScalingGroups: readonly AutoScalingGroup[];
  readonly capacityProviders: readonly CapacityProvider[];
  readonly clusterName: string;
  readonly taskDefinitions: readonly TaskDefinition[];
  readonly services: readonly Service[];
  readonly workloads: readonly Workload[];
  readonly events: readonly ScenarioEvent[];
  readonly initialInstances: readonly InitialInstance[];
  readonly model: ModelKnobs;
}

/** A duration that may vary, in milliseconds, never below 0. */
export type Distribution =
  | { readonly distribution: 'constant'; readonly valueMs: number }
  | { readonly distribution: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly distribution: 'normal'; readonly meanMs: number; readonly stdDevMs: number }
  | { readonly distribution: 'lognormal'; readonly medianMs: number; readonly p95Ms: number }
  | { readonly distribution: 'exponential'; readonly meanMs: number }
  | { readonly distribution: 'empirical'; readonly samplesMs: readonly number[] };

export interface Pricing {
  readonly discountPercent: number;
  readonly savingsPlans: readonly { readonly usdPerHourCommitment: number; readonly discountPercent: number }[];
  readonly extraUsdPerInstanceHour: number;
}

export interface InstanceType {
  readonly name: string;
  readonly vcpus: number;
  /** Nominal memory, as EC2 states it. */
  readonly memoryMiB: number;
  /** What the ECS agent registers before `ecsReservedMemory` is taken off (RA-2). */
  readonly registeredMemoryMiB: number;
  /** True when `registeredMemoryMiB` was interpolated rather than measured (RA-18). */
  readonly registeredMemoryEstimated: boolean;
  readonly gpus: number;
  readonly maxEnis: number;
  /** awsvpc tasks it can hold: without trunking (RA-12), and with it; undefined when the type is not eligible (RA-13). */
  readonly awsvpcTasks: number;
  readonly awsvpcTasksTrunked: number | undefined;
  readonly cpuArchitecture: 'X86_64' | 'ARM64';
  /** On-demand price in the scenario's region; undefined where none is known. */
  readonly usdPerHour: number | undefined;
}

export type TerminationPolicy =
  | 'Default'
  | 'AllocationStrategy'
  | 'OldestLaunchTemplate'
  | 'OldestLaunchConfiguration'
  | 'ClosestToNextInstanceHour'
  | 'NewestInstance'
  | 'OldestInstance';

export interface AutoScalingGroup {
  readonly name: string;
  /** Indexes into `availabilityZones`. */
  readonly availabilityZones: readonly number[];
  /** Indexes into `instanceTypes`, in priority order. */
  readonly instanceTypes: readonly number[];
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
  readonly newInstancesProtectedFromScaleIn: boolean;
  readonly terminationPolicies: readonly TerminationPolicy[];
  /** Launch to ECS agent registered. */
  readonly bootTime: Distribution;
  /** Custom container-instance attributes. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly ecsReservedMemoryMiB: number;
  readonly scheduledActions: readonly ScheduledAction[];
}

export interface ScheduledAction {
  readonly atMs: number;
  /** Repeats this often; undefined: once. */
  readonly everyMs: number | undefined;
  readonly minSize: number | undefined;
  readonly maxSize: number | undefined;
  readonly desiredCapacity: number | undefined;
}

export interface CapacityProvider {
  readonly name: string;
  readonly autoScalingGroup: number;
  readonly managedScaling: ManagedScaling;
  readonly managedTerminationProtection: boolean;
  readonly managedDraining: boolean;
}

export interface ManagedScaling {
  readonly enabled: boolean;
  /** Percent, 1–100. */
  readonly targetCapacity: number;
  readonly minimumScalingStepSize: number;
  readonly maximumScalingStepSize: number;
  readonly instanceWarmupPeriodMs: number;
}

export interface TaskDefinition {
  readonly family: string;
  /** What placement reserves (RA-3, RA-4). CPU in units of 1/1024 vCPU. */
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly networkMode: 'awsvpc' | 'bridge' | 'host' | 'none';
  /** Static host ports (RA-9); dynamic ones reserve nothing. Empty for awsvpc. */
  readonly hostPorts: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' }[];
  /** PENDING to RUNNING. */
  readonly startTime: Distribution;
  /** SIGTERM to STOPPED: `stopTime` where given, else the whole `stopTimeout`. */
  readonly stopTime: Distribution;
  /** A task dies by itself this long after RUNNING; undefined: never. */
  readonly crashAfter: Distribution | undefined;
}

export type PlacementConstraint =
  | { readonly type: 'distinctInstance' }
  /** A cluster query expression, known to be readable. */
  | { readonly type: 'memberOf'; readonly expression: string };

export type PlacementStrategy =
  | { readonly type: 'random' }
  | { readonly type: 'binpack'; readonly field: 'cpu' | 'memory' }
  /** `host` is `instanceId`; an attribute stands without its `attribute:` prefix. */
  | { readonly type: 'spread'; readonly field: 'instanceId' }
  | { readonly type: 'spread'; readonly field: 'attribute'; readonly attribute: string };

export interface CapacityProviderStrategyItem {
  readonly capacityProvider: number;
  readonly weight: number;
  readonly base: number;
}

/** How tasks reach capacity: through providers, or by launch type EC2, which no provider sees (MS-13). */
export type LaunchPath =
  | { readonly type: 'EC2' }
  | { readonly type: 'capacityProviderStrategy'; readonly items: readonly CapacityProviderStrategyItem[] };

/** What `RunTask` and `CreateService` have in common. The path and the chains are resolved: defaults applied. */
export interface Launch {
  readonly taskDefinition: number;
  readonly launchPath: LaunchPath;
  /** The chain in force, AWS's default where the file gives none (PL-10, PL-11). */
  readonly placementStrategy: readonly PlacementStrategy[];
  /** Those of the task definition and of the call together. */
  readonly placementConstraints: readonly PlacementConstraint[];
  /** The task group: `service:NAME`, `family:FAMILY`, or the one given (PL-4). */
  readonly group: string;
}

export interface Service extends Launch {
  readonly name: string;
  readonly schedulingStrategy: 'REPLICA' | 'DAEMON';
  /** 0 for DAEMON. */
  readonly desiredCount: number;
  /** The file gave a strategy; without one a shrinking service stops by zone and instance (PL-22). */
  readonly hasPlacementStrategy: boolean;
}

/** Standalone tasks that arrive over time: calls of RunTask. */
export interface Workload {
  readonly name: string;
  readonly arrivals: Arrivals;
}

export type Arrivals =
  | RatedArrivals<'constant', number>
  | RatedArrivals<'poisson', number>
  | RatedArrivals<'diurnal', DiurnalRate>
  | { readonly type: 'trace'; readonly calls: readonly TraceCall[] };

export interface RatedArrivals<Type extends string, Rate> {
  readonly type: Type;
  readonly ratePerMinute: Rate;
  readonly launch: Launch;
  readonly runTime: Distribution | undefined;
  /** Inclusive. */
  readonly fromMs: number;
  /** Exclusive; at most the run's end. */
  readonly untilMs: number;
}

/** A day's wave: `max` at `peakAtMs` after midnight (t = 0 is midnight), `min` twelve hours from it. */
export interface DiurnalRate {
  readonly min: number;
  readonly max: number;
  readonly peakAtMs: number;
}

/** One line of a CSV trace. */
export interface TraceCall {
  readonly atMs: number;
  readonly count: number;
  readonly runTimeMs: number;
  readonly launch: Launch;
}

export type ScenarioEvent =
  | { readonly type: 'setDesiredCount'; readonly atMs: number; readonly service: number; readonly desiredCount: number }
  | {
      readonly type: 'runTask';
      readonly atMs: number;
      /** Its place in the file's list, which is not in order of time. */
      readonly place: number;
      readonly name: string;
      readonly launch: Launch;
      readonly count: number;
      readonly runTime: Distribution | undefined;
      readonly everyMs: number | undefined;
      /** Exclusive end of the repetition. */
      readonly untilMs: number;
    }
  | {
      readonly type: 'setDesiredCapacity';
      readonly atMs: number;
      readonly autoScalingGroup: number;
      readonly desiredCapacity: number;
    }
  /** The scenario as it stands from `atMs` on: the file with this update and all before it applied. */
  | {
      readonly type: 'update';
      readonly atMs: number;
      readonly path: string;
      readonly scenario: Scenario;
      /** The services whose desiredCount the path names, and the groups whose desiredCapacity or sizes it names. */
      readonly desiredCounts: readonly number[];
      readonly desiredCapacities: readonly number[];
      readonly sizes: readonly number[];
    };

export interface InitialInstance {
  readonly id: string;
  readonly autoScalingGroup: number;
  readonly availabilityZone: number;
  readonly instanceType: number;
  readonly ageMs: number;
  readonly tasks: readonly { readonly service: number; readonly count: number }[];
}

/** What AWS leaves open, each a knob with the default and rule of docs/fidelity.md. */
export interface ModelKnobs {
  readonly alarmDelayMs: number;
  readonly inServiceDelayMs: number;
  readonly nCounts: 'inService' | 'registered';
  readonly terminatingInN: boolean;
  readonly stoppingCountsInM: boolean;
  readonly warmupMode: 'block' | 'countAsDesired';
  readonly emptyMetric: '100' | 'target';
  readonly zeroStart: 'two' | 'formula';
  readonly lowThresholdFactor: number;
  readonly scaleInCapPercent: number;
  readonly placementRetryMs: number;
  /** Undefined: tasks never time out. */
  readonly provisioningTimeout: Distribution | undefined;
  readonly launchRatePerMinute: number;
  readonly creditFreeRoom: boolean;
  readonly typeCapacityInM: 'nominal' | 'registered';
  readonly launchTypeTasksInM: boolean;
  readonly strategyTieBreak: 'random' | 'listOrder';
  readonly legacyM: boolean;
  readonly legacyScaleInCap: boolean;
}
