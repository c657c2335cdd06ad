import type { Candidate } from './ledger.js';
import type { Objective } from './objective.js';
import { distanceOf, type Dimension } from './space.js';
import { isOut, pairedDifference, type Rules } from './standing.js';

/** What keeps a setting from being cheaper: an objective, and the nearest cheaper setting that misses it. */
export interface Binding {
  readonly objective: Objective;
  readonly cheaper: Candidate;
}

/** Of each objective that stops some cheaper setting; those that stop none do not bind. */
export function bindingsOf(
  best: Candidate,
  candidates: readonly Candidate[],
  objectives: readonly Objective[],
  dimensions: readonly Dimension[],
  rules: Rules,
): readonly Binding[] {
  const { point } = best;
  if (point === undefined) return [];
  const cheaper = candidates
    .flatMap((candidate, n) => {
      if (candidate.point === undefined || candidate === best || !isOut(candidate, rules)) return [];
      const { mean } = pairedDifference(candidate, best);
      return mean < 0 ? [{ candidate, mean, far: distanceOf(dimensions, candidate.point, point), n }] : [];
    })
    // Of those as near the least cheap: the one that misses by least, as a rule.
    .sort((a, b) => a.far - b.far || b.mean - a.mean || a.n - b.n);
  return objectives.flatMap((objective, o): Binding[] => {
    const found = cheaper.find(({ candidate }) => [...candidate.outcomes.values()].some(({ misses }) => misses[o] > 0));
    return found === undefined ? [] : [{ objective, cheaper: found.candidate }];
  });
}
