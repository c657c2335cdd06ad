import { stopCause } from '../model/facts.js';
import { idOf } from '../model/slots.js';
import { instanceState, taskState } from '../model/world.js';
import type { Tools } from './loop.js';

export const instanceEndReads = ['instances', 'tasks', 'tasksOn', 'settings'] as const;
export const instanceEndWrites = [
  'InstanceTerminating',
  'InstanceDraining',
  'InstanceTerminated',
  'TaskStopped',
] as const;
type EndTools = Tools<(typeof instanceEndReads)[number], (typeof instanceEndWrites)[number]>;

/** How an instance ends. Each takes its row. */
export interface InstanceEnds {
  /**
   * It leaves its group (MS-52). An empty one goes at once, and its daemons with it; one with tasks drains, or dies with them
   * where its provider has no managed draining.
   */
  readonly release: (row: number, cause: number) => void;
  /** It is gone this instant, and its tasks with it. */
  readonly lose: (row: number, cause: number) => void;
  /** What is left of an instance that leaves its group. */
  readonly finish: (row: number) => void;
  /** Its provider drains what has to go (MS-51). */
  readonly isDrained: (row: number) => boolean;
}

export function createInstanceEnds({ roster, world, emit }: EndTools): InstanceEnds {
  const { instances, tasks, tasksOn, settings } = world;

  const isDrained = (row: number): boolean => {
    const provider = roster.providerOf[instances.group[row]];
    return provider >= 0 && settings.scenario.capacityProviders[provider].managedDraining;
  };
  /** What was told to stop before has its own cause. */
  const terminate = (row: number, cause: number): void => {
    for (let t = tasksOn.first[row]; t >= 0; t = tasksOn.first[row]) {
      const why = tasks.state[t] === taskState.stopping ? tasks.stopCause[t] : cause;
      emit.TaskStopped(idOf(tasks.slots, t), why, 0, tasks.requester[t]);
    }
    emit.InstanceTerminated(idOf(instances.slots, row), instances.group[row]);
  };
  const finish = (row: number): void => {
    terminate(row, stopCause.killed);
  };

  return {
    release(row, cause) {
      const instance = idOf(instances.slots, row);
      const drained = isDrained(row);
      if (instances.heldTasks[row] === 0) {
        terminate(row, drained ? stopCause.instanceDrained : stopCause.killed);
        return;
      }
      emit.InstanceTerminating(instance, cause);
      if (drained && instances.draining[row] === 0) emit.InstanceDraining(instance);
    },
    lose(row, cause) {
      if (instances.state[row] !== instanceState.terminating) {
        emit.InstanceTerminating(idOf(instances.slots, row), cause);
      }
      finish(row);
    },
    finish,
    isDrained,
  };
}
