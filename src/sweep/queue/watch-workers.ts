import { setTimeout as sleep } from 'node:timers/promises';
import { connectedPrograms } from './connect.js';
import { QueueError } from './queue-error.js';
import type { QueueBench } from './queue-bench.js';

const FIRST_LOOK_MS = 1000;
const LOOK_MS = 2000;
/** So many looks in a row at nothing but workers of other versions are an error. */
const MOST_FOREIGN_LOOKS = 5;

/**
 * Says so when there is no worker, and when one has come. Ends with the signal.
 * @throws QueueError when all workers are of other versions.
 */
export async function watchWorkers({ place, connection }: QueueBench, signal: AbortSignal): Promise<void> {
  const { program, tell } = place;
  const { redis, shown } = connection;
  let isMissing = false;
  let foreignLooks = 0;
  for (let waitMs = FIRST_LOOK_MS; ; waitMs = LOOK_MS) {
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const programs = await connectedPrograms(redis, 'worker');
    const foreign = programs.filter((each) => each !== program);
    const isThere = foreign.length < programs.length;
    foreignLooks = isThere || foreign.length === 0 ? 0 : foreignLooks + 1;
    if (foreignLooks === MOST_FOREIGN_LOOKS) {
      const others = [...new Set(foreign)].join(', ');
      throw new QueueError(
        `every worker at ${shown} is refused: it is of version ${others}, and this program of ${program}, so that the results might differ`,
      );
    }
    if (!isThere && !isMissing)
      tell(`no worker of version ${program} is at ${shown}; start them with simulate worker --queue ${shown}`);
    if (isThere && isMissing) tell('a worker has come');
    isMissing = !isThere;
  }
}
