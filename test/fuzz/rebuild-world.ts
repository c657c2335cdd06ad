import type { Trace } from '../../src/kernel/trace.js';
import { worldFolds } from '../../src/model/fold/world-folds.js';
import type { Scenario } from '../../src/model/scenario.js';
import { createRoster } from '../../src/model/roster.js';
import { createWorld, type World } from '../../src/model/world.js';

type Fold = Readonly<Record<string, ((...row: number[]) => void) | undefined>>;

/** The world as the fold of its facts and nothing else. */
export function rebuildWorld(scenario: Scenario, trace: Trace): World {
  const roster = createRoster(scenario);
  const world = createWorld(scenario, roster);
  const clock = { nowMs: 0, lastFact: -1 };
  const folds = worldFolds(world, roster, scenario, clock) as readonly Fold[];
  for (let n = 0; n < trace.count; n++) {
    const { atMs, type, fields } = trace.read(n);
    Object.assign(clock, { nowMs: atMs, lastFact: n });
    for (const fold of folds) fold[type]?.(...Object.values(fields));
  }
  return world;
}
