import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handlers } from '../../src/kernel/fact.js';
import { facts, type Facts } from '../../src/model/facts.js';
import { worldFolds } from '../../src/model/fold/world-folds.js';
import { checkInvariants } from '../../src/model/invariants.js';
import { createRoster } from '../../src/model/roster.js';
import { createWorld, type World } from '../../src/model/world.js';
import { simulate } from '../../src/simulate.js';
import { arbitraryScenario } from '../support/arbitrary-scenario.js';
import { load } from '../support/load.js';

const onEveryFact = (check: () => void): Partial<Handlers<Facts>> =>
  Object.fromEntries(Object.keys(facts).map((name) => [name, check]));

const shuffledKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffledKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, shuffledKeys(inner)])
      .toReversed(),
  );
};

describe('any run', () => {
  it('keeps every invariant after every fact, and its time never goes back', () => {
    fc.assert(
      fc.property(arbitraryScenario, (data) => {
        let before = 0;
        simulate(load(data), {
          observe: ({ world, roster, clock }) =>
            onEveryFact(() => {
              expect(clock.nowMs).toBeGreaterThanOrEqual(before);
              before = clock.nowMs;
              checkInvariants(world, roster, clock);
            }),
        });
      }),
      { numRuns: 60 },
    );
  });

  it('loses no task: both identities of the counts hold', () => {
    fc.assert(
      fc.property(arbitraryScenario, (data) => {
        const { tasks } = simulate(load(data)).summary;
        expect(tasks.requested).toBe(
          tasks.placed + tasks.timedOut + tasks.rejected + tasks.stoppedBeforePlacement + tasks.waitingAtEnd,
        );
        expect(tasks.placed).toBe(
          tasks.completed +
            tasks.failed +
            tasks.killed +
            tasks.stoppedAfterPlacement +
            tasks.startingAtEnd +
            tasks.runningAtEnd +
            tasks.stoppingAtEnd,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('is the same again for the same seed, kept trace or not, and whatever the order of keys in the file', () => {
    fc.assert(
      fc.property(arbitraryScenario, (data) => {
        const run = simulate(load(data));
        expect(simulate(load(data), { keepTrace: true }).traceHash).toBe(run.traceHash);
        const shuffled = simulate(load(shuffledKeys(data) as object));
        expect(shuffled.traceHash).toBe(run.traceHash);
        expect(shuffled.summary).toEqual(run.summary);
      }),
      { numRuns: 50 },
    );
  });

  it('is the fold of its facts: a world rebuilt from the trace equals the world of the run', () => {
    fc.assert(
      fc.property(arbitraryScenario, (data) => {
        const scenario = load(data);
        let lived: World | undefined;
        const { trace } = simulate(scenario, {
          keepTrace: true,
          observe: ({ world }) => {
            lived = world;
            return {};
          },
        });
        const roster = createRoster(scenario);
        const rebuilt = createWorld(scenario, roster);
        const clock = { nowMs: 0, lastFact: -1 };
        const folds = worldFolds(rebuilt, roster, scenario, clock) as readonly Record<
          string,
          (...row: number[]) => void
        >[];
        for (let n = 0; n < trace!.count; n++) {
          const fact = trace!.read(n);
          Object.assign(clock, { nowMs: fact.atMs, lastFact: n });
          for (const fold of folds)
            (fold[fact.type] as ((...row: number[]) => void) | undefined)?.(...Object.values(fact.fields));
        }
        expect(rebuilt).toEqual(lived);
      }),
      { numRuns: 40 },
    );
  });
});
