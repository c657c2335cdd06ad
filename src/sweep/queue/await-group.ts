import { setTimeout as sleep } from 'node:timers/promises';
import { QueueError } from './queue-error.js';
import { flowOf } from './queue-names.js';
import { childId, groupId, type GroupAnswer, type RunGroup } from './run-group.js';
import type { QueueBench } from './queue-bench.js';

const FIRST_LOOK_MS = 20;
const SLOWEST_LOOK_MS = 250;

/**
 * Asks for a group unless it is asked for already, and looks until its answer is there. It looks rather than listens: an answer
 * that comes while Redis is away, or a queue that Redis has forgotten, is found all the same.
 * @throws QueueError when the queue has given it up.
 */
export async function awaitGroup(bench: QueueBench, group: RunGroup, signal: AbortSignal): Promise<GroupAnswer> {
  const { groups, flows } = bench;
  const id = groupId(group);
  let isOurs = false;
  for (let waitMs = FIRST_LOOK_MS; ; waitMs = Math.min(waitMs * 1.5, SLOWEST_LOOK_MS)) {
    signal.throwIfAborted();
    const state = await groups.getJobState(id);
    if (state === 'completed') {
      const answer = (await groups.getJob(id))?.returnvalue;
      if (answer !== undefined) return answer;
    } else if (state === 'failed') {
      const reason = await failureReason(bench, group, id);
      await (await groups.getJob(id))?.remove({ removeChildren: true });
      if (isOurs) throw new QueueError(reason);
    } else if (state === 'unknown') {
      await flows.add(flowOf(group, id));
      isOurs = true;
      waitMs = FIRST_LOOK_MS;
    }
    await sleep(waitMs, undefined, { signal });
  }
}

/** Why the queue has given a group up: what a run of it says, or else the group. */
async function failureReason({ groups, runs }: QueueBench, { seeds }: RunGroup, id: string): Promise<string> {
  const told = await Promise.all(
    seeds.map(async (seed, n) => {
      const reason = (await runs.getJob(childId(id, n)))?.failedReason;
      return reason === undefined || reason === '' ? [] : [`the run with seed ${seed}: ${reason}`];
    }),
  );
  return told.flat().at(0) ?? (await groups.getJob(id))?.failedReason ?? 'the queue has given up a group of runs';
}
