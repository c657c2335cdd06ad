import { createSlots } from '../slots.js';
import { f64, FIRST_ROWS, i32 } from './columns.js';

export function createTasks() {
  return {
    slots: createSlots(FIRST_ROWS),
    state: new Uint8Array(FIRST_ROWS),
    requester: i32(FIRST_ROWS),
    /** The nth task of its requester, from 1. */
    number: i32(FIRST_ROWS),
    provider: i32(FIRST_ROWS),
    shape: i32(FIRST_ROWS),
    /** The revision of its service, and the task definition that it names. */
    revision: i32(FIRST_ROWS),
    definition: i32(FIRST_ROWS),
    /** -1 until it is placed, and on Fargate. */
    instance: i32(FIRST_ROWS),
    /** -1 until it is placed. */
    zone: i32(FIRST_ROWS),
    /** SS-15; `state` has the milestones only. */
    lastStatus: new Uint8Array(FIRST_ROWS),
    /** 1: the agent has taken its CPU, memory, GPUs and ports on the host (RA-16). */
    admitted: new Uint8Array(FIRST_ROWS),
    startedAtMs: f64(FIRST_ROWS),
    /** Its health checks fail since then; -1: they do not. */
    failingAtMs: f64(FIRST_ROWS),
    /** Why its service must replace it: bits of `doom`. */
    doomed: new Uint8Array(FIRST_ROWS),
    /** Its service may not stop it before (PL-24). */
    protectedUntilMs: f64(FIRST_ROWS),
    /** It waits in PROVISIONING: for an Auto Scaling group provider with managed scaling (MS-36). */
    provisioning: new Uint8Array(FIRST_ROWS),
    requestedAtMs: f64(FIRST_ROWS),
    runTimeMs: f64(FIRST_ROWS),
    stopCause: new Uint8Array(FIRST_ROWS),
    /** What waits until its external instance can be reached: a code of `held`. */
    held: new Uint8Array(FIRST_ROWS),
    /** The fact that last changed the row. */
    changedBy: i32(FIRST_ROWS),
  };
}
