import { instancePhases, type FleetHistory, type InstancePhase } from './fleet-history.js';

/** How many instances are in each phase, of the looks of all cells in one frame. */
export function countPhases(
  { looks }: FleetHistory,
  looksOfCells: { readonly length: number; readonly [cell: number]: number },
): Readonly<Record<InstancePhase, number>> {
  const counts = { launching: 0, warming: 0, busy: 0, empty: 0, draining: 0, terminating: 0, disconnected: 0 };
  for (let cell = 0; cell < looksOfCells.length; cell++) {
    const look = looks[looksOfCells[cell]];
    if (look.length > 0) counts[instancePhases[look[0]]]++;
  }
  return counts;
}
