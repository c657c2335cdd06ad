import { chooseNaively } from '../placement/naive.js';
import type { Fleet, GroupCounts, PlacementRequest } from './fleet.js';
import { PlacementIndex } from './placement-index.js';
import { placementOrder, type PlacementOrder } from './placement-order.js';
import { spreadOf } from './spread-of.js';

/** Chooses instances for tasks: what `naive.ts` defines, without looking at the whole fleet each time. */
export interface Packer {
  /** Makes one request ready for many decisions. */
  readonly prepare: (request: PlacementRequest) => Chooser;
}

/** Placement of tasks of one request. */
export interface Chooser {
  /**
   * The row of the instance that takes the task, or -1: of all that fit, the best by the chain of strategies (PL-3…PL-9).
   * The nth of several ties counts in (zone, row) order, n = ⌊random() · ties⌋; with one tie nothing is drawn.
   */
  readonly choose: (random: () => number) => number;
}

const packers = new WeakMap<Fleet, Packer>();

/** The packer of a fleet: whoever places on it shares the indexes. */
export function packerOf(fleet: Fleet): Packer {
  const known = packers.get(fleet);
  if (known !== undefined) return known;
  const made = createPacker(fleet);
  packers.set(fleet, made);
  return made;
}

/** Requests that differ in nothing but their task group share an index; the fleet's columns and `changes` are all it sees. */
export function createPacker(fleet: Fleet): Packer {
  const indexes = new Map<string, PlacementIndex>();
  const groups: GroupCounts[] = [];
  const numberOf = (counts: GroupCounts): number => {
    const known = groups.indexOf(counts);
    return known >= 0 ? known : groups.push(counts) - 1;
  };
  const indexOf = (request: PlacementRequest, order: PlacementOrder): PlacementIndex => {
    const isOfGroup = request.distinctInstance || order.columns.includes('tasksOfGroup');
    const key = signature(request, order, isOfGroup ? numberOf(request.counts) : undefined);
    const known = indexes.get(key);
    if (known !== undefined) return known;
    const made = new PlacementIndex(fleet, request, order);
    indexes.set(key, made);
    return made;
  };
  return {
    prepare(request) {
      const order = placementOrder(request.strategies);
      if (order === undefined) return { choose: (random) => chooseNaively(fleet, request, random) };
      const index = indexOf(request, order);
      const spreads = order.attributes.map((attribute) => spreadOf(request.counts, attribute));
      return {
        choose: (random) => index.choose(spreads, request.zone, random) ?? chooseNaively(fleet, request, random),
      };
    },
  };
}

const signature = (request: PlacementRequest, { steps, columns, attributes }: PlacementOrder, group?: number): string =>
  JSON.stringify([
    [request.cpuUnits, request.memoryMiB, request.gpus, request.enis, request.ports, request.portMasks],
    [request.autoScalingGroup, request.distinctInstance, request.memberOf?.key, group],
    [steps, columns, attributes],
  ]);
