import type { DiurnalRate } from './scenario.js';

const DAY_MS = 86_400_000;

/** A cosine over the day: `max` at `peakAtMs`, `min` twelve hours from it. t = 0 is midnight. */
export function diurnalRate({ min, max, peakAtMs }: DiurnalRate, atMs: number): number {
  const turn = ((atMs - peakAtMs) / DAY_MS) * 2 * Math.PI;
  return min + ((max - min) * (1 + Math.cos(turn))) / 2;
}
