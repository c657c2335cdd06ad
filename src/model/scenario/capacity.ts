import type { Distribution } from './distribution.js';

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
  /** The scenario's own Spot price: none is built in. */
  readonly spotUsdPerHour: number | undefined;
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
  /** Of the ECS agent on its instances: `1.95.0`. */
  readonly agentVersion: string;
  readonly ecsReservedMemoryMiB: number;
  readonly scheduledActions: readonly ScheduledAction[];
  readonly purchase: PurchaseOptions;
  readonly availabilityZoneDistribution: 'balanced-best-effort' | 'balanced-only';
  readonly maxInstanceLifetimeMs: number | undefined;
  /** Interruptions of one Spot instance, on average. */
  readonly spotInterruptionsPerInstanceHour: number;
  readonly warmPool: WarmPool | undefined;
}

/** How much of a group is On-Demand, and which of its types is launched (MS-60). */
export interface PurchaseOptions {
  readonly onDemandBaseCapacity: number;
  /** Percent; 100 where the group has no mixed instances policy. */
  readonly onDemandPercentageAboveBaseCapacity: number;
  readonly onDemandAllocationStrategy: 'prioritized' | 'lowest-price';
  readonly spotAllocationStrategy:
    'price-capacity-optimized' | 'capacity-optimized' | 'capacity-optimized-prioritized' | 'lowest-price';
}

/** Instances prepared beside the group (MS-61). */
export interface WarmPool {
  readonly minSize: number;
  /** Undefined: the group's maxSize. */
  readonly maxGroupPreparedCapacity: number | undefined;
  readonly poolState: 'Stopped' | 'Running' | 'Hibernated';
  /** From leaving the pool to the registered agent. */
  readonly startTime: Distribution;
}

export interface ScheduledAction {
  readonly atMs: number;
  /** Repeats this often; undefined: once. */
  readonly everyMs: number | undefined;
  readonly minSize: number | undefined;
  readonly maxSize: number | undefined;
  readonly desiredCapacity: number | undefined;
}

/** Those of the file, in its order; then FARGATE and FARGATE_SPOT, where a launch names them. */
export interface CapacityProvider {
  readonly name: string;
  /** -1: Fargate, which has no instances. */
  readonly autoScalingGroup: number;
  readonly fargate: 'FARGATE' | 'FARGATE_SPOT' | undefined;
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
