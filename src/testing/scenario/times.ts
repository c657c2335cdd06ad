import type { Chance } from './chance.js';
import type { Draft, Json } from './draft.js';

/** Seconds as people write them, in one of several ways. */
export function durationText(chance: Chance, seconds: number): string | number {
  const way = chance.whole(0, 3);
  if (way === 0) return seconds;
  if (way === 1 && seconds >= 3600) return `${Math.floor(seconds / 3600)}h${seconds % 3600}s`;
  if (way === 2 && seconds % 60 === 0) return `${seconds / 60}m`;
  return `${seconds}s`;
}

/** A time of the run in seconds. Much happens at full minutes and their quarters: what meets there must be in order. */
export function drawTime(chance: Chance, endS: number): number {
  const way = chance.whole(0, 5);
  if (way === 0) return 0;
  if (way < 3) return 60 * chance.whole(0, Math.floor(endS / 60));
  if (way === 3) return 15 * chance.whole(0, Math.floor(endS / 15));
  if (way === 4) return Math.min(endS, 60 * chance.whole(0, Math.floor(endS / 60)) + 20);
  return chance.whole(0, endS);
}

/** A time as an event has it; seldom it comes after the end. */
export const drawAt = (chance: Chance, { endS }: Draft): string =>
  `${chance.maybe(0.02) ? endS + 60 : drawTime(chance, endS)}s`;

/** A duration of about so many seconds that may vary. */
export function drawDistribution(chance: Chance, draft: Draft, seconds: number): unknown {
  const about = chance.whole(0, seconds * 2);
  if (!draft.has('distributions')) return durationText(chance, about);
  const file = 'samples.txt';
  const mean = Math.max(1, about);
  const drawn: Json = chance.oneOf<Json>([
    { distribution: 'constant', value: `${about}s` },
    { distribution: 'uniform', min: `${Math.floor(about / 2)}s`, max: `${about}s` },
    { distribution: 'normal', mean: `${about}s`, stdDev: `${Math.ceil(about / 3)}s` },
    { distribution: 'lognormal', median: `${mean}s`, p95: `${mean * chance.whole(1, 3)}s` },
    { distribution: 'exponential', mean: `${mean}s` },
    { distribution: 'empirical', file },
  ]);
  if (drawn['distribution'] !== 'empirical') return drawn;
  if (!draft.has('samples')) return durationText(chance, about);
  draft.files[file] ??= '5\n12.5\n30\n0\n61\n';
  return drawn;
}
