import { setImmediate } from 'node:timers/promises';
import { runJob } from './run-job.js';
import type { RunMany, RunResult } from './runner.js';

/** One run after the other, in this thread. Between them signals and the terminal have their turn. */
export const runInProcess: RunMany = async (jobs, onDone, signal) => {
  const results: RunResult[] = [];
  for (const [n, job] of jobs.entries()) {
    signal?.throwIfAborted();
    const result = runJob(job);
    results.push(result);
    onDone?.(results.length, n, result);
    await setImmediate();
  }
  return results;
};
