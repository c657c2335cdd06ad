import { quantileSorted } from 'd3-array';
import { round } from './round.js';
import type { Quantiles } from './summary-types.js';

const MILLISECOND_DECIMALS = 3;

/** Exact quantiles (linear between neighbours), in seconds, of samples in milliseconds. Sorts the samples in place. */
export function quantilesInSeconds(samplesMs: Float64Array): Quantiles {
  const count = samplesMs.length;
  if (count === 0) return { count, mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 };
  sortManyEqual(samplesMs);
  // d3's types know plain arrays only; its code takes any.
  const sorted = samplesMs as unknown as number[];
  const at = (p: number): number => inSeconds(quantileSorted(sorted, p) ?? 0);
  let sum = 0;
  for (let n = 0; n < count; n++) sum += samplesMs[n];
  return {
    count,
    mean: inSeconds(sum / count),
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    max: inSeconds(samplesMs[count - 1]),
  };
}

const inSeconds = (ms: number): number => round(ms / 1000, MILLISECOND_DECIMALS);

/** Most tasks wait no longer than the least: those go to the front first, and only the others need sorting. */
function sortManyEqual(samples: Float64Array): void {
  let least = Infinity;
  for (let n = 0; n < samples.length; n++) if (samples[n] < least) least = samples[n];
  let leasts = 0;
  for (let n = 0; n < samples.length; n++) {
    if (samples[n] !== least) continue;
    samples[n] = samples[leasts];
    samples[leasts++] = least;
  }
  samples.subarray(leasts).sort((a, b) => a - b);
}
