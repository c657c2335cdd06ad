import type { Random } from '../../kernel/random.js';
import type { Candidate, Outcome } from './ledger.js';
import { isMetIn, mayMiss } from './standing.js';

/** How sure it is that one candidate is the better of two. */
export interface Sureness {
  /** 0 to 1. */
  readonly p: number;
  /** With so many seeds both have been tried. */
  readonly seeds: number;
}

const RESAMPLES = 2000;

/**
 * The part of resamples of the common seeds in which A beats B: A meets the objectives there, and B does not or costs more.
 * Where both cost the same neither beats the other: half.
 */
export function surenessThat(a: Candidate, b: Candidate, share: number, random: Random): Sureness {
  const pairs = [...a.outcomes].flatMap(([seed, outcome]): (readonly [Outcome, Outcome])[] => {
    const other = b.outcomes.get(seed);
    return other === undefined ? [] : [[outcome, other]];
  });
  const seeds = pairs.length;
  const may = mayMiss(seeds, share);
  let wins = 0;
  for (let r = 0; r < RESAMPLES && seeds > 0; r++) {
    let missedA = 0;
    let missedB = 0;
    let more = 0;
    for (let n = 0; n < seeds; n++) {
      const [one, other] = pairs[Math.floor(random() * seeds)];
      if (!isMetIn(one)) missedA++;
      if (!isMetIn(other)) missedB++;
      more += other.cost - one.cost;
    }
    if (missedA > may) continue;
    if (missedB > may || more > 0) wins++;
    else if (more === 0) wins += 0.5;
  }
  return { p: seeds === 0 ? 0.5 : wins / RESAMPLES, seeds };
}
