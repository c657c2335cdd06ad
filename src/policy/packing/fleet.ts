import type { PlacementStrategy } from '../../model/scenario.js';

/**
 * The container instances as placement sees them: columns, one row an instance. A column may be longer than `size`, and
 * may be replaced by a longer one when the fleet grows: read it through the fleet, do not keep it.
 */
export interface Fleet {
  /** Rows that were ever used; a row is open or it is not there for placement. */
  readonly size: number;
  /** Whose a row is now: rows are used again, and no two instances of a run have one number. */
  readonly number: Column;
  /** 1: registered, ACTIVE and connected (PL-2). */
  readonly open: Column;
  /** The Auto Scaling group, the Availability Zone, the instance type: indexes into the scenario's lists. */
  readonly group: Column;
  readonly zone: Column;
  readonly type: Column;
  readonly freeCpuUnits: Column;
  readonly freeMemoryMiB: Column;
  readonly freeGpus: Column;
  readonly freeEnis: Column;
  /** How many more static host ports it may reserve: 100 less those in use (RA-9). */
  readonly freePorts: Column;
  /** `portWords` words a row; a bit for each (port, protocol) that the scenario names, set while it is taken. */
  readonly takenPorts: Column;
  readonly portWords: number;
  /**
   * A ring of the rows that were touched, its length a power of two: the nth touch is at `n % changes.length`. A row is
   * touched when a column, a count of tasks on it or its running tasks change, so that an index can follow at its own pace.
   */
  readonly changes: Column;
  /** How many touches there were. */
  readonly changed: number;
}

/** A column that only its table's fold may write. */
export interface Column {
  readonly length: number;
  readonly [row: number]: number;
}

/** Counts of one task group, by desired status (PL-5, CO-3). */
export interface GroupCounts {
  /** Tasks of the group on each row. */
  readonly onInstance: Column;
  /** For a spread over the nth attribute of the chain's table: the tasks per value, and the value of each row. */
  readonly spreads: readonly SpreadCounts[];
}

/** One attribute: instances without it share the value 0 (PL-9). */
export interface SpreadCounts {
  readonly attribute: string;
  /** The value of each row's instance, a small integer. */
  readonly valueOf: Column;
  /** Tasks of the group per value. */
  readonly count: Column;
}

/** What one task asks of an instance, with the columns of its task group. */
export interface PlacementRequest {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  /** 1 for awsvpc, else 0 (RA-15). */
  readonly enis: number;
  readonly ports: number;
  /** One mask for each port word. */
  readonly portMasks: readonly number[];
  /** Only instances of this group; -1: any instance of the cluster (launch type EC2). */
  readonly autoScalingGroup: number;
  /** Only instances of this zone; -1: of any. */
  readonly zone: number;
  readonly distinctInstance: boolean;
  /** Undefined: there is no such constraint. */
  readonly memberOf: MemberOf | undefined;
  readonly strategies: readonly PlacementStrategy[];
  readonly counts: GroupCounts;
}

/** The instances that a task's memberOf constraints allow. */
export interface MemberOf {
  /** Equal constraints have equal keys, and no others. */
  readonly key: string;
  /** The instance of a row, which is open, is in every set that they name. */
  readonly isMember: (row: number) => boolean;
  /** What `isMember` says of an instance may change with the tasks on it; else it never changes while the instance lives. */
  readonly dependsOnTasks: boolean;
}
