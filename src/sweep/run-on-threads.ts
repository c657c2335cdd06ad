import { availableParallelism } from 'node:os';
import { runInProcess } from './run-in-process.js';
import type { RunMany } from './runner.js';
import { haveThreads, openThreads } from './threads.js';

/** As many as the machine runs at once. */
export const usualWorkers = (): number => availableParallelism();

/**
 * Makes runs on so many threads, which live as long as the call; whoever calls again and again opens them with `openThreads`.
 * Results are the same on any number of threads. One worker, or one job, needs no thread.
 */
export function runOnThreads(workers: number): RunMany {
  if (workers === 1 || !haveThreads) return runInProcess;
  return async (jobs, onDone, signal) => {
    const count = Math.min(workers, jobs.length);
    if (count < 2) return runInProcess(jobs, onDone, signal);
    const threads = await openThreads(count);
    try {
      return await threads.runMany(jobs, onDone, signal);
    } finally {
      await threads.close();
    }
  };
}
