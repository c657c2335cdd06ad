import fc from 'fast-check';
import { trials as anyTrials } from './arbitrary/trials.js';
import { describeFailure } from './describe-failure.js';
import { runTrial, type CreateScheduler, type Decisions } from './run-trial.js';
import { shrinkTrial } from './shrink-trial.js';
import type { Trial } from './trial.js';

export interface CheckOptions {
  /** How many trials. Default 300: about a second with a quick scheduler. */
  readonly numRuns?: number;
  /** Draws the same trials again. Default: another one each time, which the error names. */
  readonly seed?: number;
  /** With a seed: goes straight to one counterexample, as the error names it. */
  readonly path?: string;
  /** What is drawn. Default `trials()`: fleets of up to 200 instances, up to 100 operations. */
  readonly trials?: fc.Arbitrary<Trial>;
}

/**
 * Checks a scheduler against the definition of placement: in drawn trials each decision must choose the row that
 * `chooseNaively` chooses, by as many draws. Throws an Error that shows a small trial that goes wrong, in words, and the
 * call that repeats it. Needs no test framework; a scheduler that never returns makes it wait for ever. Returns how many
 * decisions it compared.
 */
export function checkScheduler(createScheduler: CreateScheduler, options: CheckOptions = {}): Readonly<Decisions> {
  const { numRuns = 300, seed, path, trials = anyTrials() } = options;
  const total: Decisions = { decisions: 0, refused: 0, drawn: 0 };
  const property = fc.property(trials, (trial) => {
    const { decisions, refused, drawn } = runTrial(trial, createScheduler);
    total.decisions += decisions;
    total.refused += refused;
    total.drawn += drawn;
  });
  const result = fc.check(property, {
    numRuns,
    endOnFailure: true,
    ...(seed !== undefined && { seed }),
    ...(path !== undefined && { path }),
  });
  if (!result.failed) return total;
  if (result.counterexample === null) throw new Error('checkScheduler: no trial could be drawn');
  const isOwn = options.trials !== undefined;
  const trial = shrinkTrial(result.counterexample[0], (smaller) => goesWrong(smaller, createScheduler), isOwn);
  const sameTrials = isOwn ? ', trials: the same' : '';
  const again = `{ seed: ${result.seed}, path: '${result.counterexamplePath}'${sameTrials} }`;
  throw new Error(
    [
      describeFailure(trial, createScheduler),
      `\nAgain: checkScheduler(createScheduler, ${again})`,
      `Or: runTrial(${JSON.stringify(trial)}, createScheduler)`,
    ].join('\n'),
  );
}

function goesWrong(trial: Trial, createScheduler: CreateScheduler): boolean {
  try {
    runTrial(trial, createScheduler);
    return false;
  } catch {
    return true;
  }
}
