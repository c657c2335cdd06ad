import type { PlacementStrategy } from '../../model/scenario.js';
import type { Column, Fleet, GroupCounts } from '../packing/fleet.js';
import { CandidateCursor } from './candidate-cursor.js';
import { ChainOrder, verdict } from './chain-order.js';
import { TieList } from './tie-list.js';

const cursor = new CandidateCursor();
const order = new ChainOrder();
const ties = new TieList();

/**
 * Which of a service's tasks stops first: the nth task stands on `rows[n]`, 0 ≤ n < taskCount, taskCount ≥ 1.
 * The chain of its placement, inverted: a spread takes from the value with most of its tasks (PL-21), binpack from the
 * instance with most of the resource free, which is also the one with most after the removal (PL-20), random from any.
 * Without a strategy AWS's default chain stands in `strategies` (PL-22). Ties are drawn uniformly over tasks.
 */
export function chooseToStop(
  fleet: Fleet,
  counts: GroupCounts,
  strategies: readonly PlacementStrategy[],
  rows: Column,
  taskCount: number,
  random: () => number,
): number {
  cursor.enter(fleet, counts);
  order.start(strategies, -1);
  ties.clear(taskCount);
  for (let task = 0; task < taskCount; task++) {
    cursor.row = rows[task];
    const outcome = order.offer(cursor);
    if (outcome === verdict.worse) continue;
    if (outcome === verdict.better) ties.size = 0;
    ties.add(task);
  }
  return ties.at(ties.size === 1 ? 0 : Math.floor(random() * ties.size));
}
