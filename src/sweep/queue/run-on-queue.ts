import { runInOrder, type Runner } from '../run-in-order.js';
import type { RunMany } from '../runner.js';
import { awaitGroup } from './await-group.js';
import { connectQueue, type QueuePlace } from './connect.js';
import type { QueueBench } from './queue-bench.js';
import { QueueError } from './queue-error.js';
import { groupsQueue, PREFIX, runsQueue } from './queue-names.js';
import { readAnswers, runGroup } from './run-group.js';
import { watchWorkers } from './watch-workers.js';

/** Runs that `simulate worker` makes, on any machines. */
export interface QueueRuns {
  readonly runMany: RunMany;
  close(): Promise<void>;
}

/** Groups that lie in Redis at a time: its memory does not grow with the sweep. */
const GROUPS_AT_ONCE = 256;
/** So that the results of a point with many seeds come back, and are kept, in parts. */
const MOST_SEEDS = 50;
/** How long Redis may be away. */
const PATIENCE_MS = 60_000;

/** @throws QueueError if Redis cannot be reached. What `runMany` rejects with may be one too: the answers so far stand. */
export async function openQueue(place: QueuePlace): Promise<QueueRuns> {
  const connection = await connectQueue(place, 'sweep', PATIENCE_MS);
  const bull = await import('bullmq');
  const options = { connection: connection.redis, prefix: PREFIX };
  const bench: QueueBench = {
    place,
    connection,
    groups: new bull.Queue(groupsQueue(place.program), options),
    runs: new bull.Queue(runsQueue(place.program), options),
    flows: new bull.FlowProducer(options),
  };
  // The connection tells of its faults itself.
  bench.groups.on('error', ignore);
  bench.runs.on('error', ignore);
  bench.flows.on('error', ignore);
  return {
    runMany: createRunMany(bench),
    async close() {
      connection.close();
      await Promise.allSettled([bench.groups, bench.runs, bench.flows].map((part) => part.close()));
    },
  };
}

const ignore = (): void => undefined;

const createRunMany =
  (bench: QueueBench): RunMany =>
  async (jobs, onDone, signal) => {
    const stop = new AbortController();
    const end = (reason: unknown): void => {
      stop.abort(reason);
    };
    const onAbort = (): void => {
      end(signal?.reason);
    };
    signal?.addEventListener('abort', onAbort);
    bench.connection.lost.catch(end);
    watchWorkers(bench, stop.signal).catch(end);
    const runSome: Runner['runSome'] = async (some, ended) => {
      const group = runGroup(some, bench.place.program);
      return readAnswers(group, await unlessAborted(awaitGroup(bench, group, ended), ended));
    };
    try {
      return await runInOrder(jobs, { atOnce: GROUPS_AT_ONCE, most: () => MOST_SEEDS, runSome }, onDone, stop.signal);
    } finally {
      signal?.removeEventListener('abort', onAbort);
      end(undefined);
    }
  };

/** A command may wait for a lost connection without end. */
function unlessAborted<Result>(promise: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new QueueError('ended'));
    });
    promise.then(resolve, reject);
  });
}
