import { stopCause, terminationCause } from '../../../src/model/facts.js';
import { rowOf } from '../../../src/model/slots.js';
import { instanceState } from '../../../src/model/world.js';
import { expectThat } from './broken.js';
import type { Watcher } from './watcher.js';

/** MS-47…49: what is protected from scale-in is not scaled in, and no task dies without its instance. Read from the settings, not from the loop that decides. */
export const watchEnds: Watcher = ({ world, roster, clock }) => {
  const { instances, tasks, settings } = world;
  const isProtected = (row: number): boolean => {
    if (instances.protectedFromScaleIn[row] === 0) return false;
    const provider = roster.providerOf[instances.group[row]];
    if (provider < 0) return true;
    const { managedTerminationProtection, managedScaling } = settings.scenario.capacityProviders[provider];
    return !(managedTerminationProtection && managedScaling.enabled) || instances.heldTasks[row] > 0;
  };
  return {
    TaskStopped(task, cause, _reason, requester) {
      const t = rowOf(task);
      const row = tasks.instance[t];
      const lost = cause === stopCause.killed || (cause === stopCause.instanceDrained && tasks.startedAtMs[t] >= 0);
      if (!lost || row < 0 || roster.requesters[requester].daemon) return;
      const goes = instances.state[row] === instanceState.terminating || instances.draining[row] === 1;
      expectThat(goes, 'a task is killed where its instance goes', () => {
        return `${roster.requesters[requester].name} on instance ${instances.number[row]} at ${clock.nowMs} ms`;
      });
    },
    InstanceTerminating(instance, cause) {
      const row = rowOf(instance);
      expectThat(cause !== terminationCause.scaleIn || !isProtected(row), 'scale-in spares what is protected', () => {
        return `instance ${instances.number[row]} with ${instances.heldTasks[row]} tasks at ${clock.nowMs} ms`;
      });
    },
  };
};
