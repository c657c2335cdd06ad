import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import type { Scenario } from '../model/scenario.js';
import { runInOrder, type RunAnswer } from './run-in-order.js';
import type { RunJob, RunMany } from './runner.js';
import type { SharedAnswers, SharedRuns } from './thread.js';

/** Threads that make runs, for one call after another, until they are closed. */
export interface Threads {
  readonly runMany: RunMany;
  /** One run. Rejects only when a thread breaks. */
  readonly answer: (job: RunJob) => Promise<RunAnswer>;
  close(): Promise<void>;
}

/** Beside this file, in the build. */
const entry = new URL('thread.js', import.meta.url);

/** A thread runs JavaScript: from the TypeScript source there are none, and runs are made in process. */
export const haveThreads = !import.meta.url.endsWith('.ts');

/** Starts so many threads. They are warm from one call to the next: a search that asks again and again keeps them open. */
export async function openThreads(workers: number): Promise<Threads> {
  const { Piscina } = await import('piscina');
  const pool = new Piscina<SharedRuns, SharedAnswers>({
    filename: fileURLToPath(entry),
    name: 'runShared',
    minThreads: workers,
    maxThreads: workers,
    recordTiming: false,
  });
  const share = createSharing();
  const pace = createPace();
  const runSome = async (jobs: readonly RunJob[], signal: AbortSignal | null): Promise<readonly RunAnswer[]> => {
    const { answers, ms } = await pool.run(share(jobs), { signal });
    pace.learn(answers.length, ms);
    return answers;
  };
  // One more than there are threads, so that none waits for what comes next.
  const runner = { atOnce: workers + 1, most: pace.most, runSome };
  return {
    runMany: (jobs, onDone, signal) => runInOrder(jobs, runner, onDone, signal),
    answer: async (job) => (await runSome([job], null))[0],
    close: () => pool.destroy(),
  };
}

/** Short runs go to a thread in parts that take so long: by themselves the way there would cost as much as they do. */
const PART_MS = 20;
const MOST_IN_PART = 64;

interface Pace {
  /** How many runs a part has now. */
  readonly most: () => number;
  readonly learn: (runs: number, ms: number) => void;
}

function createPace(): Pace {
  let most = 1;
  return {
    most: () => most,
    learn(runs, ms) {
      most = Math.max(1, Math.min(MOST_IN_PART, Math.floor((PART_MS * runs) / ms)));
    },
  };
}

/** Puts each scenario into shared memory once, as long as its jobs follow one another. */
function createSharing(): (jobs: readonly RunJob[]) => SharedRuns {
  let last: { readonly of: Scenario; readonly number: number; readonly bytes: Uint8Array } | undefined;
  return (jobs) => {
    const [{ scenario, metrics }] = jobs;
    if (last?.of !== scenario) {
      const data = serialize(scenario);
      const bytes = new Uint8Array(new SharedArrayBuffer(data.length));
      bytes.set(data);
      last = { of: scenario, number: (last?.number ?? 0) + 1, bytes };
    }
    return { scenario: last.bytes, scenarioNumber: last.number, metrics, seeds: jobs.map(({ seed }) => seed) };
  };
}
