import type { Candidate } from './ledger.js';
import { EQUAL, runTo } from './race.js';
import { FIRST_SEEDS, type Field } from './search.js';
import { isOut, meanOf, pairedDifference, seedsOf } from './standing.js';

/**
 * Takes back every change that is worth nothing: without it the objectives are met too, and the cost is the same to a quarter
 * of a percent. What remains is what matters.
 */
export async function simplify(field: Field, leader: Candidate, share: number): Promise<Candidate> {
  const { dimensions, rules, ledger } = field;
  const most = EQUAL * Math.abs(meanOf(leader, 'cost'));
  const isAsGood = (candidate: Candidate): boolean =>
    !isOut(candidate, rules) && pairedDifference(candidate, leader).mean <= most;
  let best = leader;
  for (const [d, { present }] of dimensions.entries()) {
    if (best.point === undefined || present === undefined || best.point[d] === present) continue;
    const simpler = ledger.candidateAt(best.point.map((place, n) => (n === d ? present : place)));
    if (simpler === undefined) continue;
    for (const seeds of [FIRST_SEEDS, rules.seeds]) {
      if (simpler.outcomes.size === 0 || isAsGood(simpler)) await runTo(field, [simpler], seeds, share);
    }
    if (seedsOf(simpler, rules) >= rules.seeds && isAsGood(simpler)) best = simpler;
  }
  return best;
}
