import type { Roster } from '../roster.js';
import { createSlots } from '../slots.js';
import { f64, i32 } from './columns.js';

export function createInstances(roster: Roster, rows: number) {
  return {
    slots: createSlots(rows),
    /** Rows ever used. */
    size: 0,
    /** Instances ever launched. */
    launched: 0,
    state: new Uint8Array(rows),
    /** 1: registered, ACTIVE and connected: placement sees it. Of external instances, see `externalFleet`. */
    open: i32(rows),
    openExternal: i32(rows),
    group: i32(rows),
    zone: i32(rows),
    type: i32(rows),
    /** The nth instance of the run and of its group, from 1; of the run below 0 for external instances (`instance-name.ts`). */
    number: i32(rows),
    numberInGroup: i32(rows),
    launchedAtMs: f64(rows),
    registeredAtMs: f64(rows),
    /** 1: protected from scale-in since InService, as its group then said (MS-49). */
    protectedFromScaleIn: new Uint8Array(rows),
    /** 1: its agent has registered. */
    registered: new Uint8Array(rows),
    /** 1: DRAINING (MS-53). */
    draining: new Uint8Array(rows),
    /** 1: its agent is not connected (PL-2). */
    agentLost: new Uint8Array(rows),
    spot: new Uint8Array(rows),
    /** 1: launched to take another's place (MS-58); beyond the desired capacity until it is InService. */
    extra: new Uint8Array(rows),
    /** 1: it came from the warm pool (MS-61). */
    fromPool: new Uint8Array(rows),
    /** 1: Spot has given notice (MS-62). */
    interrupted: new Uint8Array(rows),
    /** 1: it ran before the run began. */
    found: new Uint8Array(rows),
    /** 1: it stands outside AWS (EX-1). */
    external: new Uint8Array(rows),
    /** 1: nothing passes between it and AWS, and until when (EX-4); 1: it has no credentials that are good (EX-3). */
    linkLost: new Uint8Array(rows),
    linkLostUntilMs: f64(rows),
    credentialsLost: new Uint8Array(rows),
    /** When it got its latest credentials. */
    credentialsAtMs: f64(rows),
    freeCpuUnits: i32(rows),
    freeMemoryMiB: i32(rows),
    freeGpus: i32(rows),
    freeEnis: i32(rows),
    freePorts: i32(rows),
    portWords: roster.portWords,
    takenPorts: i32(rows * roster.portWords),
    /** What the agent has left on the host: a stopping task keeps its part until it is STOPPED (RA-16). */
    host: createHost(roster, rows),
    /** Tasks that the agent keeps PENDING for want of it. */
    queued: i32(rows),
    /** Non-daemon tasks that count for M (MS-4), and those that are not STOPPED, which protect it (MS-47). */
    busyTasks: i32(rows),
    heldTasks: i32(rows),
    /** All tasks whose desired status is RUNNING. */
    tasks: i32(rows),
    changedBy: i32(rows),
    /** A ring of rows that placement must look at again, and how many there ever were (`policy/packing/fleet.ts`). */
    changes: i32(rows),
    changed: 0,
  };
}

function createHost(roster: Roster, rows: number) {
  return {
    cpuUnits: i32(rows),
    memoryMiB: i32(rows),
    gpus: i32(rows),
    takenPorts: i32(rows * roster.portWords),
  };
}
