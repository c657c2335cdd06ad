import { describe, expect, it } from 'vitest';
import { quantilesInSeconds } from '../../../src/analysis/quantiles.js';

describe('quantilesInSeconds', () => {
  it('is all zeros for no samples', () => {
    expect(quantilesInSeconds(new Float64Array())).toEqual({
      count: 0,
      mean: 0,
      p50: 0,
      p90: 0,
      p95: 0,
      p99: 0,
      max: 0,
    });
  });

  it('interpolates between neighbours, in any order of samples', () => {
    const samples = Float64Array.from({ length: 101 }, (_, n) => ((n * 37) % 101) * 1000);
    expect(quantilesInSeconds(samples)).toEqual({ count: 101, mean: 50, p50: 50, p90: 90, p95: 95, p99: 99, max: 100 });
    expect(quantilesInSeconds(Float64Array.of(4000, 1000)).p90).toBe(3.7);
  });

  it('compares numbers, not text', () => {
    expect(quantilesInSeconds(Float64Array.of(10_000, 9000, 100_000)).p50).toBe(10);
  });

  it('rounds to milliseconds', () => {
    expect(quantilesInSeconds(Float64Array.of(0, 0, 1)).mean).toBe(0);
    expect(quantilesInSeconds(Float64Array.of(1, 1, 2)).mean).toBe(0.001);
    expect(quantilesInSeconds(Float64Array.of(1234)).max).toBe(1.234);
  });
});
