import type { Journal } from './journal.js';
import type { RunMany, RunResult } from './runner.js';

/** Makes only the runs that the journal does not have, and writes each into it as it comes. */
export const journaled =
  (runMany: RunMany, journal: Journal): RunMany =>
  async (jobs, onDone, signal) => {
    const results = new Array<RunResult>(jobs.length);
    for (const [job, result] of journal.results) results[job] = result;
    const missing = [...jobs.keys()].filter((job) => !journal.results.has(job));
    const before = jobs.length - missing.length;
    const keep = (done: number, n: number, result: RunResult): void => {
      journal.append(missing[n], result);
      onDone?.(before + done, missing[n], result);
    };
    const made = await runMany(
      missing.map((job) => jobs[job]),
      keep,
      signal,
    );
    for (const [n, result] of made.entries()) results[missing[n]] = result;
    return results;
  };
