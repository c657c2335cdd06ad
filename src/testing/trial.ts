import type { PlacementStrategy } from '../model/scenario.js';

/** What a new instance of a type offers to tasks. */
export interface OfferedType {
  readonly name: string;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly enis: number;
  /** How many static host ports it may reserve. */
  readonly ports: number;
}

/** What instances of one kind have in common. Instances of few kinds tie often. */
export interface InstanceKind {
  /** Which of the plan's types, counted round: the nth of m types is n % m. */
  readonly type: number;
  /** Indexes of the Availability Zone and of the Auto Scaling group. */
  readonly zone: number;
  readonly group: number;
  /** Custom attributes, by name. An instance may lack what others have. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A fleet before anything happens. */
export interface FleetPlan {
  /** At least one. */
  readonly types: readonly OfferedType[];
  /** At least one. */
  readonly kinds: readonly InstanceKind[];
  /** The kind of each instance, counted round. */
  readonly instances: readonly number[];
  /** Rows of room beyond the instances before the columns have to grow. */
  readonly spareRows: number;
  /** How many touches the ring holds: a power of two. */
  readonly ringLength: number;
  /** Words of 32 port bits a row. */
  readonly portWords: number;
}

/** What tasks of one kind ask for: the scheduler gets one and the same request for all of them. */
export interface TaskPlan {
  /** `service:web`, `family:batch`: tasks of one task group are counted together. */
  readonly taskGroup: string;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly enis: number;
  /** Bits of the static host ports it reserves, each below 32 · portWords. */
  readonly ports: readonly number[];
  /** -1: any instance of the cluster (launch type EC2). */
  readonly autoScalingGroup: number;
  /** -1: any. */
  readonly zone: number;
  readonly distinctInstance: boolean;
  /** An expression of the cluster query language, or '' for no such constraint. */
  readonly memberOf: string;
  readonly strategies: readonly PlacementStrategy[];
}

/**
 * One thing that happens. `task` of place and find, and `kind`, count round in the lists of the plan. `pick` counts round
 * in what is there at that moment: in the tasks placed, or in the instances that the operation may be done to. Where there
 * are none, nothing happens.
 */
export type Operation =
  /** The scheduler under test is asked, so many times; `draw` in [0, 1) is the first number it may draw. */
  | { readonly type: 'place'; readonly task: number; readonly draw: number; readonly times: number }
  /** Tasks are found on an instance that nobody placed there, be there room or not (ports excepted). */
  | { readonly type: 'find'; readonly task: number; readonly pick: number; readonly times: number }
  | { readonly type: 'stop'; readonly pick: number; readonly times: number }
  /** A task that is PENDING becomes RUNNING. */
  | { readonly type: 'start'; readonly pick: number }
  /** A new instance, on a row that was left or on a new one. */
  | { readonly type: 'register'; readonly kind: number }
  | { readonly type: 'drain' | 'activate' | 'disconnect' | 'reconnect' | 'terminate'; readonly pick: number }
  /** Every column is replaced by one twice as long, if it has fewer than 512 rows. */
  | { readonly type: 'grow' };

/** A fleet, what may be placed on it, and what happens, as plain data: fast-check shrinks it, people read it. */
export interface Trial {
  readonly fleet: FleetPlan;
  /** At least one. */
  readonly tasks: readonly TaskPlan[];
  readonly operations: readonly Operation[];
}
