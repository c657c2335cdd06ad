import type { Keep } from '../kernel/kept-state.js';
import type { FoldClock } from '../model/fold/fold-clock.js';

/** What an accumulator gets of the kernel: the time, and a place for what it has added up so far, which a fork takes along. */
export interface KeepingClock extends FoldClock {
  readonly keep: Keep;
}
