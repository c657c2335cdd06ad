import type { TypeCapacity } from '../../../src/model/type-capacity.js';
import type { TaskGroup } from '../../../src/policy/packing/first-fit-decreasing.js';
import type { FleetType } from '../../../src/policy/packing/fleet-bound.js';

const dimensions = ['cpuUnits', 'memoryMiB', 'gpus', 'enis', 'ports'] as const;

/** One more task of group `g` fits beside those on the instance. */
function fits(groups: readonly TaskGroup[], on: readonly number[], g: number, capacity: TypeCapacity): boolean {
  const { distinctInstance, ports } = groups[g];
  if ((distinctInstance || ports > 0) && on[g] > 0) return false;
  return dimensions.every((dimension) => {
    const taken = on.reduce((sum, n, other) => sum + n * groups[other][dimension], 0);
    return groups[g][dimension] === 0 || taken + groups[g][dimension] <= capacity[dimension];
  });
}

/** First fit as anybody would write it down: one task after the other. */
export function firstFitTaskByTask(
  order: readonly number[],
  groups: readonly TaskGroup[],
  capacity: TypeCapacity,
): { readonly instances: readonly (readonly number[])[]; readonly unplaced: readonly number[] } {
  const instances: number[][] = [];
  const unplaced = groups.map(() => 0);
  for (const g of order) {
    for (let n = 0; n < groups[g].count; n++) {
      const none = groups.map(() => 0);
      const first = instances.find((on) => fits(groups, on, g, capacity));
      if (first !== undefined) first[g]++;
      else if (fits(groups, none, g, capacity)) instances.push(none.with(g, 1));
      else unplaced[g]++;
    }
  }
  return { instances, unplaced };
}

/** The least that any fleet costs: every task is tried on every instance that there is, and on a new one of every type. */
export function cheapestFleetUsd(types: readonly FleetType[], groups: readonly TaskGroup[]): number {
  const tasks = groups.flatMap(({ count }, g) => Array.from({ length: count }, () => g));
  let best = Infinity;
  const place = (next: number, fleet: readonly { type: number; on: readonly number[] }[], usd: number): void => {
    if (usd >= best) return;
    if (next === tasks.length) {
      best = usd;
      return;
    }
    const g = tasks[next];
    fleet.forEach(({ type, on }, i) => {
      if (fits(groups, on, g, types[type].capacity))
        place(next + 1, fleet.with(i, { type, on: on.with(g, on[g] + 1) }), usd);
    });
    const none = groups.map(() => 0);
    types.forEach(({ capacity, usdPerHour }, type) => {
      if (fits(groups, none, g, capacity)) place(next + 1, [...fleet, { type, on: none.with(g, 1) }], usd + usdPerHour);
    });
  };
  place(0, [], 0);
  return best;
}
