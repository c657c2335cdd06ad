import { EXTERNAL_ENDPOINTS } from './external-endpoint.js';
import { createLists } from './lists.js';
import { shapesOf, type Roster } from './roster.js';
import type { Scenario } from './scenario.js';
import type { ReadonlyTable } from './table.js';
import { f64, FIRST_ROWS, i32 } from './world/columns.js';
import { createAutoScalingGroups, createCapacityProviders, createZones } from './world/groups.js';
import { createInstances } from './world/instances.js';
import { createRequesters, createScalableTargets } from './world/requesters.js';
import { createTaskGroupCounts } from './world/task-groups.js';
import { createTasks } from './world/tasks.js';

export const taskState = { none: 0, requested: 1, waiting: 2, pending: 3, running: 4, stopping: 5 } as const;
/** Why a task must be replaced: bits of `tasks.doomed`. */
export const doom = { oldRevision: 1, draining: 2, unhealthy: 4, unreachable: 8 } as const;
export const deploymentState = { none: 0, inProgress: 1, completed: 2, failed: 3 } as const;
export const instanceState = { none: 0, pending: 1, inService: 2, terminating: 3 } as const;

export const ENDPOINTS = EXTERNAL_ENDPOINTS.length;

/** What is: a fold over the facts and nothing else. Loops read it; none writes here. */
export function createWorld(scenario: Scenario, roster: Roster) {
  const groups = scenario.autoScalingGroups.length;
  const providers = scenario.capacityProviders.length;
  const zones = scenario.availabilityZones.length;
  const requesters = roster.requesters.length;
  const types = scenario.instanceTypes.length;
  return {
    /** The settings in force, and the shape of each requester's tasks under them. */
    settings: { scenario, shapeOf: shapesOf(scenario, roster) },
    tasks: createTasks(),
    /** One list: the tasks that no instance fits, oldest request first. */
    waiting: createLists(1, FIRST_ROWS),
    /** The tasks of each instance that are not STOPPED. */
    tasksOn: createLists(FIRST_ROWS, FIRST_ROWS),
    /** The tasks of each requester whose desired status is RUNNING and that are placed. */
    placedOf: createLists(requesters, FIRST_ROWS),
    instances: createInstances(roster, FIRST_ROWS),
    requesters: createRequesters(requesters, providers),
    servicePolicies: {
      size: roster.servicePolicies.length,
      /** The latest datapoint, or -1; datapoints in a row that breach. */
      value: f64(roster.servicePolicies.length),
      high: i32(roster.servicePolicies.length),
      low: i32(roster.servicePolicies.length),
    },
    scalableTargets: createScalableTargets(requesters),
    taskGroups: { size: roster.taskGroups.length, counts: createTaskGroupCounts(scenario, roster) },
    autoScalingGroups: createAutoScalingGroups(groups, zones),
    zones: createZones(zones, types),
    externals: {
      size: scenario.externalInstances.length,
      /** Servers of each entry that have registered. */
      registered: i32(scenario.externalInstances.length),
      /** How often each endpoint is blocked now: [external * ENDPOINTS + endpoint]. */
      blocked: i32(scenario.externalInstances.length * ENDPOINTS),
    },
    capacityProviders: createCapacityProviders(providers, roster.shapes.length),
    cluster: {
      provisioning: 0,
      /** vCPUs of all instances that are not terminated. */
      vcpus: 0,
      /** Instances that are DRAINING. */
      draining: 0,
      /** The event whose settings are in force, or -1: those of the file. */
      update: -1,
    },
    /** RA-17: per DAEMON service, the task definition (+ 1) whose room is kept for it on each instance, or 0. */
    daemonReserves: Array.from({ length: roster.daemons }, () => i32(FIRST_ROWS)),
  };
}
export type World = ReturnType<typeof createWorld>;
export type WorldView = ReadonlyTable<Omit<World, 'settings'>> & Pick<World, 'settings'>;
