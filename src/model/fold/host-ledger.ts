import { hostHasRoom } from '../host-room.js';
import type { Roster } from '../roster.js';
import type { World } from '../world.js';

/**
 * What the ECS agent has left on its host (RA-16). The scheduler frees a task's room when its desired status is STOPPED; the
 * agent only when it has ended, and until then keeps tasks that came later PENDING, first come first served. `t` is a row
 * of the tasks table.
 */
export interface HostLedger {
  /** The agent gets a task: it has room at once, or the task is queued. */
  readonly receive: (t: number) => void;
  /** A queued task gets its room. */
  readonly admit: (t: number) => void;
  readonly leave: (t: number) => void;
}

export function createHostLedger({ tasks, instances }: World, roster: Roster): HostLedger {
  const take = (t: number, by: 1 | -1): void => {
    const { host, portWords } = instances;
    const i = tasks.instance[t];
    const needs = roster.needs[tasks.definition[t]];
    host.cpuUnits[i] -= by * needs.cpuUnits;
    host.memoryMiB[i] -= by * needs.memoryMiB;
    host.gpus[i] -= by * needs.gpus;
    if (needs.ports > 0) {
      for (let w = 0; w < portWords; w++) host.takenPorts[i * portWords + w] ^= needs.portMasks[w];
    }
    tasks.admitted[t] = by === 1 ? 1 : 0;
  };
  return {
    receive(t) {
      if (
        instances.queued[tasks.instance[t]] === 0 &&
        hostHasRoom(instances, roster, tasks.definition[t], tasks.instance[t])
      )
        take(t, 1);
      else instances.queued[tasks.instance[t]]++;
    },
    admit(t) {
      instances.queued[tasks.instance[t]]--;
      take(t, 1);
    },
    leave(t) {
      if (tasks.admitted[t] === 1) take(t, -1);
      else instances.queued[tasks.instance[t]]--;
    },
  };
}
