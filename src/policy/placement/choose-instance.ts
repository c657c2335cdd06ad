import type { Fleet, PlacementRequest } from '../packing/fleet.js';
import { CandidateCursor } from './candidate-cursor.js';
import { ChainOrder, verdict } from './chain-order.js';
import { fits } from './fits.js';
import { TieList } from './tie-list.js';

const cursor = new CandidateCursor();
const order = new ChainOrder();
const ties = new TieList();

/**
 * The row of the instance that takes the task, or -1: of all that fit, the best by the chain of strategies (PL-3…PL-9).
 * The nth of several ties counts in (zone, row) order, n = ⌊random() · ties⌋; with one tie nothing is drawn.
 * One pass over the columns; the definition is `naive.ts`.
 */
export function chooseInstance(fleet: Fleet, request: PlacementRequest, random: () => number): number {
  cursor.enter(fleet, request.counts);
  order.start(request.strategies, 1);
  ties.clear(fleet.size);
  const { open, freeCpuUnits, freeMemoryMiB } = fleet;
  const { cpuUnits, memoryMiB } = request;
  for (let row = 0; row < fleet.size; row++) {
    // What most full instances fail by, before the calls: it is what `fits` says of them too.
    if (open[row] === 0) continue;
    if ((cpuUnits > 0 && freeCpuUnits[row] < cpuUnits) || (memoryMiB > 0 && freeMemoryMiB[row] < memoryMiB)) continue;
    if (!fits(fleet, request, row)) continue;
    cursor.row = row;
    const outcome = order.offer(cursor);
    if (outcome === verdict.worse) continue;
    if (outcome === verdict.better) ties.size = 0;
    ties.add(row);
  }
  if (ties.size === 0) return -1;
  if (ties.size === 1) return ties.at(0);
  return ties.nthByZone(Math.floor(random() * ties.size), fleet.zone);
}
