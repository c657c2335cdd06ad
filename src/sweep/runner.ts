import type { Scenario } from '../model/scenario.js';
import type { Figure, MetricPath } from './metric/metric.js';

/** One run to make. Plain data: it can be sent to another thread or machine. */
export interface RunJob {
  readonly scenario: Scenario;
  /** In place of the scenario's. */
  readonly seed: string;
  /** Which figures are wanted, as paths in the summary. Waits are those with endless ones: `endless-waits.ts`. */
  readonly metrics: readonly MetricPath[];
}

/** What is left of the run. Plain data, small whatever the length of the run. */
export interface RunResult {
  readonly traceHash: string;
  readonly facts: number;
  /** In the order of the job's metrics. May be Infinity, which JSON does not know. */
  readonly figures: readonly Figure[];
}

/** Told after each run: how many are done, and which of the list this one was with what came of it. */
export type OnDone = (done: number, job: number, result: RunResult) => void;

/**
 * Makes runs, in any order and anywhere; the results are in the order of the jobs. Rejects with what the first run of the list
 * that failed has thrown; those before it are done then. Rejects with the signal's reason once that is aborted.
 */
export type RunMany = (jobs: readonly RunJob[], onDone?: OnDone, signal?: AbortSignal) => Promise<readonly RunResult[]>;
