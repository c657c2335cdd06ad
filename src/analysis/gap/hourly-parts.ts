import { HOUR_MS } from '../hourly-time.js';
import type { KeepingClock } from '../keeping-clock.js';
import type { MeasureWindow } from '../measure-window.js';
import { costParts } from './cost-parts.js';

/** US dollars by clock hour and part: `hour * costParts.length + part`. */
export interface HourlyParts {
  readonly [place: number]: number;
}

/** Rates that hold until they change, added up by clock hour. */
export interface HourlyRates {
  /** US dollars an hour of each part of each group. */
  readonly rates: Float64Array;
  readonly placeOf: (group: number) => number;
  /** Time has passed since the group was settled. */
  isBehind(group: number): boolean;
  settle(group: number): void;
  parts(): HourlyParts;
}

const PARTS = costParts.length;

export function createHourlyParts(groups: number, clock: KeepingClock, window: MeasureWindow): HourlyRates {
  const hours = Math.ceil(window.untilMs / HOUR_MS);
  const { rates, sinceMs, sums } = clock.keep({
    rates: new Float64Array(groups * PARTS),
    sinceMs: new Float64Array(groups),
    sums: new Float64Array(hours * PARTS),
  });
  return {
    rates,
    placeOf: (group) => group * PARTS,
    isBehind: (group) => sinceMs[group] < clock.nowMs,
    settle(group) {
      const toMs = window.clip(clock.nowMs);
      let fromMs = window.clip(sinceMs[group]);
      sinceMs[group] = clock.nowMs;
      while (fromMs < toMs) {
        const hour = Math.floor(fromMs / HOUR_MS);
        const nextMs = Math.min(toMs, (hour + 1) * HOUR_MS);
        const part = (nextMs - fromMs) / HOUR_MS;
        for (let n = 0; n < PARTS; n++) sums[hour * PARTS + n] += rates[group * PARTS + n] * part;
        fromMs = nextMs;
      }
    },
    parts: () => sums,
  };
}
