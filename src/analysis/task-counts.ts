import type { Handlers } from '../kernel/fact.js';
import { stopCause, type Facts } from '../model/facts.js';
import { rowOf } from '../model/slots.js';
import { taskState, type WorldView } from '../model/world.js';
import type { KeepingClock } from './keeping-clock.js';
import type { TaskCounts } from './summary-types.js';

/** What became of every task, over the whole run. */
export interface TaskCounter {
  readonly fold: Partial<Handlers<Facts>>;
  /** Per requester. */
  readonly placed: Int32Array;
  readonly timedOut: Int32Array;
  readonly rejected: Int32Array;
  counts(): TaskCounts;
}

export function createTaskCounter({ tasks, requesters }: WorldView, { keep }: KeepingClock): TaskCounter {
  const perRequester = (): Int32Array => new Int32Array(requesters.size);
  const { placed, timedOut, rejected } = keep({
    placed: perRequester(),
    timedOut: perRequester(),
    rejected: perRequester(),
  });
  const started = keep({ started: 0 });
  const stopped = keep({
    completed: 0,
    failed: 0,
    killed: 0,
    stoppedBeforePlacement: 0,
    stoppedAfterPlacement: 0,
  });

  const countPlaced = (task: number): void => {
    placed[tasks.requester[rowOf(task)]]++;
  };
  const inState = (...states: readonly number[]): number => {
    let n = 0;
    for (let t = 0; t < tasks.slots.used; t++) if (states.includes(tasks.state[t])) n++;
    return n;
  };

  return {
    placed,
    timedOut,
    rejected,
    fold: {
      TaskPlaced: countPlaced,
      FargateTaskPlaced: countPlaced,
      TaskStarted() {
        started.started++;
      },
      TaskStopped(task, cause, _reason, requester) {
        if (cause === stopCause.timedOut) timedOut[requester]++;
        else if (cause === stopCause.rejected) rejected[requester]++;
        else if (tasks.zone[rowOf(task)] < 0) stopped.stoppedBeforePlacement++;
        else stopped[wordOf(cause)]++;
      },
    },
    counts: () => ({
      requested: sum(requesters.requested),
      placed: sum(placed),
      ...started,
      ...stopped,
      timedOut: sum(timedOut),
      rejected: sum(rejected),
      waitingAtEnd: inState(taskState.requested, taskState.waiting),
      startingAtEnd: inState(taskState.pending),
      runningAtEnd: inState(taskState.running),
      stoppingAtEnd: inState(taskState.stopping),
    }),
  };
}

/** Of a task that had been placed. */
function wordOf(cause: number): 'completed' | 'failed' | 'killed' | 'stoppedAfterPlacement' {
  switch (cause) {
    case stopCause.completed:
      return 'completed';
    case stopCause.failed:
    case stopCause.failedToStart:
      return 'failed';
    case stopCause.killed:
    case stopCause.interrupted:
      return 'killed';
    default:
      return 'stoppedAfterPlacement';
  }
}

const sum = (counts: { readonly length: number; readonly [n: number]: number }): number => {
  let total = 0;
  for (let n = 0; n < counts.length; n++) total += counts[n];
  return total;
};
