/** A task starts in the one zone, and then one stops in the other (AZ-4). */
export interface Move {
  readonly from: number;
  readonly to: number;
}

/**
 * AZ-3: the next move towards balance: from the zone with most tasks to the one with fewest, the first of equals. Undefined
 * when no two zones differ by more than one task (W50).
 * @param counts tasks of the service by zone.
 * @param zones the configured ones.
 */
export function nextMove(counts: { readonly [zone: number]: number }, zones: readonly number[]): Move | undefined {
  let from = zones[0];
  let to = zones[0];
  for (const zone of zones) {
    if (counts[zone] > counts[from]) from = zone;
    if (counts[zone] < counts[to]) to = zone;
  }
  return counts[from] - counts[to] > 1 ? { from, to } : undefined;
}
