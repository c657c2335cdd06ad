import type { Trace } from '../kernel/trace.js';
import { facts } from './facts.js';
import { worldFolds } from './fold/world-folds.js';
import { createRoster, type Roster } from './roster.js';
import type { Scenario } from './scenario.js';
import { createWorld, type World } from './world.js';

type Row = (a: number, b: number, c: number, d: number) => void;

/**
 * The world as the fold of a run's facts and nothing else: equal, column for column, to the world in which the run ended.
 * @param roster the run's; made from the scenario where it is not given.
 * @param until the world as it was after so many facts; all by default.
 * @throws RangeError when the run did not keep its trace.
 */
export function replayWorld(
  scenario: Scenario,
  trace: Trace | undefined,
  roster: Roster = createRoster(scenario),
  until = Infinity,
): World {
  if (trace === undefined) throw new RangeError('the run kept no trace: call simulate with { keepTrace: true }');
  const world = createWorld(scenario, roster);
  const clock = { nowMs: 0, lastFact: -1 };
  const folds = worldFolds(world, roster, scenario, clock) as readonly Readonly<Record<string, Row | undefined>>[];
  const rowsOf = Object.keys(facts).map((name) => folds.flatMap((fold) => fold[name] ?? []));
  trace.walk((type, atMs, a, b, c, d) => {
    if (clock.lastFact + 1 >= until) return;
    clock.nowMs = atMs;
    clock.lastFact++;
    const rows = rowsOf[type];
    for (let i = 0; i < rows.length; i++) rows[i](a, b, c, d);
  });
  return world;
}
