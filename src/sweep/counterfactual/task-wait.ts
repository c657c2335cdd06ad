import type { Task } from '../../model/facts.js';
import type { Scenario } from '../../model/scenario.js';
import { simulate } from '../../simulate.js';

/** How long one task waits in a run, by its name; what is not kept of the run costs nothing. */
export interface TaskWait {
  /** Infinity: it was never placed; undefined: nobody asked for it. */
  readonly waitMs: number | undefined;
  readonly traceHash: string;
}

/** Runs the scenario and watches one task: `web-app/19` is the nineteenth that web-app asks for. */
export function waitInRun(scenario: Scenario, task: string): TaskWait {
  const slash = task.lastIndexOf('/');
  const [name, nth] = [task.slice(0, slash), Number(task.slice(slash + 1))];
  let asked = 0;
  let watched: Task | undefined;
  let requestedMs = 0;
  let waitMs: number | undefined;
  const { traceHash } = simulate(scenario, {
    observe: ({ roster, clock }) => {
      const place = (placed: Task): void => {
        if (placed === watched && waitMs === Infinity) waitMs = clock.nowMs - requestedMs;
      };
      return {
        TaskRequested(requested, requester) {
          if (roster.requesters[requester].name !== name || ++asked !== nth) return;
          watched = requested;
          requestedMs = clock.nowMs;
          waitMs = Infinity;
        },
        TaskPlaced: place,
        FargateTaskPlaced: place,
        TaskStopped(stopped) {
          if (stopped === watched) watched = undefined;
        },
      };
    },
  });
  return { waitMs, traceHash };
}
