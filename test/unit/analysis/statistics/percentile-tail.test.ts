import { describe, expect, it } from 'vitest';
import { percentileTail } from '../../../../src/analysis/statistics/percentile-tail.js';

describe('percentileTail', () => {
  // Φ(−√(n / (n − 1)) · t) from tables of Student's t at 97.5 % and of the normal distribution.
  it.each([
    [5, 0.00095],
    [10, 0.00854],
    [20, 0.01588],
    [60, 0.02182],
  ])('of %d values leaves out %f on each side', (n, tail) => {
    expect(percentileTail(n)).toBeCloseTo(tail, 4);
  });

  it('leaves out less the fewer values there are, and never more than 2.5 %', () => {
    const tails = [2, 3, 4, 5, 10, 20, 100, 10_000].map(percentileTail);
    expect(tails).toEqual(tails.toSorted((a, b) => a - b));
    expect(tails[tails.length - 1]).toBeCloseTo(0.025, 4);
    expect(Math.max(...tails)).toBeLessThanOrEqual(0.025);
  });

  it('leaves out nothing where nothing is known', () => {
    expect(percentileTail(1)).toBe(0);
  });
});
