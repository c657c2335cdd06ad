/** MS-57: of a group's zones the one with fewest instances, the first of equals. `inZone[offset + zone]` counts them. */
export function chooseZone(
  zones: readonly number[],
  inZone: { readonly [index: number]: number },
  offset: number,
): number {
  let least = zones[0];
  for (const zone of zones) if (inZone[offset + zone] < inZone[offset + least]) least = zone;
  return least;
}
