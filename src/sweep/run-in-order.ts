import { errorOf, type Failure } from './failure.js';
import type { OnDone, RunJob, RunResult } from './runner.js';

/** What became of a run. A failed one is an answer too: it would fail again. Plain data. */
export type RunAnswer =
  { readonly ok: true; readonly result: RunResult } | { readonly ok: false; readonly failure: Failure };

/** What makes runs, some at a time. */
export interface Runner {
  /** How many calls of `runSome` are under way at a time. */
  readonly atOnce: number;
  /** How many runs a call may have. */
  readonly most: () => number;
  /**
   * Makes runs of one scenario. The answers are in the order of the jobs and may end with a failure. The signal ends it when
   * nobody wants them any more.
   */
  readonly runSome: (jobs: readonly RunJob[], signal: AbortSignal) => Promise<readonly RunAnswer[]>;
}

/**
 * Begins the jobs in their order, several at a time, and gives the results in that order. After a failure no other job begins,
 * those before it end, and the first of the list that failed is thrown: the same one however many run at once.
 */
export async function runInOrder(
  jobs: readonly RunJob[],
  { atOnce, most, runSome }: Runner,
  onDone?: OnDone,
  signal?: AbortSignal,
): Promise<readonly RunResult[]> {
  const results = new Array<RunResult>(jobs.length);
  const failures = new Map<number, unknown>();
  const underWay = new Map<number, AbortController>();
  let next = 0;
  let done = 0;
  const endThoseAfter = (job: number): void => {
    for (const [first, controller] of underWay) if (first > job) controller.abort();
  };
  const fail = (job: number, error: unknown): void => {
    failures.set(job, error);
    endThoseAfter(job);
  };
  const take = (first: number, answers: readonly RunAnswer[]): void => {
    for (const [n, answer] of answers.entries()) {
      if (!answer.ok) {
        fail(first + n, errorOf(answer.failure));
        return;
      }
      results[first + n] = answer.result;
      onDone?.(++done, first + n, answer.result);
    }
  };
  const work = async (): Promise<void> => {
    while (next < jobs.length && failures.size === 0 && signal?.aborted !== true) {
      const first = next;
      next = endOfSome(jobs, first, most());
      const controller = new AbortController();
      underWay.set(first, controller);
      try {
        take(first, await runSome(jobs.slice(first, next), controller.signal));
      } catch (error) {
        fail(first, error);
      } finally {
        underWay.delete(first);
      }
    }
  };
  const endAll = (): void => {
    endThoseAfter(-1);
  };
  signal?.addEventListener('abort', endAll);
  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, jobs.length) }, work));
  } finally {
    signal?.removeEventListener('abort', endAll);
  }
  signal?.throwIfAborted();
  if (failures.size > 0) throw failures.get(Math.min(...failures.keys()));
  return results;
}

/** The end of those that follow one another and have one scenario and the same figures. */
function endOfSome(jobs: readonly RunJob[], first: number, most: number): number {
  const { scenario, metrics } = jobs[first];
  let end = first + 1;
  while (end < jobs.length && end - first < most && jobs[end].scenario === scenario && jobs[end].metrics === metrics)
    end++;
  return end;
}
