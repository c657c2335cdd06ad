import type { PlacementStrategy } from '../../model/scenario.js';

/**
 * The container instances as placement sees them: columns, one row an instance. A column may be longer than `size`, and
 * may be replaced by a longer one when the fleet grows: read it through the fleet, do not keep it.
 */
export interface Fleet {
  /** Rows that were ever used; a row is open or it is not there for placement. */
  readonly size: number;
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
  /** Whether the instance of a row is in every set that memberOf names; undefined: there is no such constraint. */
  readonly memberOf: ((row: number) => boolean) | undefined;
  readonly strategies: readonly PlacementStrategy[];
  readonly counts: GroupCounts;
}
