import type { PlacementStrategy } from '../../../../src/model/scenario.js';
import type { Fleet, GroupCounts, PlacementRequest } from '../../../../src/policy/packing/fleet.js';

const AZ = 'ecs.availability-zone';
export const spreadZone: PlacementStrategy = { type: 'spread', field: 'attribute', attribute: AZ };
export const spreadInstance: PlacementStrategy = { type: 'spread', field: 'instanceId' };
export const spreadStack: PlacementStrategy = { type: 'spread', field: 'attribute', attribute: 'stack' };
export const binpackCpu: PlacementStrategy = { type: 'binpack', field: 'cpu' };
export const binpackMemory: PlacementStrategy = { type: 'binpack', field: 'memory' };
export const anyInstance: PlacementStrategy = { type: 'random' };

export interface InstanceLike {
  readonly open?: boolean;
  readonly group?: number;
  readonly zone?: number;
  readonly cpu?: number;
  readonly memory?: number;
  readonly gpus?: number;
  readonly enis?: number;
  readonly ports?: number;
  /** The taken port bits, one mask a word. */
  readonly taken?: readonly number[];
  /** Tasks of the group on it. */
  readonly tasks?: number;
  readonly stack?: string;
}

/** A fleet of roomy instances, except where it is said, and the counts of one task group on it. */
export function aFleet(instances: readonly InstanceLike[], portWords = 1): { fleet: Fleet; counts: GroupCounts } {
  const column = (pick: (i: InstanceLike) => number): Int32Array => Int32Array.from(instances, pick);
  const onInstance = column((i) => i.tasks ?? 0);
  const spreadOver = (attribute: string, valueOf: Int32Array) => {
    const count = new Int32Array(1 + Math.max(0, ...valueOf));
    valueOf.forEach((value, row) => (count[value] += onInstance[row]));
    return { attribute, valueOf, count };
  };
  const stacks = [undefined, ...new Set(instances.map((i) => i.stack).filter((s) => s !== undefined))];
  return {
    fleet: {
      size: instances.length,
      number: Int32Array.from(instances, (_, row) => row + 1),
      open: column((i) => ((i.open ?? true) ? 1 : 0)),
      group: column((i) => i.group ?? 0),
      zone: column((i) => i.zone ?? 0),
      type: column(() => 0),
      freeCpuUnits: column((i) => i.cpu ?? 4096),
      freeMemoryMiB: column((i) => i.memory ?? 8192),
      freeGpus: column((i) => i.gpus ?? 0),
      freeEnis: column((i) => i.enis ?? 3),
      freePorts: column((i) => i.ports ?? 95),
      takenPorts: Int32Array.from(
        instances.flatMap((i) => Array.from({ length: portWords }, (_, w) => i.taken?.[w] ?? 0)),
      ),
      portWords,
      changes: new Int32Array(64),
      changed: 0,
    },
    counts: {
      onInstance,
      spreads: [
        spreadOver(
          AZ,
          column((i) => (i.zone ?? 0) + 1),
        ),
        spreadOver(
          'stack',
          column((i) => stacks.indexOf(i.stack)),
        ),
      ],
    },
  };
}

/** A small task, except where it is said. */
export const aRequest = (counts: GroupCounts, asked: Partial<PlacementRequest> = {}): PlacementRequest => ({
  cpuUnits: 256,
  memoryMiB: 512,
  gpus: 0,
  enis: 0,
  ports: 0,
  portMasks: [0],
  autoScalingGroup: 0,
  zone: -1,
  distinctInstance: false,
  memberOf: undefined,
  strategies: [],
  counts,
  ...asked,
});

/** Draws the given numbers in turn, and fails when asked for more. */
export function draws(...values: readonly number[]): (() => number) & { readonly used: () => number } {
  let used = 0;
  const next = (): number => {
    if (used >= values.length) throw new Error(`draw ${used + 1} of ${values.length}`);
    return values[used++];
  };
  return Object.assign(next, { used: () => used });
}
