import { alarms } from './alarms.js';
import { autoScalingGroups } from './auto-scaling-groups.js';
import { daemonScheduler } from './daemon-scheduler.js';
import { events } from './events.js';
import { instanceLifecycle } from './instance-lifecycle.js';
import type { Loop } from './loop.js';
import { managedScaling } from './managed-scaling.js';
import { placement } from './placement.js';
import { replay } from './replay.js';
import { runTask } from './run-task.js';
import { scalingPolicies } from './scaling-policies.js';
import { serviceScheduler } from './service-scheduler.js';
import { taskLifecycle } from './task-lifecycle.js';
import { workload } from './workload.js';

/** The loops, in the order in which they hear of a fact. */
export const loops: readonly Loop[] = [
  // First, so that the instances of t = 0 stand before anyone asks for a task.
  autoScalingGroups,
  instanceLifecycle,
  // Daemons before all other tasks: a new instance owes them room first (RA-17).
  daemonScheduler,
  taskLifecycle,
  serviceScheduler,
  runTask,
  placement,
  // From the metric to the decision, as CloudWatch and Auto Scaling hand it on.
  managedScaling,
  alarms,
  scalingPolicies,
  // The outside world speaks last: services of the file ask before the events of t = 0.
  events,
  workload,
  replay,
];
