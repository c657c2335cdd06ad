import { describe, expect, it } from 'vitest';
import { createStreams } from '../../../src/kernel/random.js';
import { chanceAbove, quantilesOf } from '../../../src/model/quantile.js';
import { sample } from '../../../src/model/sample.js';
import type { Distribution } from '../../../src/model/scenario.js';

const distributions: readonly Distribution[] = [
  { distribution: 'uniform', minMs: 1000, maxMs: 5000 },
  { distribution: 'normal', meanMs: 9000, stdDevMs: 2000 },
  { distribution: 'lognormal', medianMs: 4000, p95Ms: 20_000 },
  { distribution: 'exponential', meanMs: 6000 },
  { distribution: 'empirical', samplesMs: Array.from({ length: 1000 }, (_, n) => 1000 + n) },
];

describe('the quantiles of a distribution', () => {
  it.each(distributions)('are those of its draws: $distribution', (distribution) => {
    const quantile = quantilesOf(distribution);
    const random = createStreams('7')('quantile');
    const draws = Float64Array.from({ length: 40_000 }, () => sample(distribution, random)).sort();
    for (const p of [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]) {
      const below = draws.findIndex((ms) => ms >= quantile(p)) / draws.length;
      expect(Math.abs(below - p)).toBeLessThan(0.008);
      expect(chanceAbove(distribution, quantile(p))).toBeCloseTo(1 - p, 2);
    }
  });

  it('of a constant are the constant', () => {
    const constant: Distribution = { distribution: 'constant', valueMs: 20 };
    expect(quantilesOf(constant)(0.99)).toBe(20);
    expect(chanceAbove(constant, 19)).toBe(1);
    expect(chanceAbove(constant, 20)).toBe(0);
  });

  it('of a lognormal are given by its median and its 95 % point', () => {
    expect(quantilesOf({ distribution: 'lognormal', medianMs: 20, p95Ms: 100 })(0.95)).toBeCloseTo(100, 3);
  });
});
