import { QueueError } from '../sweep/queue/queue-error.js';
import { runOnThreads, usualWorkers } from '../sweep/run-on-threads.js';
import type { RunMany } from '../sweep/runner.js';
import type { Arguments } from './arguments.js';
import { countOption } from './count-option.js';
import type { Host } from './host.js';
import { programId } from './program-id.js';
import { UsageError } from './usage-error.js';

/** What makes the runs. */
export interface OpenRunner {
  readonly runMany: RunMany;
  close(): Promise<void>;
}

const MOST_WORKERS = 1024;

/** The value of `--workers`, or as many as the machine has. @throws UsageError for what is no number of threads. */
export function workersOption(args: Arguments): number {
  const workers = args.one('workers');
  return workers === undefined ? usualWorkers() : countOption('workers', workers, 1, MOST_WORKERS);
}

/** Reads `--workers` and `--queue`, and gives what opens it. @throws UsageError for both of them. */
export function readRunner(args: Arguments): (host: Host) => Promise<OpenRunner> {
  const url = args.one('queue');
  if (url === undefined) {
    const runMany = runOnThreads(workersOption(args));
    return () => Promise.resolve({ runMany, close: () => Promise.resolve() });
  }
  if (args.one('workers') !== undefined)
    throw new UsageError('--workers are threads of this machine, and --queue has workers of its own: which of them?');
  return async (host) => {
    const { openQueue } = await import('../sweep/queue/run-on-queue.js');
    const place = { url, program: programId(), tell: teller(host) };
    const queue = await openQueue(place).catch(asUsage);
    return { runMany: (...call) => queue.runMany(...call).catch(asUsage), close: () => queue.close() };
  };
}

export const teller =
  (host: Host) =>
  (text: string): void => {
    host.tell(`simulate: ${text}\n`);
  };

/** Nothing of ours is broken when the queue is. */
export function asUsage(error: unknown): never {
  throw error instanceof QueueError ? new UsageError(error.message) : error;
}
