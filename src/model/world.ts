import { createLists } from './lists.js';
import { kindCount } from './attributes.js';
import { shapesOf, type Roster } from './roster.js';
import type { Scenario } from './scenario.js';
import { createSlots } from './slots.js';
import type { ReadonlyTable } from './table.js';

export const taskState = { none: 0, requested: 1, waiting: 2, pending: 3, running: 4, stopping: 5 } as const;
export const instanceState = { none: 0, pending: 1, inService: 2, terminating: 3 } as const;

const FIRST_ROWS = 64;
const i32 = (n: number): Int32Array => new Int32Array(n);
const f64 = (n: number): Float64Array => new Float64Array(n);

/** What is: a fold over the facts and nothing else. Loops read it; none writes here. */
export function createWorld(scenario: Scenario, roster: Roster) {
  const groups = scenario.autoScalingGroups.length;
  const providers = scenario.capacityProviders.length;
  const zones = scenario.availabilityZones.length;
  const requesters = roster.requesters.length;
  return {
    /** The settings in force, and the shape of each requester's tasks under them. */
    settings: { scenario, shapeOf: shapesOf(scenario, roster) },
    tasks: {
      slots: createSlots(FIRST_ROWS),
      state: new Uint8Array(FIRST_ROWS),
      requester: i32(FIRST_ROWS),
      /** The nth task of its requester, from 1. */
      number: i32(FIRST_ROWS),
      provider: i32(FIRST_ROWS),
      shape: i32(FIRST_ROWS),
      instance: i32(FIRST_ROWS),
      /** It waits in PROVISIONING: for an Auto Scaling group provider with managed scaling (MS-36). */
      provisioning: new Uint8Array(FIRST_ROWS),
      requestedAtMs: f64(FIRST_ROWS),
      runTimeMs: f64(FIRST_ROWS),
      stopCause: new Uint8Array(FIRST_ROWS),
      /** The fact that last changed the row. */
      changedBy: i32(FIRST_ROWS),
    },
    /** One list: the tasks that no instance fits, oldest request first. */
    waiting: createLists(1, FIRST_ROWS),
    /** The tasks of each instance that are not STOPPED. */
    tasksOn: createLists(FIRST_ROWS, FIRST_ROWS),
    /** The tasks of each requester whose desired status is RUNNING and that are placed. */
    placedOf: createLists(requesters, FIRST_ROWS),
    instances: createInstances(roster, FIRST_ROWS),
    requesters: {
      size: requesters,
      desiredCount: i32(requesters),
      /** Desired status RUNNING: waiting, pending and running. */
      live: i32(requesters),
      running: i32(requesters),
      waiting: i32(requesters),
      requested: i32(requesters),
      /** Asked for in the clock minute `minute` (SS-10). */
      minute: i32(requesters).fill(-1),
      askedInMinute: i32(requesters),
      /** The clock minute whose allowance it used up, or -1. */
      rateReachedInMinute: i32(requesters).fill(-1),
      /** 1: it would ask for more, but the limit of waiting tasks is reached (MS-37). */
      limited: new Uint8Array(requesters),
      /** Tasks ever launched through each provider (CP-3): [requester * providers + provider]. */
      launched: i32(requesters * Math.max(1, providers)),
    },
    taskGroups: { size: roster.taskGroups.length, counts: createGroupCounts(scenario, roster) },
    autoScalingGroups: {
      size: groups,
      desiredCapacity: i32(groups),
      minSize: i32(groups),
      maxSize: i32(groups),
      /** Pending and InService; the terminating ones are on their way out. */
      alive: i32(groups),
      inService: i32(groups),
      registered: i32(groups),
      terminating: i32(groups),
      /** Instances that make M when nothing waits: with a task that counts (MS-4). */
      busy: i32(groups),
      zones,
      inZone: i32(groups * zones),
      launched: i32(groups),
    },
    capacityProviders: {
      size: providers,
      /** Tasks in PROVISIONING, in all and by shape: [provider * shapes + shape]. */
      waiting: i32(providers),
      shapes: roster.shapes.length,
      waitingByShape: i32(providers * roster.shapes.length),
      /** The latest datapoint. */
      needed: i32(providers),
      running: i32(providers),
      basis: i32(providers),
      lowDatapoints: i32(providers),
      /** The fact that last changed M or N. */
      changedBy: i32(providers),
    },
    cluster: {
      provisioning: 0,
      /** The fact that last made room for waiting tasks, or brought one. */
      roomChangedBy: 0,
    },
  };
}
export type World = ReturnType<typeof createWorld>;
export type WorldView = ReadonlyTable<Omit<World, 'settings'>> & Pick<World, 'settings'>;

function createInstances(roster: Roster, rows: number) {
  return {
    slots: createSlots(rows),
    /** Rows ever used. */
    size: 0,
    /** Instances ever launched. */
    launched: 0,
    state: new Uint8Array(rows),
    /** 1: registered, ACTIVE and connected. */
    open: i32(rows),
    group: i32(rows),
    zone: i32(rows),
    type: i32(rows),
    /** The nth instance of the run and of its group, from 1. */
    number: i32(rows),
    numberInGroup: i32(rows),
    launchedAtMs: f64(rows),
    /** 1: protected from scale-in since InService, as its group then said (MS-49). */
    protectedFromScaleIn: new Uint8Array(rows),
    /** 1: it ran before the run began. */
    found: new Uint8Array(rows),
    freeCpuUnits: i32(rows),
    freeMemoryMiB: i32(rows),
    freeGpus: i32(rows),
    freeEnis: i32(rows),
    freePorts: i32(rows),
    portWords: roster.portWords,
    takenPorts: i32(rows * roster.portWords),
    /** Non-daemon tasks that count for M (MS-4), and those that are not STOPPED, which protect it (MS-47). */
    busyTasks: i32(rows),
    heldTasks: i32(rows),
    /** All tasks whose desired status is RUNNING. */
    tasks: i32(rows),
    changedBy: i32(rows),
  };
}

/** Tasks of each task group by instance and by attribute value; desired status RUNNING (PL-5, CO-3). */
function createGroupCounts(scenario: Scenario, roster: Roster) {
  const valueOf = roster.spreadAttributes.map(() => i32(FIRST_ROWS));
  const values = 1 + kindCount(scenario);
  return roster.taskGroups.map(() => ({
    onInstance: i32(FIRST_ROWS),
    spreads: roster.spreadAttributes.map((attribute, n) => ({ attribute, valueOf: valueOf[n], count: i32(values) })),
  }));
}
