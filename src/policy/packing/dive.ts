import type { TaskGroup } from './first-fit-decreasing.js';
import type { FleetType } from './fleet-bound.js';
import { solveLinear, type Solver } from './linear-program.js';
import { generateColumns, patternProgram } from './pattern-columns.js';
import type { Pattern } from './patterns.js';

/** Instances of one type and content. */
export type Used = Pattern & { readonly count: number };

/** New patterns for what is left, at each step. */
const ROUNDS = 3;
const ALMOST = 1e-6;

/**
 * A fleet from patterns: those that the linear program uses at least once, as often as it does in full; if there is none, the one
 * it uses most. Then the same for the tasks that are left, until none is.
 * @param patterns hold each group at least once.
 */
export function dive(
  types: readonly FleetType[],
  groups: readonly TaskGroup[],
  patterns: readonly Pattern[],
  solver: Solver,
): readonly Used[] {
  const used: Used[] = [];
  let known = patterns;
  let left = groups;
  while (left.some(({ count }) => count > 0)) {
    known = generateColumns(types, left, known, solver, ROUNDS).patterns;
    const { values } = solveLinear(patternProgram(types, left, known, false), solver);
    const step = fix(known, values, left);
    if (step.length === 0) return [];
    used.push(...step);
    left = withoutThose(left, step);
  }
  return used;
}

function fix(patterns: readonly Pattern[], values: readonly number[], groups: readonly TaskGroup[]): readonly Used[] {
  const counts = values.map((value) => Math.floor(value + ALMOST));
  if (!counts.some((count) => count > 0)) {
    const most = values.reduce((a, value, p) => (value > values[a] ? p : a), 0);
    if (values.length > 0) counts[most] = 1;
  }
  return counts.reduce<readonly Used[]>(
    (used, count, p) => (count > 0 ? [...used, ...within(patterns[p], count, withoutThose(groups, used))] : used),
    [],
  );
}

/** A pattern so many times at most, with no more tasks than there are. */
function within({ type, tasks }: Pattern, times: number, groups: readonly TaskGroup[]): readonly Used[] {
  const used: Used[] = [];
  const left = groups.map(({ count }) => count);
  for (let count = times; count > 0;) {
    const held = tasks.map((n, g) => Math.min(n, left[g]));
    if (held.every((n) => n === 0)) break;
    const equal = Math.min(count, ...held.map((n, g) => (n > 0 ? Math.floor(left[g] / n) : Infinity)));
    held.forEach((n, g) => {
      left[g] -= equal * n;
    });
    used.push({ type, tasks: held, count: equal });
    count -= equal;
  }
  return used;
}

const withoutThose = (groups: readonly TaskGroup[], used: readonly Used[]): readonly TaskGroup[] =>
  groups.map((needs, g) => ({
    ...needs,
    count: used.reduce((count, { tasks, count: times }) => count - times * tasks[g], needs.count),
  }));

/** The fleet of a whole solution, or none where it does not hold all tasks. */
export function fleetOf(
  patterns: readonly Pattern[],
  values: readonly number[],
  groups: readonly TaskGroup[],
): readonly Used[] {
  const used = fix(
    patterns,
    values.map((value) => Math.round(value)),
    groups,
  );
  return withoutThose(groups, used).every(({ count }) => count === 0) ? used : [];
}
