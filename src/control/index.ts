import { alarms } from './alarms.js';
import { autoScalingGroups } from './auto-scaling-groups.js';
import { certificates } from './certificates.js';
import { daemonScheduler } from './daemon-scheduler.js';
import { deployments } from './deployments.js';
import { draining } from './draining.js';
import { events } from './events.js';
import { externalInstances } from './external-instances.js';
import { fargateSpot } from './fargate-spot.js';
import { faults } from './faults.js';
import { instanceLifecycle } from './instance-lifecycle.js';
import { instanceLifetime } from './instance-lifetime.js';
import { instanceRefresh } from './instance-refresh.js';
import type { Loop } from './loop.js';
import { managedScaling } from './managed-scaling.js';
import { placement } from './placement.js';
import { replay } from './replay.js';
import { requestErrors } from './request-errors.js';
import { runTask } from './run-task.js';
import { scalingPolicies } from './scaling-policies.js';
import { serviceAutoscaling } from './service-autoscaling.js';
import { serviceDiscovery } from './service-discovery.js';
import { serviceMetrics } from './service-metrics.js';
import { serviceRebalancing } from './service-rebalancing.js';
import { serviceScheduler } from './service-scheduler.js';
import { spotInterruptions } from './spot-interruptions.js';
import { taskLifecycle } from './task-lifecycle.js';
import { traffic } from './traffic/traffic.js';
import { warmPools } from './warm-pools.js';
import { workload } from './workload.js';
import { zoneRebalancing } from './zone-rebalancing.js';

/** The loops, in the order in which they hear of a fact. */
export const loops: readonly Loop[] = [
  // First, so that the instances of t = 0 stand before anyone asks for a task.
  autoScalingGroups,
  // Behind the instances of groups, which initialState tells by their place.
  externalInstances,
  // What a group misses comes before what it would rather have elsewhere, newer, or beside it.
  zoneRebalancing,
  instanceLifetime,
  instanceRefresh,
  warmPools,
  instanceLifecycle,
  // Spot's notice begins a drain; a drain stops the daemons of an instance before their services look for them.
  spotInterruptions,
  draining,
  // Daemons before all other tasks: a new instance owes them room first (RA-17).
  daemonScheduler,
  taskLifecycle,
  fargateSpot,
  // A deployment is told before its service is looked at.
  deployments,
  serviceScheduler,
  serviceRebalancing,
  runTask,
  placement,
  // From the metric to the decision, as CloudWatch and Auto Scaling hand it on.
  managedScaling,
  alarms,
  scalingPolicies,
  serviceMetrics,
  serviceAutoscaling,
  // The outside world speaks last: services of the file ask before the events of t = 0.
  events,
  // At one instant people act before anything fails.
  faults,
  requestErrors,
  workload,
  replay,
  // Callers hear of what has happened to the tasks, and call.
  serviceDiscovery,
  certificates,
  traffic,
];
