import type { TypeCapacity } from '../../model/type-capacity.js';

/** What one task of a shape needs of an instance. */
export interface ShapeNeeds {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly enis: number;
  /** Static host ports. Any at all, and two tasks of the shape cannot share an instance (RA-9). */
  readonly ports: number;
  readonly distinctInstance: boolean;
}

const parameters = ['cpuUnits', 'memoryMiB', 'gpus', 'enis', 'ports'] as const;

/**
 * k of MS-6: how many tasks of one shape an empty instance holds, in whole tasks: the least of ⌊capacity / need⌋ over the
 * parameters it needs; at most 1 under distinctInstance or with a static host port. 0: it does not fit.
 */
export function tasksPerInstance(needs: ShapeNeeds, capacity: TypeCapacity): number {
  let k = needs.distinctInstance || needs.ports > 0 ? 1 : Number.MAX_SAFE_INTEGER;
  for (const parameter of parameters) {
    if (needs[parameter] > 0) k = Math.min(k, Math.floor(capacity[parameter] / needs[parameter]));
  }
  return Math.max(0, k);
}

/** MS-5, step 3: for each parameter by itself, the least and the most over the group's types. */
export function extremes(types: readonly TypeCapacity[]): { smallest: TypeCapacity; largest: TypeCapacity } {
  const over = (pick: (...values: number[]) => number): TypeCapacity => ({
    cpuUnits: pick(...types.map((t) => t.cpuUnits)),
    memoryMiB: pick(...types.map((t) => t.memoryMiB)),
    gpus: pick(...types.map((t) => t.gpus)),
    enis: pick(...types.map((t) => t.enis)),
    ports: pick(...types.map((t) => t.ports)),
  });
  return { smallest: over(Math.min), largest: over(Math.max) };
}
