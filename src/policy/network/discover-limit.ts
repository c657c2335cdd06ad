/** SD-6: DiscoverInstances refills so many calls a second for an account and Region, and keeps up to the burst. */
const REFILL_PER_SECOND = 1000;

export const mayBeThrottled = (callsPerSecond: number): boolean => callsPerSecond > REFILL_PER_SECOND;

/** The part of the calls that is throttled at a steady rate. The burst is used up within seconds and does not count. */
export const throttledShare = (callsPerSecond: number): number =>
  mayBeThrottled(callsPerSecond) ? 1 - REFILL_PER_SECOND / callsPerSecond : 0;
