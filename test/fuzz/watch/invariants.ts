import { checkInvariants } from '../../../src/model/invariants.js';
import { expectThat } from './broken.js';
import { onEveryFact, type Watcher } from './watcher.js';

/** The model's own invariants, counted anew after every fact; and time never goes back. */
export const watchInvariants: Watcher = ({ world, roster, clock }) => {
  let before = 0;
  return onEveryFact(() => {
    expectThat(clock.nowMs >= before, 'time goes on', () => `${clock.nowMs} ms after ${before} ms`);
    before = clock.nowMs;
    checkInvariants(world, roster, clock);
  });
};
