import type { Random } from '../../kernel/random.js';
import { percentileTail } from './percentile-tail.js';

/** A figure and its 95 % interval. Ends may be ±Infinity. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Places in a sample, drawn with replacement; as many as the sample has values. */
export type Picks = Int32Array;

const MOST_RESAMPLES = 5000;
const LEAST_RESAMPLES = 1000;
const MOST_DRAWS = 2_000_000;

/** Draws the same resamples of samples of these sizes for every statistic, so that figures of one study fit together. */
export interface Bootstrap {
  /** The statistic of the samples as they are, and the interval in which it stays under resampling. */
  estimate(statistic: (...picks: readonly Picks[]) => number): Estimate;
}

/**
 * A percentile bootstrap over independent samples; for paired ones give one size, and pick the same places in both.
 * Its tails are those of `percentileTail`. With fewer than two values nothing is known: the interval is everything.
 */
export function createBootstrap(sizes: readonly number[], random: Random): Bootstrap {
  const least = Math.min(...sizes);
  const rounds = least < 2 ? 0 : roundsFor(Math.max(...sizes));
  const drawn = sizes.map((size) => drawPlaces(size, rounds, random));
  const asTheyAre = sizes.map((size) => Int32Array.from({ length: size }, (_, n) => n));
  const left = Math.floor(percentileTail(least) * rounds);
  return {
    estimate(statistic) {
      const value = statistic(...asTheyAre);
      if (rounds === 0) return { value, low: -Infinity, high: Infinity };
      const values = new Float64Array(rounds);
      for (let r = 0; r < rounds; r++) {
        values[r] = statistic(...drawn.map((places, s) => places.subarray(r * sizes[s], (r + 1) * sizes[s])));
      }
      values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      return { value, low: values[left], high: values[rounds - 1 - left] };
    },
  };
}

const roundsFor = (size: number): number =>
  Math.max(LEAST_RESAMPLES, Math.min(MOST_RESAMPLES, Math.floor(MOST_DRAWS / size)));

function drawPlaces(size: number, rounds: number, random: Random): Picks {
  const places = new Int32Array(size * rounds);
  for (let n = 0; n < places.length; n++) places[n] = Math.floor(random() * size);
  return places;
}
