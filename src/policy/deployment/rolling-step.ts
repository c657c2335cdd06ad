/** A service whose tasks must be replaced, in counts. */
export interface RollingCounts {
  desired: number;
  /** Tasks that stay: of the latest revision, on an instance that stays, not UNHEALTHY. */
  kept: number;
  /** Of those, the ones that are not healthy yet. */
  ripening: number;
  /** Tasks to replace that are not RUNNING, or RUNNING and not healthy yet. */
  waiting: number;
  unripe: number;
  /** Tasks to replace that are healthy: of an old revision, or on an instance that drains. */
  replaceable: number;
  /** Tasks to replace that nobody may stop yet (PL-24). */
  held: number;
  /** Tasks whose health checks failed. */
  unhealthy: number;
  /** All healthy tasks, those to replace included. */
  healthy: number;
  /** Tasks on their way out, if they count (SS-3). */
  stopping: number;
  /** SS-2. */
  minimumHealthy: number;
  maximum: number;
}

/** What the scheduler may do now: stops before starts. */
export interface RollingStep {
  stopWaiting: number;
  stopUnripe: number;
  stopReplaceable: number;
  stopUnhealthy: number;
  /** Once those are stopped. */
  start: number;
  /** Nothing can move, and nothing is on its way (SS-4). */
  blocked: boolean;
}

export const createRollingCounts = (): RollingCounts => ({
  desired: 0,
  kept: 0,
  ripening: 0,
  waiting: 0,
  unripe: 0,
  replaceable: 0,
  held: 0,
  unhealthy: 0,
  healthy: 0,
  stopping: 0,
  minimumHealthy: 0,
  maximum: 0,
});

export const createRollingStep = (): RollingStep => ({
  stopWaiting: 0,
  stopUnripe: 0,
  stopReplaceable: 0,
  stopUnhealthy: 0,
  start: 0,
  blocked: false,
});

/**
 * One step of a rolling replacement, by deployment (SS-6), by draining (SS-18) or for health (SS-7). Tasks that do not run are
 * stopped at once; healthy ones while at least `minimumHealthy` are left; new ones start while fewer than `maximum` exist.
 * An UNHEALTHY task goes when a replacement is healthy, or, where `maximum` leaves no room to start one first, one at a
 * time with `minimumHealthy` as the guard over those that run.
 */
export function rollingStep(into: RollingStep, counts: RollingCounts): void {
  const { desired, kept, waiting, unripe, replaceable, held, unhealthy, healthy, stopping } = counts;
  const total = kept + waiting + unripe + replaceable + held + unhealthy + stopping;
  into.stopWaiting = waiting;
  into.stopUnripe = healthy >= counts.minimumHealthy ? unripe : 0;
  into.stopReplaceable = clamp(healthy - counts.minimumHealthy, replaceable);
  const full = total - waiting >= counts.maximum;
  const guarded = healthy + unhealthy - 1 >= counts.minimumHealthy;
  const replaced = clamp(healthy - (desired - unhealthy), unhealthy);
  into.stopUnhealthy = replaced === 0 && full && guarded && stopping === 0 ? clamp(1, unhealthy) : replaced;
  // A waiting task stops at once; what else is stopped stays in the count of those that stop, or has left it.
  into.start = clamp(counts.maximum - (total - waiting), Math.max(0, desired - kept));
  into.blocked =
    into.start + into.stopWaiting + into.stopReplaceable + into.stopUnhealthy === 0 &&
    replaceable + unhealthy > 0 &&
    kept < desired &&
    counts.ripening + unripe + stopping === 0;
}

const clamp = (n: number, most: number): number => Math.max(0, Math.min(n, most));
