import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';

export const HOUR_MS = 3_600_000;

/** For how long instances of each type ran in each clock hour from t = 0: what savings plans are settled by. */
export interface HourlyTime {
  add(type: number, by: number): void;
  /** Instance-milliseconds by hour, up to now, within the window. */
  of(type: number): Float64Array;
}

export function createHourlyTime(types: number, clock: KeepingClock, window: MeasureWindow): HourlyTime {
  const hours = Math.ceil(window.untilMs / HOUR_MS);
  const { byHour, running, sinceMs } = clock.keep({
    byHour: new Float64Array(types * hours),
    running: new Int32Array(types),
    sinceMs: new Float64Array(types),
  });

  const settle = (type: number): void => {
    const toMs = window.clip(clock.nowMs);
    let fromMs = window.clip(sinceMs[type]);
    sinceMs[type] = clock.nowMs;
    while (running[type] > 0 && fromMs < toMs) {
      const hour = Math.floor(fromMs / HOUR_MS);
      const nextMs = Math.min(toMs, (hour + 1) * HOUR_MS);
      byHour[type * hours + hour] += running[type] * (nextMs - fromMs);
      fromMs = nextMs;
    }
  };

  return {
    add(type, by) {
      settle(type);
      running[type] += by;
    },
    of(type) {
      settle(type);
      return byHour.subarray(type * hours, (type + 1) * hours);
    },
  };
}
