import { held, stopCause, type Task } from '../model/facts.js';
import { rowOf } from '../model/slots.js';
import { taskState } from '../model/world.js';
import { defineLoop } from './loop.js';
import { createCatchUp } from './out-of-reach.js';
import { createTaskEnd } from './task-end.js';
import { isIn, lifecycleReads, lifecycleWrites } from './task-draws.js';
import { createTaskStart } from './task-start.js';

/** A task from its placement to STOPPED, through the states of SS-15. */
export const taskLifecycle = defineLoop({
  name: 'task-lifecycle',
  reads: lifecycleReads,
  writes: lifecycleWrites,
  on(tools) {
    const { tasks } = tools.world;
    const start = createTaskStart(tools);
    const end = createTaskEnd(tools);
    /** EX-4: ECS hears at last what has become of a task, or can say what it wants. */
    const goOn = (task: Task, what: number): void => {
      const isStopping = isIn(tools, taskState.stopping, task);
      switch (what) {
        case held.start:
          if (isIn(tools, taskState.pending, task)) start.begin(task);
          return;
        case held.stop:
          if (isStopping) end.leave(task, tasks.stopCause[rowOf(task)]);
          return;
        case held.unhealthy:
          if (isIn(tools, taskState.running, task)) tools.emit.TaskUnhealthy(task);
          return;
        case held.completed:
        case held.failed:
        case held.stopped: {
          const own = what === held.completed ? stopCause.completed : stopCause.failed;
          end.stopped(task, isStopping ? tasks.stopCause[rowOf(task)] : own);
        }
      }
    };
    return { ...start.handlers, ...end.handlers, ...createCatchUp(tools, goOn) };
  },
});
