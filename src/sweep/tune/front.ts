import type { Candidate, Ledger } from './ledger.js';
import { waitObjectives } from './measures.js';
import type { Objective } from './objective.js';
import { byCost, EQUAL, runTo } from './race.js';
import type { Field } from './search.js';
import { costOf, isMetIn, meanOf, pairedDifference } from './standing.js';

const MOST = 8;
/** Each row of the front has at least so many, if the budget allows. */
export const SEEDS_OF_FRONT = 10;

/** Who waits less than this, or than this part, waits no less. */
const LEAST_SECONDS = 0.5;
const LEAST_PART = 0.02;

/**
 * The Pareto front of cost and wait around the best, with enough seeds for intervals; the best itself is always on it. The
 * cheapest first.
 */
export async function tellFront(
  field: Field,
  best: Candidate,
  objectives: readonly Objective[],
): Promise<readonly Candidate[]> {
  const { ledger } = field;
  const waits = waitObjectives(objectives);
  const equal = EQUAL * Math.abs(meanOf(best, 'cost'));
  const may = (candidate: Candidate): boolean =>
    candidate.point !== undefined &&
    missesOnly(candidate, waits) &&
    // Of what costs the same the best is the simplest.
    (candidate === best || !(Math.abs(pairedDifference(candidate, best).mean) <= equal));
  const withBest = (front: readonly Candidate[]): readonly Candidate[] =>
    byCost([...new Set([...front, best])], ledger.origin);
  const whole = withBest(paretoFront(ledger.all(), ledger, may));
  const some = thinned(whole, whole.indexOf(best), MOST);
  await runTo(field, some, SEEDS_OF_FRONT, 1);
  return withBest(paretoFront(some, ledger, may));
}

/**
 * The Pareto front of cost and wait, the cheapest first: whoever is dearer than another waits less. `isEligible` leaves out
 * what nobody would choose.
 */
function paretoFront(
  candidates: readonly Candidate[],
  { origin }: Ledger,
  isEligible: (candidate: Candidate) => boolean,
): readonly Candidate[] {
  const standings = candidates
    .filter((candidate) => candidate.outcomes.size > 0 && isEligible(candidate))
    .map((candidate, n) => ({ candidate, cost: costOf(candidate, origin), wait: meanOf(candidate, 'wait'), n }))
    .filter(({ cost }) => Number.isFinite(cost))
    .sort((a, b) => a.cost - b.cost || a.wait - b.wait || a.candidate.changes - b.candidate.changes || a.n - b.n);
  const front: Candidate[] = [];
  let least: number | undefined;
  for (const { candidate, wait } of standings) {
    if (least !== undefined && !isLess(wait, least)) continue;
    least = wait;
    front.push(candidate);
  }
  return front;
}

const isLess = (wait: number, other: number): boolean =>
  other === Infinity ? wait < Infinity : wait < other - Math.max(LEAST_SECONDS, other * LEAST_PART);

/** At most so many of the front, in its order: those around a place, and of the others some at even distances. */
function thinned(front: readonly Candidate[], around: number, most: number): readonly Candidate[] {
  if (front.length <= most) return front;
  const near = new Set<number>();
  const add = (n: number): void => {
    if (n >= 0 && n < front.length && near.size < most) near.add(n);
  };
  for (const step of [0, -1, 1, -2, 2]) add(around + step);
  const last = front.length - 1;
  for (let parts = 1; near.size < most; parts++) {
    for (let part = 0; part <= parts; part++) add(Math.round((last * part) / parts));
  }
  return front.filter((_, n) => near.has(n));
}

/** It misses nothing but objectives of these numbers. */
const missesOnly = ({ outcomes }: Candidate, objectives: ReadonlySet<number>): boolean =>
  [...outcomes.values()].every(
    (outcome) => isMetIn(outcome) || outcome.misses.every((miss, o) => miss === 0 || objectives.has(o)),
  );
