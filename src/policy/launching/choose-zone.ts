/**
 * MS-57: of a group's zones the one with fewest instances, the first of equals. `inZone[offset + zone]` counts them.
 * With `hasCapacity` only zones that have it; -1 when none has.
 */
export function chooseZone(
  zones: readonly number[],
  inZone: { readonly [index: number]: number },
  offset: number,
  hasCapacity?: (zone: number) => boolean,
): number {
  let least = -1;
  for (const zone of zones) {
    if (least >= 0 && inZone[offset + zone] >= inZone[offset + least]) continue;
    if (hasCapacity === undefined || hasCapacity(zone)) least = zone;
  }
  return least;
}
