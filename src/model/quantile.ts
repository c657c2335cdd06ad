import type { Distribution } from './scenario.js';

/** The 95 % point of the standard normal distribution. */
const Z95 = 1.6448536269514722;

/** Of a part `p` of the draws, 0 < p < 1, the duration in whole milliseconds that they stay below; never below 0. */
export function quantilesOf(d: Distribution): (p: number) => number {
  const quantile = exactQuantiles(d);
  return (p) => Math.max(0, Math.round(quantile(p)));
}

function exactQuantiles(d: Distribution): (p: number) => number {
  switch (d.distribution) {
    case 'constant':
      return () => d.valueMs;
    case 'uniform':
      return (p) => d.minMs + p * (d.maxMs - d.minMs);
    case 'normal':
      return (p) => d.meanMs + d.stdDevMs * normalQuantile(p);
    case 'lognormal': {
      const sigma = Math.log(d.p95Ms / d.medianMs) / Z95;
      return (p) => d.medianMs * Math.exp(sigma * normalQuantile(p));
    }
    case 'exponential':
      return (p) => -d.meanMs * Math.log1p(-p);
    case 'empirical': {
      const sorted = d.samplesMs.toSorted((a, b) => a - b);
      return (p) => sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))];
    }
  }
}

/** Fine enough, and too coarse to see how a machine rounds logarithms (decision 0005). */
const HALVINGS = 24;

/** The part of the draws that are longer than `ms`. */
export function chanceAbove(d: Distribution, ms: number): number {
  if (d.distribution === 'constant') return d.valueMs > ms ? 1 : 0;
  if (d.distribution === 'empirical') return d.samplesMs.filter((sample) => sample > ms).length / d.samplesMs.length;
  const quantile = quantilesOf(d);
  let low = 0;
  let high = 1;
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (low + high) / 2;
    if (quantile(middle) > ms) high = middle;
    else low = middle;
  }
  return 1 - high;
}

/** Wichura's AS 241 (PPND7), about seven digits: rational functions of p near the middle, of √(−ln p) in the tails. */
function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      q * ratio(r, [3.3871327179, 50.434271938, 159.29113202, 59.10937472], [1, 17.895169469, 78.757757664, 67.1875636])
    );
  }
  const tail = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const z =
    tail <= 5
      ? ratio(tail - 1.6, [1.4234372777, 2.75681539, 1.3067284816, 0.17023821103], [1, 0.7370016425, 0.12021132975])
      : ratio(tail - 5, [6.657905115, 3.081226386, 0.42868294337, 0.017337203997], [1, 0.24197894225, 0.012258202635]);
  return q < 0 ? -z : z;
}

const ratio = (x: number, above: readonly number[], below: readonly number[]): number =>
  polynomial(x, above) / polynomial(x, below);

const polynomial = (x: number, coefficients: readonly number[]): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
