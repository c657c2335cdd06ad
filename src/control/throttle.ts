import type { Requester } from '../model/facts.js';
import type { Tools } from './loop.js';

/** Even a knob of 0 leaves a service a moment between two tries. */
const LEAST_MS = 1000;

/** SS-9, MS-41: each task that stops before it ran lengthens the pause before the next launch; one step an instant. */
export function createThrottle(
  { clock, world, emit, scenario }: Tools<'requesters', 'LaunchThrottled'>,
  lookAt: (timeMs: number, r: Requester) => void,
): (r: Requester) => void {
  const { requesters } = world;
  const { firstMs, factor, maxMs } = scenario.model.throttle;
  return (r) => {
    if (requesters.failedStartAtMs[r] === clock.nowMs && requesters.failedStarts[r] > 0) return;
    let delayMs = firstMs;
    for (let n = 0; n < requesters.failedStarts[r] && delayMs < maxMs; n++) delayMs *= factor;
    delayMs = Math.max(LEAST_MS, Math.min(maxMs, Math.round(delayMs)));
    emit.LaunchThrottled(r, delayMs);
    lookAt(clock.nowMs + delayMs, r);
  };
}
