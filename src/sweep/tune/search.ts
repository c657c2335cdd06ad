import type { Budget } from './budget.js';
import type { Candidate, Ledger } from './ledger.js';
import { allPoints, lines, neighbours, pairNeighbours, spaceSize, type Dimension, type Point } from './space.js';
import {
  compareShortfalls,
  costOf,
  isMetIn,
  isOut,
  meanOf,
  shortfallOf,
  type Rules,
  type Shortfall,
} from './standing.js';

/** What a search works on. */
export interface Field {
  readonly dimensions: readonly Dimension[];
  readonly ledger: Ledger;
  readonly rules: Rules;
  readonly budget: Budget;
}

/** Every setting is tried first with so many seeds, the same for all. */
export const FIRST_SEEDS = 3;
/** How far from the place where the objectives begin to hold the front is followed, to both sides. */
const REACH = 8;
const AT_ONCE = 2;
/** So many points are tried one and all, if the budget allows. */
const SMALL = 1000;
const POINTS_AT_ONCE = 64;
/** What costs so much more with one seed is not looked at again. */
const DEARER = 1.02;

const seedsTo = (n: number): readonly number[] => [...Array(n).keys()];

/** Tries every point of a small space, else the start and all ladders through it. True: there is no other point. */
export async function survey(field: Field, share: number): Promise<boolean> {
  const { dimensions, budget } = field;
  const size = spaceSize(dimensions);
  const isSmall = size <= SMALL && size * FIRST_SEEDS <= budget.left(share);
  const start = dimensions.map(({ start: place }) => place);
  const tried = await tryAll(field, isSmall ? allPoints(dimensions) : [start, ...lines(dimensions, start)], share);
  return isSmall && tried;
}

/**
 * Goes along the front: whoever is beaten by no other in cost, in shortfall and in wait has its neighbours tried, those first
 * that are nearest to where the objectives begin to hold. Ends when all those near that place have been.
 */
export async function follow(field: Field, share: number, expanded: Set<Candidate>): Promise<void> {
  const { dimensions, budget } = field;
  while (budget.left(share) > 0) {
    const next = nearPivot(field)
      .filter((candidate) => !expanded.has(candidate))
      .slice(0, AT_ONCE);
    if (next.length === 0) return;
    for (const candidate of next) expanded.add(candidate);
    await tryAll(
      field,
      next.flatMap(({ point }) => (point === undefined ? [] : neighbours(dimensions, point))),
      share,
    );
  }
}

/**
 * Looks further around a leader, for something cheaper: pairs of steps, and all its ladders. One seed shows most of them to be
 * dearer or to miss; only the others get more.
 */
export async function widen({ dimensions, ledger }: Field, leader: Candidate, share: number): Promise<void> {
  if (leader.point === undefined) return;
  const points = [...lines(dimensions, leader.point), ...pairNeighbours(dimensions, leader.point)];
  let rivals = candidatesAt(ledger, points);
  for (const seed of seedsTo(FIRST_SEEDS)) {
    await ledger.run(
      rivals.map((candidate) => ({ candidate, seeds: [seed] })),
      share,
    );
    const most = (leader.outcomes.get(seed)?.cost ?? Infinity) * DEARER;
    rivals = rivals.filter(({ outcomes }) => {
      const outcome = outcomes.get(seed);
      return outcome !== undefined && isMetIn(outcome) && outcome.cost < most;
    });
  }
}

/** A few at a time: to load a scenario takes time too. False: the budget was spent before all were tried. */
async function tryAll({ ledger, budget }: Field, points: readonly Point[], share: number): Promise<boolean> {
  const seeds = seedsTo(FIRST_SEEDS);
  for (let from = 0; from < points.length; from += POINTS_AT_ONCE) {
    if (budget.left(share) === 0) return false;
    const candidates = candidatesAt(ledger, points.slice(from, from + POINTS_AT_ONCE));
    await ledger.run(
      candidates.map((candidate) => ({ candidate, seeds })),
      share,
    );
  }
  return true;
}

const candidatesAt = (ledger: Ledger, points: readonly Point[]): readonly Candidate[] => [
  ...new Set(points.flatMap((point) => ledger.candidateAt(point) ?? [])),
];

interface Standing {
  readonly candidate: Candidate;
  readonly cost: number;
  readonly wait: number;
  readonly shortfall: Shortfall;
}

/** The front around the place where the objectives begin to hold, the nearest first and of equals the cheaper. */
function nearPivot({ ledger, rules }: Field): readonly Candidate[] {
  const front = searchFront(ledger);
  const holds = front.findIndex(({ candidate }) => !isOut(candidate, rules));
  const least = front.reduce(
    (best, { shortfall }, n) => (compareShortfalls(shortfall, front[best].shortfall) < 0 ? n : best),
    0,
  );
  const pivot = holds < 0 ? least : holds;
  return front
    .map(({ candidate }, n) => ({ candidate, far: Math.abs(n - pivot), n }))
    .filter(({ far }) => far <= REACH)
    .sort((a, b) => a.far - b.far || a.n - b.n)
    .map(({ candidate }) => candidate);
}

/** Those on the ladders whom no other beats, the cheapest first. */
function searchFront(ledger: Ledger): readonly Standing[] {
  const standings = ledger
    .all()
    .filter(({ point, outcomes }) => point !== undefined && outcomes.size > 0)
    .map((candidate) => ({
      candidate,
      cost: costOf(candidate, ledger.origin),
      wait: meanOf(candidate, 'wait'),
      shortfall: shortfallOf(candidate),
    }))
    .filter(({ cost }) => Number.isFinite(cost));
  return standings
    .filter((one, n) => !standings.some((other, m) => m !== n && beats(other, one, m < n)))
    .sort((a, b) => a.cost - b.cost);
}

/** In nothing worse. Of equals the one that changes less beats the other, then the earlier one. */
function beats(a: Standing, b: Standing, isEarlier: boolean): boolean {
  const short = compareShortfalls(a.shortfall, b.shortfall);
  if (a.cost > b.cost || a.wait > b.wait || short > 0) return false;
  if (a.cost < b.cost || a.wait < b.wait || short < 0) return true;
  const fewer = a.candidate.changes - b.candidate.changes;
  return fewer < 0 || (fewer === 0 && isEarlier);
}
