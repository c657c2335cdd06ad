import { describe, expect, it } from 'vitest';
import { createStreams } from '../../../src/kernel/random.js';
import { diurnalRate } from '../../../src/model/diurnal-rate.js';
import { sample } from '../../../src/model/sample.js';
import type { Distribution } from '../../../src/model/scenario.js';

const many = (d: Distribution, n = 20_000): number[] => {
  const random = createStreams('1')('sample', d.distribution);
  return Array.from({ length: n }, () => sample(d, random)).sort((a, b) => a - b);
};
const at = (sorted: readonly number[], p: number): number => sorted[Math.floor(sorted.length * p)];
const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

describe('sample', () => {
  it('constant is its value', () => {
    expect(sample({ distribution: 'constant', valueMs: 75_000 }, () => 0.5)).toBe(75_000);
  });
  it('lognormal meets its median and its 95th percentile', () => {
    const sorted = many({ distribution: 'lognormal', medianMs: 75_000, p95Ms: 150_000 });
    expect(at(sorted, 0.5) / 75_000).toBeCloseTo(1, 1);
    expect(at(sorted, 0.95) / 150_000).toBeCloseTo(1, 1);
  });
  it('uniform stays within its bounds', () => {
    const sorted = many({ distribution: 'uniform', minMs: 600_000, maxMs: 1_800_000 });
    expect(sorted[0]).toBeGreaterThanOrEqual(600_000);
    expect(sorted[sorted.length - 1]).toBeLessThanOrEqual(1_800_000);
    expect(mean(sorted) / 1_200_000).toBeCloseTo(1, 1);
  });
  it('exponential has its mean', () => {
    expect(mean(many({ distribution: 'exponential', meanMs: 30_000 })) / 30_000).toBeCloseTo(1, 1);
  });
  it('normal is cut at 0 and whole', () => {
    const sorted = many({ distribution: 'normal', meanMs: 1_000, stdDevMs: 2_000 });
    expect(sorted[0]).toBe(0);
    expect(sorted.every(Number.isInteger)).toBe(true);
  });
  it('empirical gives only what was measured', () => {
    expect(new Set(many({ distribution: 'empirical', samplesMs: [1_000, 5_000] }))).toEqual(new Set([1_000, 5_000]));
  });
  it('does not depend on what another sampler drew from the same kind of distribution', () => {
    const normal: Distribution = { distribution: 'normal', meanMs: 1_000, stdDevMs: 100 };
    const alone = sample(normal, createStreams('1')('a'));
    sample(normal, createStreams('1')('b'));
    expect(sample(normal, createStreams('1')('a'))).toBe(alone);
  });
});

describe('diurnalRate', () => {
  it('peaks at its hour and is least twelve hours from it', () => {
    const rate = { min: 2, max: 10, peakAtMs: 14 * 3_600_000 };
    expect(diurnalRate(rate, 14 * 3_600_000)).toBeCloseTo(10, 12);
    expect(diurnalRate(rate, 2 * 3_600_000)).toBeCloseTo(2, 12);
    expect(diurnalRate(rate, 8 * 3_600_000)).toBeCloseTo(6, 12);
    expect(diurnalRate(rate, 38 * 3_600_000)).toBeCloseTo(10, 12);
  });
});
