import type { FlowJob } from 'bullmq';
import { childId, type ChildRun, type RunGroup } from './run-group.js';

/** Before the names of all that lies in Redis. */
export const PREFIX = 'ecs-capacity-sim';

/** Each version of the program has queues of its own: another one would give other results. */
export const runsQueue = (program: string): string => `runs ${program}`;
export const groupsQueue = (program: string): string => `groups ${program}`;

/**
 * Answers stay for a day, so that a sweep which asks for the same, again or at the same time, finds them; but no more than so
 * many, so that Redis does not grow. One that is forgotten before it was read is made again.
 */
const KEEP = { age: 86_400, count: 2000 };
/** Of a run whose worker could not speak with Redis; what the run itself throws is an answer. */
const ATTEMPTS = 5;
const BACKOFF_MS = 1000;

/** A parent that puts together what its children give, once they are done. */
export const flowOf = (group: RunGroup, id: string): FlowJob => ({
  name: 'group',
  queueName: groupsQueue(group.program),
  data: group,
  opts: { jobId: id, removeOnComplete: KEEP, removeOnFail: KEEP, attempts: ATTEMPTS, backoff: BACKOFF_MS },
  children: group.seeds.map((_, n) => ({
    name: 'run',
    queueName: runsQueue(group.program),
    data: { program: group.program, n } satisfies ChildRun,
    opts: {
      jobId: childId(id, n),
      // The parent has the answer.
      removeOnComplete: true,
      removeOnFail: KEEP,
      failParentOnFailure: true,
      attempts: ATTEMPTS,
      backoff: BACKOFF_MS,
    },
  })),
});
