import { isDeepStrictEqual } from 'node:util';
import { combineFolds } from '../../src/analysis/combine-folds.js';
import { replayWorld } from '../../src/model/replay-world.js';
import type { Scenario } from '../../src/model/scenario.js';
import { simulate, type Run, type RunningWorld } from '../../src/simulate.js';
import { createStuckCheck } from './check-stuck.js';
import { checkSummary } from './check-summary.js';
import type { DrawnScenario } from './draw-scenario.js';
import { diagnosticText, loadDrawn } from './load-drawn.js';
import { Broken, expectThat } from './watch/broken.js';
import { watchAll } from './watch/watch-all.js';

/** A slip of the pen can make a scenario last for years: right, but longer than anybody waits for it. */
const LONGEST_MS = 120 * 86_400_000;

/** What came of one scenario. */
export type Outcome =
  | { readonly kind: 'passed'; readonly simulatedMs: number; readonly facts: number }
  /** The loader takes it for invalid: either it or the drawer is wrong. */
  | { readonly kind: 'refused'; readonly check: string; readonly message: string }
  /** `check` names what failed, without figures. */
  | { readonly kind: 'failed'; readonly check: string; readonly message: string };

/** Loads and runs a scenario with all checks. Never throws. */
export function checkScenario(drawn: Pick<DrawnScenario, 'data' | 'files'>): Outcome {
  try {
    const { scenario, diagnostics } = loadDrawn(drawn);
    if (scenario === undefined) {
      const errors = diagnostics.filter(({ severity }) => severity === 'error').map(diagnosticText);
      return { kind: 'refused', check: errors[0].slice(0, 4), message: errors.join('\n') };
    }
    if (scenario.durationMs > LONGEST_MS) {
      return { kind: 'refused', check: 'too long', message: `it lasts ${scenario.durationMs} ms` };
    }
    const { facts } = checkRuns(scenario);
    return { kind: 'passed', simulatedMs: scenario.durationMs, facts };
  } catch (error) {
    const { message, stack } = error as Error;
    const check =
      error instanceof Broken ? error.check : message.replace(/[:(] ?[{a(].*$/, '').replaceAll(/-?\d+/g, '#');
    return { kind: 'failed', check, message: error instanceof Broken ? message : (stack ?? message) };
  }
}

/** Runs it twice: watched, then plainly, as a sweep does. */
function checkRuns(scenario: Scenario): Run {
  let watched: RunningWorld | undefined;
  let checkStuck = (): void => undefined;
  const run = simulate(scenario, {
    keepTrace: true,
    observe: (running) => {
      watched = running;
      const stuck = createStuckCheck(running);
      checkStuck = stuck.check;
      return combineFolds([watchAll(running), stuck.fold]);
    },
  });
  checkStuck();
  checkSummary(run.summary);
  checkCauses(run);
  expectThat(
    isDeepStrictEqual(replayWorld(scenario, run.trace, run.roster), watched!.world),
    'the world is the fold of its facts',
    () => `${run.facts} facts`,
  );
  const again = simulate(scenario);
  expectThat(again.traceHash === run.traceHash, 'same seed, same hash', () => `${run.traceHash} ${again.traceHash}`);
  expectThat(isDeepStrictEqual(again.summary, run.summary), 'same seed, same summary', () => run.traceHash);
  return run;
}

/** Every chain of causes ends at fact 0. */
function checkCauses({ trace, facts }: Run): void {
  for (let n = 1; n < facts; n++) {
    const { because, type } = trace!.read(n);
    expectThat(because < n && because >= 0, 'a cause comes first', () => `fact ${n} ${type} because ${because}`);
  }
}
