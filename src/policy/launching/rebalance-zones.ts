import { chooseZone } from './choose-zone.js';

/** Zones whose counts differ by less stand as level as whole instances can. */
const UNEVEN = 2;

/**
 * MS-58: where AZRebalance launches: the zone with fewest instances among those that have capacity, if the fullest of all
 * has at least two more; else -1. `inZone[offset + zone]` counts them.
 */
export function zoneToFill(
  zones: readonly number[],
  inZone: { readonly [index: number]: number },
  offset: number,
  hasCapacity: (zone: number) => boolean,
): number {
  const least = chooseZone(zones, inZone, offset, hasCapacity);
  // Where none has capacity `least` is -1 already, whatever stands at its place.
  for (const zone of zones) if (inZone[offset + zone] - inZone[offset + least] >= UNEVEN) return least;
  return -1;
}

/** MS-58: by how much AZRebalance may exceed maxSize for a while: 10 % of it, at least one. */
export const rebalanceSurplus = (maxSize: number): number => Math.max(1, Math.floor(maxSize / 10));
