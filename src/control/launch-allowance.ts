import type { Requester } from '../model/facts.js';
import type { WorldView } from '../model/world.js';
import type { Tools } from './loop.js';

const MINUTE_MS = 60_000;

/** SS-10: the clock minute has something left for the service. */
export function isWithinRate(
  { requesters, settings }: Pick<WorldView, 'requesters' | 'settings'>,
  nowMs: number,
  r: Requester,
): boolean {
  const asked = requesters.minute[r] === Math.floor(nowMs / MINUTE_MS) ? requesters.askedInMinute[r] : 0;
  return asked < settings.scenario.model.launchRatePerMinute;
}

/** SS-10: whether a service may ask for one more task in this clock minute; if not, it is looked at when the next begins. */
export function createLaunchAllowance(
  { clock, world, emit }: Tools<'requesters' | 'settings', 'LaunchRateReached'>,
  lookAt: (timeMs: number, r: Requester) => void,
): (r: Requester) => boolean {
  const { requesters } = world;
  return (r) => {
    if (isWithinRate(world, clock.nowMs, r)) return true;
    const minute = Math.floor(clock.nowMs / MINUTE_MS);
    if (requesters.rateReachedInMinute[r] !== minute) {
      emit.LaunchRateReached(r, minute);
      lookAt((minute + 1) * MINUTE_MS, r);
    }
    return false;
  };
}
