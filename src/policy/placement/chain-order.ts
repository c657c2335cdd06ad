import type { PlacementStrategy } from '../../model/scenario.js';
import type { AnyStrategy, Candidate } from './define-strategy.js';
import { strategyOf } from './strategy/index.js';

/** How a candidate compares with the best so far. */
export const verdict = { worse: 0, equal: 1, better: 2 } as const;

/** 1: the least rank is best, as for a placement; -1: the greatest is, as for a task to stop (PL-23). */
export type Direction = 1 | -1;

/**
 * The order that a chain of strategies gives: each looks only at what those before it left (PL-7), which is the
 * lexicographic order of their ranks. One object serves all decisions and remembers the best of the present one.
 */
export class ChainOrder {
  private length = 0;
  private direction: Direction = 1;
  private chain: readonly PlacementStrategy[] = [];
  private readonly definitions: AnyStrategy[] = [];
  private best = new Float64Array(8);

  start(chain: readonly PlacementStrategy[], direction: Direction): void {
    this.chain = chain;
    this.direction = direction;
    this.length = 0;
    while (this.length < chain.length) {
      const definition = strategyOf(chain[this.length].type);
      if (definition.decides) break;
      this.definitions[this.length++] = definition;
    }
    if (this.best.length < this.length) this.best = new Float64Array(this.length * 2);
    this.best.fill(Infinity, 0, this.length);
  }

  /** Compares, and remembers the candidate when it is better. With an empty chain all are equal. */
  offer(candidate: Candidate): number {
    const { length, direction, definitions, chain, best } = this;
    for (let k = 0; k < length; k++) {
      const rank = direction * definitions[k].rank(candidate, chain[k]);
      if (rank === best[k]) continue;
      if (rank > best[k]) return verdict.worse;
      best[k] = rank;
      for (let later = k + 1; later < length; later++) {
        best[later] = direction * definitions[later].rank(candidate, chain[later]);
      }
      return verdict.better;
    }
    return verdict.equal;
  }
}
