import type { Handlers } from '../../kernel/fact.js';
import type { Facts, Task } from '../../model/facts.js';
import { thin, type Steps } from './thin.js';
import type { Watched } from './timeline.js';

const states = ['waiting', 'starting', 'running', 'stopping'] as const;
type State = (typeof states)[number];

/** How many tasks wait for a place, start, run and stop. */
export type TaskCountsOverTime = Steps<State>;

const MOST_TIMES = 4000;

export function createTaskCounts({ clock, scenario }: Watched): {
  readonly fold: Partial<Handlers<Facts>>;
  readonly finish: () => TaskCountsOverTime;
} {
  const stateOf = new Map<Task, State>();
  const counts: Record<State, number> = { waiting: 0, starting: 0, running: 0, stopping: 0 };
  const t: number[] = [];
  const columns: Record<State, number[]> = { waiting: [], starting: [], running: [], stopping: [] };

  const move = (task: Task, to: State | undefined): void => {
    const from = stateOf.get(task);
    if (from === to) return;
    if (from !== undefined) counts[from]--;
    if (to === undefined) stateOf.delete(task);
    else {
      counts[to]++;
      stateOf.set(task, to);
    }
    const now = clock.nowMs / 1000;
    if (t.at(-1) !== now) t.push(now);
    for (const state of states) columns[state][t.length - 1] = counts[state];
  };

  return {
    fold: {
      TaskWaited: (task) => {
        move(task, 'waiting');
      },
      TaskPlaced: (task) => {
        move(task, 'starting');
      },
      FargateTaskPlaced: (task) => {
        move(task, 'starting');
      },
      TaskStarted: (task) => {
        move(task, 'running');
      },
      TaskStopping: (task) => {
        move(task, 'stopping');
      },
      TaskStopped: (task) => {
        move(task, undefined);
      },
    },
    finish: () => thin({ t, columns }, scenario.durationMs / 1000, MOST_TIMES),
  };
}
