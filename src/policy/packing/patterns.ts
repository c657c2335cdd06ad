import { tasksPerInstance } from '../capacity/per-instance.js';
import { firstFitDecreasing, type TaskGroup } from './first-fit-decreasing.js';
import type { FleetType } from './fleet-bound.js';

/** What one instance of a type may hold: so many tasks of each group. */
export interface Pattern {
  readonly type: number;
  readonly tasks: readonly number[];
}

export const dimensions = ['cpuUnits', 'memoryMiB', 'gpus', 'enis', 'ports'] as const;

/** All patterns to which no task can be added; undefined when there are more than `most`. */
export function allPatterns(
  types: readonly FleetType[],
  groups: readonly TaskGroup[],
  most: number,
): readonly Pattern[] | undefined {
  const patterns: Pattern[] = [];
  const isFull = (tasks: readonly number[], type: number): boolean =>
    groups.every((needs, g) => tasks[g] >= Math.min(needs.count, roomFor(types[type], groups, tasks, g)));
  const extend = (type: number, tasks: readonly number[]): boolean => {
    const g = tasks.length;
    if (g === groups.length) {
      if (isFull(tasks, type)) patterns.push({ type, tasks });
      return patterns.length <= most;
    }
    const atMost = Math.min(groups[g].count, roomFor(types[type], groups, tasks, g));
    for (let n = atMost; n >= 0; n--) if (!extend(type, [...tasks, n])) return false;
    return true;
  };
  return types.every((_, type) => extend(type, [])) ? patterns : undefined;
}

/** How many tasks of group `g` an instance holds at most beside those of the other groups in `tasks`. */
function roomFor({ capacity }: FleetType, groups: readonly TaskGroup[], tasks: readonly number[], g: number): number {
  const left = { ...capacity };
  tasks.forEach((n, other) => {
    if (other !== g) for (const dimension of dimensions) left[dimension] -= n * groups[other][dimension];
  });
  return tasksPerInstance(groups[g], left);
}

/** Enough patterns to begin with: each group by itself, and what first fit decreasing packs, on every type. */
export function firstPatterns(types: readonly FleetType[], groups: readonly TaskGroup[]): readonly Pattern[] {
  const kinds = types.flatMap(({ capacity }, type): Pattern[] => [
    ...groups.flatMap((needs, g) => {
      const n = Math.min(needs.count, tasksPerInstance(needs, capacity));
      return n > 0 ? [{ type, tasks: groups.map((_, other) => (other === g ? n : 0)) }] : [];
    }),
    ...firstFitDecreasing(groups, capacity).runs.map(({ tasks }) => ({ type, tasks })),
  ]);
  return [...new Map(kinds.map((pattern) => [keyOf(pattern), pattern])).values()];
}

export const keyOf = ({ type, tasks }: Pattern): string => `${type}:${tasks.join(',')}`;
