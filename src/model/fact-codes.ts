/** Why a task stopped. The words of `tasks` in the summary. */
export const stopCause = {
  /** It ended by itself after its run time. */
  completed: 0,
  /** It died by itself. */
  failed: 1,
  /** Its service needs fewer tasks. */
  scaledIn: 2,
  /** Its instance went away without a drain. */
  killed: 3,
  /** It waited for capacity until the time limit (MS-38). */
  timedOut: 4,
  /** RunTask refused it at once. */
  rejected: 5,
  /** It leaves its instance, which drains or has emptied. */
  instanceDrained: 6,
  /** It stopped before it was RUNNING (startFailureRate). */
  failedToStart: 7,
  /** A deployment replaced it. */
  replaced: 8,
  /** Its health checks failed. */
  unhealthy: 9,
  /** Zone rebalancing moved it (AZ-4). */
  rebalanced: 10,
  /** FARGATE_SPOT took it back. */
  interrupted: 11,
  /** Its external instance has lost its connection, and its service does not wait (EX-4, a knob). */
  unreachable: 12,
} as const;

/** What a task's last status is, where its milestones do not say it (SS-15). */
export const lastStatus = {
  provisioning: 0,
  pending: 1,
  activating: 2,
  running: 3,
  deactivating: 4,
  stopping: 5,
  deprovisioning: 6,
} as const;

/** What started a deployment. */
export const deploymentCause = { created: 0, deploy: 1, rollback: 2 } as const;

export const rebalancingOutcome = { completed: 0, placementFailed: 1, stopped: 2 } as const;

/** Why an instance leaves its group. */
export const terminationCause = {
  scaleIn: 0,
  zoneRebalance: 1,
  spotInterruption: 2,
  unhealthy: 3,
  zoneOutage: 4,
  maxLifetime: 5,
  refresh: 6,
} as const;

/** Why a launch failed. */
export const launchFailure = { insufficientCapacity: 0, zoneOutage: 1, vcpuQuota: 2 } as const;

/** Why a group's desired capacity changed. */
export const capacityCause = { initial: 0, scaleOut: 1, scaleIn: 2, manual: 3, scheduled: 4, bounds: 5 } as const;

/** What keeps a scaling policy from acting. */
export const obstacle = { warmup: 0, maxSize: 1 } as const;

/** What waits for the connection of an external instance. */
export const held = {
  none: 0,
  /** Its image would be pulled and its containers started. */
  start: 1,
  /** It has ended by itself after its run time, or died. */
  completed: 2,
  failed: 3,
  /** ECS wants it stopped. */
  stop: 4,
  /** Told to stop before, it has ended. */
  stopped: 5,
  /** Its health checks have failed. */
  unhealthy: 6,
} as const;

/** Why a request failed. The words of `network.edges[].failures` in the summary. */
export const requestFailure = {
  /** The caller was sent to a task that is gone. */
  staleEndpoint: 0,
  /** The task answered with an error. */
  serverError: 1,
  timeout: 2,
  /** Nobody is registered and healthy. */
  noEndpoint: 3,
  /** Outlier detection has ejected all that there are. */
  ejected: 4,
  /** The caller's deployment is older than the endpoint (SC-9). */
  unknownEndpoint: 5,
  /** The network mode has no record of the kind that the caller asks for (SD-1). */
  networkMode: 6,
  /** DiscoverInstances is called more often than the account may (SD-6). */
  throttled: 7,
  /** A proxy that is set up wrong drops it. */
  dropped: 8,
} as const;
