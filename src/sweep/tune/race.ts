import type { Candidate } from './ledger.js';
import { FIRST_SEEDS, type Field } from './search.js';
import { compareShortfalls, costOf, isOut, pairedDifference, seedsOf, shortfallOf } from './standing.js';

/** How many seeds a candidate gets, round after round; the last is the rules' own number. */
const ROUNDS = [FIRST_SEEDS, 6, 10, 15, 20];
const AT_ONCE = 4;
/** So many are raced at most: the cheapest. */
const MOST_OPEN = 12;
/** Costs that differ by less than this part are equal. */
export const EQUAL = 0.0025;

/**
 * Gives more seeds to those who may be the answer: the cheapest that misses nothing yet, and those whom it does not beat beyond
 * doubt. Ends when none is left to doubt, or the budget is spent.
 */
export async function race(field: Field, share: number): Promise<void> {
  const { ledger, rules, budget } = field;
  while (budget.left(share) > 0) {
    const due = contenders(field)
      .filter((candidate) => seedsOf(candidate, rules) < rules.seeds)
      .slice(0, AT_ONCE);
    if (due.length === 0) return;
    const rounds = due.map((candidate) => nextRound(seedsOf(candidate, rules), rules.seeds));
    // The file as it is has been run with every seed: costs are told against it.
    await runTo(field, [ledger.origin], Math.max(...rounds), share);
    await ledger.run(
      due.map((candidate, n) => ({ candidate, seeds: [...Array(rounds[n]).keys()] })),
      share,
    );
  }
}

/** Those that may be the answer, the cheapest first; when none meets the objectives, those that miss them by least. */
export function contenders({ ledger, rules }: Field): readonly Candidate[] {
  const tried = ledger.all().filter(({ point, outcomes }) => point !== undefined && outcomes.size > 0);
  const sound = tried.filter((candidate) => !isOut(candidate, rules));
  if (sound.length === 0) return nearest(tried).slice(0, AT_ONCE);
  const [leader, ...others] = byCost(sound, ledger.origin);
  return [leader, ...others.filter((other) => !isBeaten(other, leader))].slice(0, MOST_OPEN);
}

/** The cheapest first; of equals the one that changes less. */
export function byCost(candidates: readonly Candidate[], origin: Candidate): readonly Candidate[] {
  return candidates
    .map((candidate, n) => ({ candidate, cost: costOf(candidate, origin), n }))
    .sort((a, b) => a.cost - b.cost || a.candidate.changes - b.candidate.changes || a.n - b.n)
    .map(({ candidate }) => candidate);
}

/** Those that miss the objectives by least. */
function nearest(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates
    .filter(({ outcomes }) => [...outcomes.values()].every(({ cost }) => Number.isFinite(cost)))
    .map((candidate, n) => ({ candidate, shortfall: shortfallOf(candidate), n }))
    .sort(
      (a, b) => compareShortfalls(a.shortfall, b.shortfall) || a.candidate.changes - b.candidate.changes || a.n - b.n,
    )
    .map(({ candidate }) => candidate);
}

/** Dearer beyond doubt, or equal as far as anybody cares. */
function isBeaten(candidate: Candidate, leader: Candidate): boolean {
  const { mean, low, high, seeds } = pairedDifference(candidate, leader);
  const equal = EQUAL * Math.abs(leader.outcomes.get(0)?.cost ?? 0);
  return seeds >= FIRST_SEEDS && (low > 0 || (mean >= 0 && high < equal && low > -equal));
}

const nextRound = (seeds: number, last: number): number => ROUNDS.find((n) => n > seeds && n < last) ?? last;

/** Gives candidates so many seeds. */
export function runTo(
  { ledger }: Field,
  candidates: readonly Candidate[],
  seeds: number,
  share: number,
): Promise<void> {
  const numbers = [...Array(seeds).keys()];
  return ledger.run(
    candidates.map((candidate) => ({ candidate, seeds: numbers })),
    share,
  );
}
