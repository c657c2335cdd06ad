import { stopCause, type Instance } from '../model/facts.js';
import { sample } from '../model/sample.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { instanceState, taskState } from '../model/world.js';
import { defineLoop } from './loop.js';

/** An instance from launch to the agent's registration, and its end once the tasks on it have ended. */
export const instanceLifecycle = defineLoop({
  name: 'instance-lifecycle',
  reads: ['instances', 'tasks', 'tasksOn', 'autoScalingGroups', 'settings'],
  writes: ['InstanceInService', 'InstanceRegistered', 'InstanceTerminated', 'TaskStopping'],
  on({ scenario, world, emit, wake, random }) {
    const { instances, tasks, tasksOn, autoScalingGroups: groups, settings } = world;
    const inService = wake('settle', (i: Instance) => {
      if (isAlive(instances.slots, i) && instances.state[rowOf(i)] === instanceState.pending) emit.InstanceInService(i);
    });
    const registered = wake('settle', (i: Instance) => {
      const row = rowOf(i);
      if (!isAlive(instances.slots, i) || instances.state[row] === instanceState.terminating) return;
      emit.InstanceRegistered(i);
    });

    /** From launch to the registered agent. One from the warm pool has booted before (MS-61). */
    const bootMs = (row: number): number => {
      const { name } = scenario.autoScalingGroups[instances.group[row]];
      const { bootTime, warmPool } = settings.scenario.autoScalingGroups[instances.group[row]];
      return instances.fromPool[row] === 1 && warmPool !== undefined
        ? sample(warmPool.startTime, random.once('instance', name, instances.numberInGroup[row], 'start'))
        : sample(bootTime, random.once('instance', name, instances.numberInGroup[row], 'boot'));
    };
    /** SIGTERM to all, and no drain (MS-48). */
    const killTasks = (row: number): void => {
      for (let t = tasksOn.first[row]; t >= 0; t = tasksOn.next[t]) {
        const state = tasks.state[t];
        if (state === taskState.pending || state === taskState.running) {
          emit.TaskStopping(idOf(tasks.slots, t), stopCause.killed);
        }
      }
    };
    const endIfEmpty = (row: number): void => {
      if (instances.state[row] !== instanceState.terminating || tasksOn.count[row] > 0) return;
      emit.InstanceTerminated(idOf(instances.slots, row), instances.group[row]);
    };
    const someTerminate = (): boolean => {
      for (let g = 0; g < groups.size; g++) if (groups.terminating[g] > 0) return true;
      return false;
    };

    return {
      InstanceLaunched(i) {
        const row = rowOf(i);
        if (!isAlive(instances.slots, i) || instances.state[row] !== instanceState.pending) return;
        const { inServiceDelayMs } = scenario.model;
        inService.in(inServiceDelayMs, i);
        registered.in(Math.max(bootMs(row), inServiceDelayMs), i);
      },
      InstanceTerminating(i) {
        const row = rowOf(i);
        if (!isAlive(instances.slots, i)) return;
        if (instances.draining[row] === 0) killTasks(row);
        endIfEmpty(row);
      },
      TaskStopped() {
        if (!someTerminate()) return;
        for (let row = 0; row < instances.size; row++) endIfEmpty(row);
      },
    };
  },
});
