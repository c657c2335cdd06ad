import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../src/model/scenario.js';
import type { World } from '../../src/model/world.js';
import { resumeRun, simulate, startRun, type ResumeOptions, type Run, type Snapshot } from '../../src/simulate.js';
import { loadDrawn } from '../fuzz/load-drawn.js';
import { knownNames, runScenario, scenarioNames } from '../scenarios/run-scenario.js';
import { arbitraryScenario } from '../support/arbitrary-scenario.js';

const DRAWN = 60;
const TIME_LIMIT_MS = 120_000;

/** What two runs that are the same agree in. */
const figures = ({ traceHash, facts, summary }: Run) => ({ traceHash, facts, summary });

/** Hands over the world in which a run ends. */
function watching(): { readonly options: ResumeOptions; readonly world: () => World } {
  const worlds: World[] = [];
  const observe: ResumeOptions['observe'] = ({ world }) => {
    worlds.push(world);
    return {};
  };
  return { options: { observe }, world: () => worlds[0] };
}

/** Forks a run at some part of its time, and compares what becomes of all with a run that nobody interrupted. */
function checkForks(scenario: Scenario, part: number, expected: Run): void {
  const atMs = Math.floor(part * scenario.durationMs);
  const watched = watching();
  const original = startRun(scenario, watched.options);
  original.runUntil(atMs);
  expect(original.nowMs).toBe(atMs);
  const snapshot = original.snapshot();
  const copy = structuredClone(snapshot);
  expect(figures(original.finish())).toEqual(figures(expected));
  for (const from of [snapshot, snapshot, copy]) {
    const watch = watching();
    const fork = resumeRun(from, watch.options);
    expect(fork.nowMs).toBe(atMs);
    expect(figures(fork.finish())).toEqual(figures(expected));
    expect(isDeepStrictEqual(watch.world(), watched.world())).toBe(true);
  }
  expect(figures(forkOfFork(snapshot, atMs).finish())).toEqual(figures(expected));
  expect(isDeepStrictEqual(snapshot, copy)).toBe(true);
}

/** Halfway to the end a fork is forked again. */
function forkOfFork(snapshot: Snapshot, atMs: number): ReturnType<typeof resumeRun> {
  const fork = resumeRun(snapshot);
  fork.runUntil(Math.floor((atMs + snapshot.scenario.durationMs) / 2));
  return resumeRun(fork.snapshot());
}

describe('a fork', () => {
  it(
    'of any drawn scenario at any instant goes on to the same hash and summary, and leaves its snapshot as it was',
    () => {
      fc.assert(
        fc.property(arbitraryScenario, fc.double({ min: 0, max: 1, noNaN: true }), ({ data, files }, part) => {
          const { scenario } = loadDrawn({ data, files });
          fc.pre(scenario !== undefined);
          checkForks(scenario, part, simulate(scenario));
        }),
        { numRuns: DRAWN },
      );
    },
    TIME_LIMIT_MS,
  );

  it.each([...scenarioNames, ...knownNames])('of %s, too', (name) => {
    const run = runScenario(name);
    // Somewhere else in each, and the same in every test run.
    checkForks(run.scenario, (Number.parseInt(run.traceHash.slice(0, 4), 16) % 97) / 97, run);
  });

  it('of a run that keeps its trace keeps it, too', () => {
    const run = runScenario('00-hello');
    const original = startRun(run.scenario, { keepTrace: true });
    original.runUntil(run.scenario.durationMs / 2);
    const { trace } = resumeRun(original.snapshot()).finish();
    expect(trace?.count).toBe(run.facts);
    for (let n = 0; n < run.facts; n++) expect(trace?.read(n)).toEqual(run.trace?.read(n));
  });
});

describe('a run in steps', () => {
  it('is the same run whatever the steps', () => {
    fc.assert(
      fc.property(
        arbitraryScenario,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
        ({ data, files }, parts) => {
          const { scenario } = loadDrawn({ data, files });
          fc.pre(scenario !== undefined);
          const run = startRun(scenario);
          for (const part of parts.toSorted((a, b) => a - b)) run.runUntil(Math.floor(part * scenario.durationMs));
          expect(figures(run.finish())).toEqual(figures(simulate(scenario)));
        },
      ),
      { numRuns: DRAWN / 4 },
    );
  });
});
