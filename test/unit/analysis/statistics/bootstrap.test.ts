import { describe, expect, it } from 'vitest';
import { createBootstrap } from '../../../../src/analysis/statistics/bootstrap.js';
import { estimateMean } from '../../../../src/analysis/statistics/mean.js';
import { createStreams } from '../../../../src/kernel/random.js';

const randomOf = (seed: string) => createStreams(seed)('test');
const meanOf = (values: readonly number[], seed = '1') =>
  estimateMean(values, createBootstrap([values.length], randomOf(seed)));

describe('the interval of a mean', () => {
  it('is the same for the same seed and nearly the same for another', () => {
    const values = [3, 9, 4, 7, 6, 5, 8, 2, 6, 4];
    expect(meanOf(values)).toEqual(meanOf(values));
    const [one, other] = [meanOf(values, '1'), meanOf(values, '2')];
    expect(one).not.toEqual(other);
    expect(Math.abs(one.low - other.low)).toBeLessThan(0.2);
  });

  it('holds the mean, and is about as wide as Student’s', () => {
    const values = [3, 9, 4, 7, 6, 5, 8, 2, 6, 4];
    const { value, low, high } = meanOf(values);
    const variance = values.reduce((sum, x) => sum + (x - 5.4) ** 2, 0) / 9;
    const half = 2.262 * Math.sqrt(variance / 10);
    expect(value).toBeCloseTo(5.4, 12);
    expect(low).toBeCloseTo(5.4 - half, 0);
    expect(high).toBeCloseTo(5.4 + half, 0);
  });

  it('is a point where all values are equal, to the last bit', () => {
    expect(meanOf(Array.from({ length: 20 }, () => 0.1))).toEqual({ value: 0.1, low: 0.1, high: 0.1, endless: 0 });
  });

  it('has no upper end where a value is endless, and no end at all where all are', () => {
    expect(meanOf([1, 2, 3, 4, 5, 6, 7, Infinity])).toMatchObject({ value: Infinity, high: Infinity, endless: 1 });
    expect(Number.isFinite(meanOf([1, 2, 3, 4, 5, 6, 7, Infinity]).low)).toBe(true);
    expect(meanOf([Infinity, Infinity])).toEqual({ value: Infinity, low: Infinity, high: Infinity, endless: 2 });
  });

  it('is everything for one value', () => {
    expect(meanOf([5])).toEqual({ value: 5, low: -Infinity, high: Infinity, endless: 0 });
  });

  it('draws fewer resamples of a great sample, and still finds its mean', () => {
    const random = randomOf('great');
    const { low, high } = meanOf(Array.from({ length: 10_000 }, () => random()));
    expect(low).toBeGreaterThan(0.48);
    expect(high).toBeLessThan(0.52);
    expect(high - low).toBeLessThan(0.02);
  });
});
