import type { TypeCapacity } from '../../model/type-capacity.js';
import { tasksPerInstance, type ShapeNeeds } from '../capacity/per-instance.js';

/** So many tasks of equal needs. With `distinctInstance`, or with a static host port, no two of them share an instance. */
export interface TaskGroup extends ShapeNeeds {
  readonly count: number;
}

/** Instances of equal content, one behind the other. */
export interface InstanceRun {
  readonly instances: number;
  /** Tasks of each group on every one of them, in the order of the groups that were given. */
  readonly tasks: readonly number[];
}

export interface Packing {
  readonly instances: number;
  /** In the order in which they were opened. */
  readonly runs: readonly InstanceRun[];
  /** Tasks of each group that fit no instance at all. */
  readonly unplaced: readonly number[];
}

interface Run {
  readonly instances: number;
  readonly tasks: readonly number[];
  readonly free: TypeCapacity;
}

/**
 * First fit decreasing onto fresh instances of one kind: the greatest tasks first, each onto the first instance that has room.
 * The size of a task is its share of the instance's CPU plus its share of the memory, as in the Kubernetes cluster
 * autoscaler; equals go in the order given. Tasks of one group are placed together, on runs of instances with equal content,
 * so the work grows with the groups and not with the tasks.
 */
export function firstFitDecreasing(groups: readonly TaskGroup[], capacity: TypeCapacity): Packing {
  const unplaced = groups.map(() => 0);
  let runs: readonly Run[] = [];
  for (const g of decreasing(groups, capacity)) {
    const placed = placeGroup(runs, groups, g, capacity);
    runs = placed.runs;
    unplaced[g] = placed.left;
  }
  return {
    instances: runs.reduce((sum, { instances }) => sum + instances, 0),
    runs: runs.map(({ instances, tasks }) => ({ instances, tasks })),
    unplaced,
  };
}

/** The places of the groups, greatest tasks first. */
export function decreasing(groups: readonly ShapeNeeds[], capacity: TypeCapacity): readonly number[] {
  const sizes = groups.map(
    ({ cpuUnits, memoryMiB }) => share(cpuUnits, capacity.cpuUnits) + share(memoryMiB, capacity.memoryMiB),
  );
  return sizes.map((_, g) => g).toSorted((a, b) => sizes[b] - sizes[a] || a - b);
}

const share = (need: number, capacity: number): number => (capacity > 0 ? need / capacity : 0);

/** Tasks that are alike fill an instance before they go on to the next; so a run becomes three at most. */
function placeGroup(
  before: readonly Run[],
  groups: readonly TaskGroup[],
  g: number,
  capacity: TypeCapacity,
): { readonly runs: readonly Run[]; readonly left: number } {
  const needs = groups[g];
  const runs: Run[] = [];
  let left = needs.count;
  const fill = (run: Run, instances: number, each: number): void => {
    if (instances > 0) runs.push(each > 0 ? withTasks(run, instances, g, each, needs) : { ...run, instances });
    left -= instances * each;
  };
  for (const run of before) {
    const most = left > 0 ? Math.min(left, tasksPerInstance(needs, run.free)) : 0;
    const full = most > 0 ? Math.min(run.instances, Math.floor(left / most)) : 0;
    fill(run, full, most);
    const rest = full < run.instances ? Math.min(left, most) : 0;
    fill(run, rest > 0 ? 1 : 0, rest);
    fill(run, run.instances - full - (rest > 0 ? 1 : 0), 0);
  }
  const fresh: Run = { instances: 0, tasks: groups.map(() => 0), free: capacity };
  const most = Math.min(left, tasksPerInstance(needs, capacity));
  if (most > 0) {
    fill(fresh, Math.floor(left / most), most);
    fill(fresh, left > 0 ? 1 : 0, left);
  }
  return { runs, left };
}

const withTasks = ({ tasks, free }: Run, instances: number, g: number, each: number, needs: ShapeNeeds): Run => ({
  instances,
  tasks: tasks.with(g, tasks[g] + each),
  free: {
    cpuUnits: free.cpuUnits - each * needs.cpuUnits,
    memoryMiB: free.memoryMiB - each * needs.memoryMiB,
    gpus: free.gpus - each * needs.gpus,
    enis: free.enis - each * needs.enis,
    ports: free.ports - each * needs.ports,
  },
});
