import type { Requester } from '../model/facts.js';
import type { Tools } from './loop.js';

const MINUTE_MS = 60_000;

/** SS-10: whether a service may ask for one more task in this clock minute; if not, it is looked at when the next begins. */
export function createLaunchAllowance(
  { clock, world, emit }: Tools<'requesters' | 'settings', 'LaunchRateReached'>,
  lookAt: (timeMs: number, r: Requester) => void,
): (r: Requester) => boolean {
  const { requesters, settings } = world;
  return (r) => {
    const minute = Math.floor(clock.nowMs / MINUTE_MS);
    const asked = requesters.minute[r] === minute ? requesters.askedInMinute[r] : 0;
    if (asked < settings.scenario.model.launchRatePerMinute) return true;
    if (requesters.rateReachedInMinute[r] !== minute) {
      emit.LaunchRateReached(r, minute);
      lookAt((minute + 1) * MINUTE_MS, r);
    }
    return false;
  };
}
