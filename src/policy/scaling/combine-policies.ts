/**
 * AS-6: out if any policy wants out, in only if all that may scale in want it, and the largest of the capacities wins.
 * @param wanted what each policy asks for; `current`: nothing.
 * @param agreesToScaleIn per policy: false where it may scale in and does not ask for it. One that never scales in (scale-in
 * disabled, or steps that only go out) does not stand in the way: true, with `current` wanted.
 */
export function combinePolicies(
  current: number,
  wanted: readonly number[],
  agreesToScaleIn: readonly boolean[],
): number {
  let out = current;
  let into = -Infinity;
  let agreed = true;
  for (let n = 0; n < wanted.length; n++) {
    out = Math.max(out, wanted[n]);
    if (wanted[n] < current) into = Math.max(into, wanted[n]);
    if (!agreesToScaleIn[n]) agreed = false;
  }
  return out === current && agreed && into > -Infinity ? into : out;
}
