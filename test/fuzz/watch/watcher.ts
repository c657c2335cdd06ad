import type { Handlers } from '../../../src/kernel/fact.js';
import { facts, type Facts } from '../../../src/model/facts.js';
import type { RunningWorld } from '../../../src/simulate.js';

/** Looks at the world after every fact and throws when something cannot be. The simulation knows nothing of it. */
export type Watcher = (run: RunningWorld) => Partial<Handlers<Facts>>;

/** One handler for all facts. */
export const onEveryFact = (check: () => void): Partial<Handlers<Facts>> =>
  Object.fromEntries(Object.keys(facts).map((name) => [name, check]));
