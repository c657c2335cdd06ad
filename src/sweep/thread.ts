import { performance } from 'node:perf_hooks';
import { deserialize } from 'node:v8';
import type { Scenario } from '../model/scenario.js';
import { failureOf } from './failure.js';
import type { MetricPath } from './metric/metric.js';
import { runJob } from './run-job.js';
import type { RunAnswer } from './run-in-order.js';

/** Runs of one scenario as they go to a thread: the scenario lies in shared memory, so that it is copied for none of them. */
export interface SharedRuns {
  readonly scenario: Uint8Array;
  /** Equal numbers, equal scenarios. */
  readonly scenarioNumber: number;
  readonly metrics: readonly MetricPath[];
  readonly seeds: readonly string[];
}

export interface SharedAnswers {
  /** In the order of the seeds; the first failure is the last of them. */
  readonly answers: readonly RunAnswer[];
  /** How long they took. */
  readonly ms: number;
}

/** The scenario of the last call: those of one point follow one another. */
let last: { readonly number: number; readonly scenario: Scenario } | undefined;

/** The entry of each thread: a file of its own in the build. */
export function runShared({ scenario, scenarioNumber, metrics, seeds }: SharedRuns): SharedAnswers {
  const startMs = performance.now();
  if (last?.number !== scenarioNumber) last = { number: scenarioNumber, scenario: deserialize(scenario) as Scenario };
  const answers: RunAnswer[] = [];
  for (const seed of seeds) {
    const answer = answerOf({ scenario: last.scenario, seed, metrics });
    answers.push(answer);
    if (!answer.ok) break;
  }
  return { answers, ms: performance.now() - startMs };
}

function answerOf(job: Parameters<typeof runJob>[0]): RunAnswer {
  try {
    return { ok: true, result: runJob(job) };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
}
