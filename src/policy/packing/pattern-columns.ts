import type { TaskGroup } from './first-fit-decreasing.js';
import type { FleetType } from './fleet-bound.js';
import { solveLinear, type LinearProgram, type Solver } from './linear-program.js';
import { mostWorth } from './most-worth.js';
import { keyOf, type Pattern } from './patterns.js';

const LEAST_GAIN = 1e-7;
/** Of the search for a pattern that pays: first in haste; where that finds none, thoroughly, for the proof that none does. */
const HASTY_STEPS = 30_000;
const THOROUGH_STEPS = 3_000_000;

/** How often each pattern is used, so that together they hold all tasks for the least money. */
export const patternProgram = (
  types: readonly FleetType[],
  groups: readonly TaskGroup[],
  patterns: readonly Pattern[],
  whole: boolean,
): LinearProgram => ({
  costs: patterns.map(({ type }) => types[type].usdPerHour),
  rows: groups.map(({ count }, g) => ({ terms: termsOf(patterns, g), sense: 'atLeast', bound: count })),
  whole,
});

/** Pattern by pattern, how many tasks of a group it holds. A loop: with many groups this is most of the work. */
function termsOf(patterns: readonly Pattern[], g: number): readonly [pattern: number, tasks: number][] {
  const terms: [pattern: number, tasks: number][] = [];
  patterns.forEach(({ tasks }, p) => {
    if (tasks[g] > 0) terms.push([p, tasks[g]]);
  });
  return terms;
}

/**
 * Column generation (Gilmore and Gomory): adds the patterns that the prices of the tasks ask for, until none pays. At any time
 * the prices, scaled down until no pattern holds more worth than its instance costs, prove what every fleet costs at least
 * (Farley).
 * @param start patterns that hold each group at least once.
 */
export function generateColumns(
  types: readonly FleetType[],
  groups: readonly TaskGroup[],
  start: readonly Pattern[],
  solver: Solver,
  rounds: number,
): { readonly patterns: readonly Pattern[]; readonly leastUsd: number } {
  const patterns = new Map(start.map((pattern) => [keyOf(pattern), pattern]));
  let leastUsd = 0;
  for (let round = 0; round < rounds; round++) {
    const { duals } = solveLinear(patternProgram(types, groups, [...patterns.values()], false), solver);
    const worths = groups.map((_, g) => Math.max(0, duals[g] ?? 0));
    const wanted = [HASTY_STEPS, THOROUGH_STEPS].some((steps) => {
      const known = patterns.size;
      const found = types.map((fleetType) => mostWorth(fleetType, groups, worths, steps, solver));
      found.forEach(({ tasks, worth }, type) => {
        if (worth > types[type].usdPerHour * (1 + LEAST_GAIN)) patterns.set(keyOf({ type, tasks }), { type, tasks });
      });
      const greatest = Math.max(1, ...found.map(({ atMost }, t) => (atMost > 0 ? atMost / types[t].usdPerHour : 0)));
      leastUsd = Math.max(leastUsd, groups.reduce((sum, { count }, g) => sum + count * worths[g], 0) / greatest);
      return patterns.size > known;
    });
    if (!wanted) break;
  }
  return { patterns: [...patterns.values()], leastUsd };
}
