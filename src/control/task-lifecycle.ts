import { defineLoop } from './loop.js';
import { createTaskEnd } from './task-end.js';
import { lifecycleReads, lifecycleWrites } from './task-draws.js';
import { createTaskStart } from './task-start.js';

/** A task from its placement to STOPPED, through the states of SS-15. */
export const taskLifecycle = defineLoop({
  name: 'task-lifecycle',
  reads: lifecycleReads,
  writes: lifecycleWrites,
  on: (tools) => ({ ...createTaskStart(tools), ...createTaskEnd(tools) }),
});
