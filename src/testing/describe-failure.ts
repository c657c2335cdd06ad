import { runTrial, WrongDecision, type CreateScheduler } from './run-trial.js';
import { describeDecision } from './describe-decision.js';
import type { Trial } from './trial.js';

/** The last so many things that happened are told. */
const TOLD = 30;

/** Runs a trial that goes wrong once more, and tells it in words. */
export function describeFailure(trial: Trial, createScheduler: CreateScheduler): string {
  const story: string[] = [];
  try {
    runTrial(trial, createScheduler, (line) => story.push(line));
  } catch (error) {
    if (!(error instanceof WrongDecision)) return `The scheduler cannot be made: ${String(error)}`;
    const left = story.length - TOLD;
    return [
      `The scheduler is wrong: ${error.message}.`,
      `\nWhat happened before${left > 0 ? ` (the last ${TOLD} of ${story.length})` : ''}:`,
      ...(story.length === 0 ? ['  nothing'] : story.slice(-TOLD).map((line) => `  ${line}`)),
      ...describeDecision(error),
    ].join('\n');
  }
  return 'The scheduler went wrong once, and not when the same trial was run again: it depends on something else.';
}
