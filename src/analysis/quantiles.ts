import { bisectRight } from 'd3-array';
import { round } from './round.js';
import type { Tally } from './samples.js';
import type { Quantiles } from './summary-types.js';

const MILLISECOND_DECIMALS = 3;

/** Exact quantiles (linear between neighbours), in seconds, of measurements in whole milliseconds. */
export function quantilesInSeconds({ values, counts }: Tally): Quantiles {
  if (values.length === 0) return { count: 0, mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 };
  /** How many measurements are at most as great as each value. */
  const ranks = new Float64Array(counts.length);
  let count = 0;
  let sum = 0;
  for (let n = 0; n < values.length; n++) {
    count += counts[n];
    sum += values[n] * counts[n];
    ranks[n] = count;
  }
  const nth = (rank: number): number => values[bisectRight(ranks, rank)];
  const at = (p: number): number => {
    const place = (count - 1) * p;
    const below = Math.floor(place);
    const least = nth(below);
    const next = place === below ? least : nth(below + 1);
    // Between two endless ones there is no difference to take.
    return inSeconds(next === least ? least : least + (next - least) * (place - below));
  };
  return {
    count,
    mean: inSeconds(sum / count),
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    max: inSeconds(values[values.length - 1]),
  };
}

const inSeconds = (ms: number): number => round(ms / 1000, MILLISECOND_DECIMALS);
