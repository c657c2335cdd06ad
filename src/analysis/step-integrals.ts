import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';

/** Step functions of time, side by side: each has a value that holds until it changes. */
export interface StepIntegrals {
  value(i: number): number;
  add(i: number, by: number): void;
  set(i: number, value: number): void;
  /** Value × milliseconds over the window, up to now. */
  integral(i: number): number;
  /** The greatest value that held for a time in the window, or holds at the end of the run. */
  peak(i: number): number;
}

export function createStepIntegrals(size: number, clock: KeepingClock, window: MeasureWindow): StepIntegrals {
  const perStep = (): Float64Array => new Float64Array(size);
  const { values, integrals, peaks, sinceMs } = clock.keep({
    values: perStep(),
    integrals: perStep(),
    peaks: perStep(),
    sinceMs: perStep(),
  });

  const settle = (i: number): void => {
    const { nowMs } = clock;
    if (nowMs === sinceMs[i]) return;
    const heldMs = window.clip(nowMs) - window.clip(sinceMs[i]);
    sinceMs[i] = nowMs;
    if (heldMs <= 0) return;
    integrals[i] += values[i] * heldMs;
    if (values[i] > peaks[i]) peaks[i] = values[i];
  };
  const set = (i: number, value: number): void => {
    if (value === values[i]) return;
    settle(i);
    values[i] = value;
  };

  return {
    value: (i) => values[i],
    set,
    add: (i, by) => {
      set(i, values[i] + by);
    },
    integral: (i) => {
      settle(i);
      return integrals[i];
    },
    peak: (i) => {
      settle(i);
      return window.includes(clock.nowMs) ? Math.max(peaks[i], values[i]) : peaks[i];
    },
  };
}
