/** What a service's last scaling actions were; a time is -Infinity where there was none. */
export interface CooldownState {
  readonly lastOutAtMs: number;
  /** The capacity before the last scale-out; one that came during the cooldown of another keeps that one's. */
  readonly lastOutFrom: number;
  readonly lastOutTo: number;
  readonly lastInAtMs: number;
}

/**
 * AS-5: the capacity that the next scale-out is reckoned from. In a scale-out cooldown what was added counts as part of the
 * next one's wanted capacity: only a larger one adds. After + 2 a step of + 3 adds 1, and the same + 2 adds nothing.
 */
export function baseCapacity(current: number, state: CooldownState, outCooldownMs: number, nowMs: number): number {
  if (nowMs - state.lastOutAtMs >= outCooldownMs) return current;
  // What `current` still holds of it: the capacity may have been changed by hand since.
  return current - Math.max(0, Math.min(current, state.lastOutTo) - state.lastOutFrom);
}

/** AS-5: neither cooldown forbids a scale-in; a scale-out ends the cooldown of a scale-in before it. */
export function mayScaleIn(
  { lastOutAtMs, lastInAtMs }: Pick<CooldownState, 'lastOutAtMs' | 'lastInAtMs'>,
  outCooldownMs: number,
  inCooldownMs: number,
  nowMs: number,
): boolean {
  if (nowMs - lastOutAtMs < outCooldownMs) return false;
  return lastInAtMs <= lastOutAtMs || nowMs - lastInAtMs >= inCooldownMs;
}
