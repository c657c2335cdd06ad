import { quantile } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantilesInSeconds } from '../../../src/analysis/quantiles.js';
import { createSamples } from '../../../src/analysis/samples.js';

const quantilesOf = (...valuesMs: readonly number[]) => {
  const samples = createSamples((state) => state);
  for (const value of valuesMs) samples.add(value, 0);
  return quantilesInSeconds(samples.all());
};

describe('quantilesInSeconds', () => {
  it('is all zeros for no samples', () => {
    expect(quantilesOf()).toEqual({ count: 0, mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 });
  });

  it('interpolates between neighbours, in any order of samples', () => {
    const values = Array.from({ length: 101 }, (_, n) => ((n * 37) % 101) * 1000);
    expect(quantilesOf(...values)).toEqual({ count: 101, mean: 50, p50: 50, p90: 90, p95: 95, p99: 99, max: 100 });
    expect(quantilesOf(4000, 1000).p90).toBe(3.7);
  });

  it('compares numbers, not text', () => {
    expect(quantilesOf(10_000, 9000, 100_000).p50).toBe(10);
  });

  it('rounds to milliseconds', () => {
    expect(quantilesOf(0, 0, 1).mean).toBe(0);
    expect(quantilesOf(1, 1, 2).mean).toBe(0.001);
    expect(quantilesOf(1234).max).toBe(1.234);
  });

  it('counts equal samples each by itself', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 60 }), (seconds) => {
        const { p50, p90, p95, p99 } = quantilesOf(...seconds.map((s) => s * 1000));
        [p50, p90, p95, p99].forEach((actual, n) => {
          expect(actual).toBeCloseTo(quantile(seconds, [0.5, 0.9, 0.95, 0.99][n])!, 3);
        });
      }),
    );
  });
});
