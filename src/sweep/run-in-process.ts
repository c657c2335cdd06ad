import { setImmediate } from 'node:timers/promises';
import { runJob } from './run-job.js';
import type { RunMany, RunResult } from './runner.js';

/** One run after the other, in this thread. Between them signals and the terminal have their turn. */
export const runInProcess: RunMany = async (jobs, onDone) => {
  const results: RunResult[] = [];
  for (const job of jobs) {
    results.push(runJob(job));
    onDone?.(results.length);
    await setImmediate();
  }
  return results;
};
