import type { TerminationPolicy } from '../../model/scenario.js';

/** What Auto Scaling sees of the instances, a row each. */
export interface VictimColumns {
  readonly zone: { readonly [row: number]: number };
  readonly launchedAtMs: { readonly [row: number]: number };
  /** 1: bought as Spot; 0: On-Demand. */
  readonly spot: { readonly [row: number]: number };
}

const HOUR_MS = 3_600_000;

/**
 * MS-50: the instance to end. The zone with most instances among those that have a candidate comes first, always; then the
 * purchase option, where the zone has one of it; then the policies in order; then chance, which is asked only among equals.
 * @param candidates rows that are InService and not protected; the first `count` count. Reordered in place.
 * @param inZone instances of the group by zone, at `offset + zone`.
 * @param sheds the option that a mixed fleet has too much of (`shedsSpot`); undefined: the fleet is not mixed.
 */
export function chooseVictim(
  candidates: Int32Array,
  count: number,
  columns: VictimColumns,
  inZone: { readonly [index: number]: number },
  offset: number,
  policies: readonly TerminationPolicy[],
  sheds: 'onDemand' | 'spot' | undefined,
  nowMs: number,
  random: () => number,
): number {
  let left = keepGreatest(candidates, count, (row) => inZone[offset + columns.zone[row]]);
  if (sheds !== undefined) {
    const spot = sheds === 'spot' ? 1 : 0;
    left = keepGreatest(candidates, left, (row) => (columns.spot[row] === spot ? 1 : 0));
  }
  for (const policy of policies) {
    const rank = rankOf(policy, columns, nowMs);
    if (rank !== undefined) left = keepGreatest(candidates, left, rank);
  }
  return candidates[left === 1 ? 0 : Math.floor(random() * left)];
}

/**
 * How a policy prefers one instance to another; undefined: it does not tell these apart. A group here has one launch template,
 * and its fleet is brought in line by purchase option. Default ends with the instance closest to its next billing hour.
 */
function rankOf(
  policy: TerminationPolicy,
  { launchedAtMs }: VictimColumns,
  nowMs: number,
): ((row: number) => number) | undefined {
  switch (policy) {
    case 'Default':
    case 'ClosestToNextInstanceHour':
      return (row) => (nowMs - launchedAtMs[row]) % HOUR_MS;
    case 'OldestInstance':
      return (row) => nowMs - launchedAtMs[row];
    case 'NewestInstance':
      return (row) => launchedAtMs[row];
    case 'AllocationStrategy':
    case 'OldestLaunchTemplate':
    case 'OldestLaunchConfiguration':
      return undefined;
  }
}

/** Moves the candidates of greatest rank to the front, in their order; returns how many they are. */
function keepGreatest(candidates: Int32Array, count: number, rank: (row: number) => number): number {
  let greatest = -Infinity;
  for (let n = 0; n < count; n++) greatest = Math.max(greatest, rank(candidates[n]));
  let kept = 0;
  for (let n = 0; n < count; n++) if (rank(candidates[n]) === greatest) candidates[kept++] = candidates[n];
  return kept;
}
