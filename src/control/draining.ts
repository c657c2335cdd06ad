import { stopCause, type Instance } from '../model/facts.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { instanceState, taskState } from '../model/world.js';
import { createInstanceEnds, instanceEndReads, instanceEndWrites } from './instance-ends.js';
import { defineLoop } from './loop.js';

/**
 * Managed draining (MS-53). Services replace their tasks, standalone tasks end by themselves; then the daemons stop, last of
 * all. What is left after the time limit is killed. A drain ends no instance that is still in its group.
 */
export const draining = defineLoop({
  name: 'draining',
  reads: [...instanceEndReads, 'cluster'],
  writes: [...instanceEndWrites, 'TaskStopping'],
  on(tools) {
    const { scenario, world, emit, wake } = tools;
    const { instances, tasks, tasksOn, cluster } = world;
    const { finish } = createInstanceEnds(tools);

    const stopDaemons = (row: number): void => {
      if (instances.draining[row] === 0 || instances.heldTasks[row] > 0) return;
      for (let t = tasksOn.first[row]; t >= 0; t = tasksOn.next[t]) {
        const state = tasks.state[t];
        if (state === taskState.pending || state === taskState.running) {
          emit.TaskStopping(idOf(tasks.slots, t), stopCause.instanceDrained);
        }
      }
    };
    const limit = wake('settle', (i: Instance) => {
      if (isAlive(instances.slots, i) && instances.state[rowOf(i)] === instanceState.terminating) finish(rowOf(i));
    });

    return {
      InstanceDraining(i) {
        limit.in(scenario.model.drainTimeoutMs, i);
        if (isAlive(instances.slots, i)) stopDaemons(rowOf(i));
      },
      TaskStopped() {
        if (cluster.draining === 0) return;
        for (let row = 0; row < instances.size; row++) {
          if (instances.state[row] !== instanceState.none) stopDaemons(row);
        }
      },
    };
  },
});
