/**
 * What an instance is at a time, in the order of its life; `disconnected`: its agent cannot be reached. The places are the numbers
 * in a look.
 */
export const instancePhases = [
  ...(['launching', 'warming', 'busy', 'empty', 'disconnected'] as const),
  ...(['draining', 'terminating'] as const),
] as const;
export type InstancePhase = (typeof instancePhases)[number];

/**
 * A fleet over a run, as plain JSON: where each instance stood and what it held, at times that lie `stepMs` apart. An instance
 * has a cell of its zone as long as it lives; cells are used again, the lowest free one first.
 */
export interface FleetHistory {
  /** The Availability Zones, and `outsideAws` behind them where there are external instances. */
  readonly zones: readonly string[];
  readonly capacities: readonly FleetCapacity[];
  readonly kinds: readonly TaskKind[];
  readonly stepMs: number;
  /**
   * Frame n shows the fleet after everything at n × `stepMs`; the last one at the end of the run. Each is `cell, look` again and
   * again, of the cells that changed since the frame before.
   */
  readonly frames: readonly (readonly number[])[];
  /** `phase, capacity`, then `kind, count` of the tasks on it. Look 0 is an empty cell: `[]`. */
  readonly looks: readonly (readonly number[])[];
  /** The zone of each cell. */
  readonly cells: readonly number[];
  /** In launch order. */
  readonly instances: FleetInstances;
}

/** What instances of one group and type register, or external instances of one entry of the file. */
export interface FleetCapacity {
  readonly autoScalingGroup: string;
  readonly instanceType: string;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** Where external instances stand in a picture. */
export const OUTSIDE_AWS = 'outside AWS';

/** Tasks of one requester and one task definition. */
export interface TaskKind {
  readonly requester: string;
  readonly taskDefinition: string;
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** Columns: one entry an instance. */
export interface FleetInstances {
  readonly ids: readonly string[];
  readonly cells: readonly number[];
  readonly fromMs: readonly number[];
  /** -1: it is there at the end. */
  readonly untilMs: readonly number[];
}
