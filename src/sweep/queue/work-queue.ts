import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'bullmq';
import type { Scenario } from '../../model/scenario.js';
import { scenarioFromText } from '../scenario-text.js';
import type { Threads } from '../threads.js';
import { connectedPrograms, connectQueue, type QueueConnection, type QueuePlace } from './connect.js';
import { groupsQueue, PREFIX, runsQueue } from './queue-names.js';
import { childId, plainAnswer, type ChildRun, type GroupAnswer, type PlainAnswer, type RunGroup } from './run-group.js';

export interface QueueWork {
  readonly place: QueuePlace;
  readonly threads: Threads;
  /** How many threads there are. */
  readonly workers: number;
}

/** A worker that says nothing for so long is lost, and another one makes its runs. Threads make them, so it can always speak. */
const LOCK_MS = 5000;
const STALLED_LOOK_MS = 2500;
/** A run that has lost its worker so often is given up: it may be what kills them. */
const MOST_LOSSES = 20;
const GROUPS_AT_ONCE = 4;
/** How long runs that are under way may take when the worker is told to end. */
const LAST_RUNS_MS = 10_000;
const FOREIGN_LOOK_MS = 2000;

/**
 * Makes runs of the queue until the signal comes; returns how many. While Redis is away it waits, however long.
 * @throws QueueError if Redis cannot be reached at first.
 */
export async function workQueue({ place, threads, workers }: QueueWork, signal: AbortSignal): Promise<number> {
  const { program, tell } = place;
  const connection = await connectQueue(place, 'worker', Infinity);
  const { Queue, UnrecoverableError, Worker: BullWorker } = await import('bullmq');
  const shared = { connection: connection.redis, prefix: PREFIX };
  const options = { ...shared, lockDuration: LOCK_MS, stalledInterval: STALLED_LOOK_MS, maxStalledCount: MOST_LOSSES };
  const checkVersion = (of: string): void => {
    if (of !== program)
      throw new UnrecoverableError(`refused: it is of version ${of}, and the worker of version ${program}`);
  };
  const groups = new Queue<RunGroup>(groupsQueue(program), shared);
  const readGroup = createGroupReader(async (id) => (await groups.getJob(id))?.data);
  let made = 0;

  const runsWorker = new BullWorker<ChildRun, PlainAnswer>(
    runsQueue(program),
    async ({ data, parent }) => {
      checkVersion(data.program);
      const { scenario, metrics, seeds } = await readGroup(parent?.id ?? '');
      const answer = await threads.answer({ scenario, metrics, seed: seeds[data.n] });
      made++;
      return plainAnswer(answer);
    },
    // One more than there are threads, so that none waits for its next run.
    { ...options, concurrency: workers + 1 },
  );
  const groupsWorker = new BullWorker<RunGroup, GroupAnswer>(
    groupsQueue(program),
    async (job) => {
      checkVersion(job.data.program);
      const values = await job.getChildrenValues<PlainAnswer>();
      return { answers: inOrder(job.data, job.id ?? '', values) };
    },
    { ...options, concurrency: GROUPS_AT_ONCE },
  );
  for (const worker of [runsWorker, groupsWorker]) worker.on('error', ignore);
  groups.on('error', ignore);
  tell(`worker of version ${program} at ${connection.shown}, ${workers === 1 ? '1 thread' : `${workers} threads`}`);
  tellOfForeignSweeps(connection, place, signal).catch(ignore);
  await aborted(signal);
  await endWorkers([runsWorker, groupsWorker], connection.redis.status === 'ready' ? LAST_RUNS_MS : 0);
  connection.close();
  return made;
}

/** The connection tells of its faults itself; those of a job are its own. */
const ignore = (): void => undefined;

interface ReadGroup extends Omit<RunGroup, 'scenario'> {
  readonly scenario: Scenario;
}

const GROUPS_KEPT = 8;

/** Reads a group once for many of its runs. */
function createGroupReader(read: (id: string) => Promise<RunGroup | undefined>): (id: string) => Promise<ReadGroup> {
  const kept = new Map<string, Promise<ReadGroup>>();
  const fetch = async (id: string): Promise<ReadGroup> => {
    const group = await read(id);
    if (group === undefined) throw new Error(`the queue has no group ${id}`);
    return { ...group, scenario: scenarioFromText(group.scenario) };
  };
  return (id) => {
    const known = kept.get(id) ?? fetch(id);
    kept.delete(id);
    kept.set(id, known);
    known.catch(() => kept.delete(id));
    const [oldest] = kept.keys();
    if (kept.size > GROUPS_KEPT) kept.delete(oldest);
    return known;
  };
}

/** The children's answers in the order of their seeds. @throws Error when one is missing. */
function inOrder(
  { program, seeds }: RunGroup,
  id: string,
  values: Readonly<Record<string, PlainAnswer>>,
): PlainAnswer[] {
  return seeds.map((seed, n) => {
    const key = `${PREFIX}:${runsQueue(program)}:${childId(id, n)}`;
    if (!Object.hasOwn(values, key)) throw new Error(`the queue has lost the run with seed ${seed}`);
    return values[key];
  });
}

/** Until the signal: says once of each other version that a sweep of it is there. */
async function tellOfForeignSweeps(
  { redis, shown }: QueueConnection,
  { program, tell }: QueuePlace,
  signal: AbortSignal,
): Promise<void> {
  const told = new Set([program]);
  while (!signal.aborted) {
    for (const other of await connectedPrograms(redis, 'sweep')) {
      if (!told.has(other))
        tell(`a sweep of version ${other} is at ${shown}; this worker, of ${program}, refuses its runs`);
      told.add(other);
    }
    await sleep(FOREIGN_LOOK_MS, undefined, { signal }).catch(ignore);
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
    if (signal.aborted) resolve();
  });

/** Runs that are under way end within the time, or other workers make them again. */
async function endWorkers(workers: readonly Worker[], withinMs: number): Promise<void> {
  const close = (force: boolean): Promise<unknown> => Promise.allSettled(workers.map((worker) => worker.close(force)));
  if (withinMs === 0) {
    // It would tell Redis, and Redis is away.
    close(true).catch(ignore);
    return;
  }
  const late = new AbortController();
  await Promise.race([close(false), sleep(withinMs, undefined, { signal: late.signal }).catch(ignore)]);
  late.abort();
}
