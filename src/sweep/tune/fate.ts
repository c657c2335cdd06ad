import type { Candidate } from './ledger.js';
import type { Objective } from './objective.js';
import { EQUAL } from './race.js';
import { isOut, meanOf, pairedDifference, type PairedDifference, type Rules } from './standing.js';

/** What became of a candidate in a search. */
export type Fate =
  /** It is the answer, or nearest to one. */
  | { readonly kind: 'best' }
  /** It missed these objectives, each with so many of its seeds; none where its cost cannot be told. */
  | { readonly kind: 'misses'; readonly missed: readonly { readonly objective: Objective; readonly seeds: number }[] }
  /** It costs more than the best: beyond doubt, or as far as its seeds show. */
  | { readonly kind: 'dearer'; readonly isSure: boolean; readonly difference: PairedDifference }
  /** It costs the same to 0.25 %. */
  | { readonly kind: 'equal'; readonly difference: PairedDifference }
  /** It may be cheaper: the search ended before that was settled. */
  | { readonly kind: 'open'; readonly difference: PairedDifference };

export function fateOf(candidate: Candidate, best: Candidate, objectives: readonly Objective[], rules: Rules): Fate {
  if (candidate === best) return { kind: 'best' };
  if (isOut(candidate, rules)) return { kind: 'misses', missed: missedBy(candidate, objectives) };
  const difference = pairedDifference(candidate, best);
  const equal = EQUAL * Math.abs(meanOf(best, 'cost'));
  if (Math.abs(difference.mean) <= equal) return { kind: 'equal', difference };
  if (difference.mean > 0) return { kind: 'dearer', isSure: difference.low > 0, difference };
  return { kind: 'open', difference };
}

/** The one that it missed most often first. */
function missedBy(
  { outcomes }: Candidate,
  objectives: readonly Objective[],
): readonly { readonly objective: Objective; readonly seeds: number }[] {
  return objectives
    .map((objective, o) => ({ objective, seeds: [...outcomes.values()].filter(({ misses }) => misses[o] > 0).length }))
    .filter(({ seeds }) => seeds > 0)
    .sort((a, b) => b.seeds - a.seeds);
}
