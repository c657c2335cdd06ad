import { f64, i32 } from './columns.js';

export function createRequesters(requesters: number, providers: number) {
  return {
    size: requesters,
    desiredCount: i32(requesters),
    /** Desired status RUNNING: waiting, pending and running. */
    live: i32(requesters),
    running: i32(requesters),
    /** Of those that live: such as must be replaced. */
    doomed: i32(requesters),
    /** Desired status STOPPED and not yet STOPPED. */
    stopping: i32(requesters),
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
    /** Tasks in a row that stopped before they ran, the last time that counted, and until when nothing is launched (SS-9). */
    failedStarts: i32(requesters),
    failedStartAtMs: f64(requesters).fill(-1),
    throttledUntilMs: f64(requesters),
    /** The revision that new tasks get: that of the latest deployment. */
    revision: i32(requesters),
    deployment: createDeployments(requesters),
    /** AZ-4: 1 while one task more than desired is wanted; from which zone one goes, in which one comes. */
    rebalancing: new Uint8Array(requesters),
    rebalancingFrom: i32(requesters),
    rebalancingTo: i32(requesters),
    rebalancingProvider: i32(requesters),
    /** 1: the last try found no instance, and none has registered since. */
    rebalancingFailed: new Uint8Array(requesters),
  };
}

/** The deployment of each service. */
function createDeployments(requesters: number) {
  return {
    state: new Uint8Array(requesters),
    /** SS-13: tasks that failed, and whether one of the deployment has been RUNNING. */
    failures: i32(requesters),
    hasRun: new Uint8Array(requesters),
    /** The revision of the latest COMPLETED deployment, or -1. */
    completedRevision: i32(requesters).fill(-1),
    /** 1: it has said that it can neither start nor stop anything (SS-4). */
    blocked: new Uint8Array(requesters),
  };
}

/** Application Auto Scaling, one row a service. */
export function createScalableTargets(requesters: number) {
  return {
    minCapacity: i32(requesters),
    maxCapacity: i32(requesters),
    /** The latest activities, and the capacity before the scale-out. */
    lastOutAtMs: f64(requesters).fill(-Infinity),
    lastOutFrom: i32(requesters),
    lastOutTo: i32(requesters),
    lastInAtMs: f64(requesters).fill(-Infinity),
  };
}
