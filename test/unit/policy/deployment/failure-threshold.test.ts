import { describe, expect, it } from 'vitest';
import { failureThreshold } from '../../../../src/policy/deployment/failure-threshold.js';

describe('BOUNDED_PERCENT (SS-11)', () => {
  const half = { type: 'BOUNDED_PERCENT', value: 50 } as const;

  it.each([
    ['example 9', 1, 3, 3],
    ['example 9', 25, 3, 13],
    ['example 9', 400, 3, 200],
    ['example 9', 800, 3, 200],
    ['example 11, 2023', 1, 10, 10],
    ['example 11, 2023', 25, 10, 13],
    ['example 11, 2023', 400, 10, 200],
    ['example 11, 2023', 800, 10, 200],
    ['the last at the floor', 6, 3, 3],
    ['the first above it', 7, 3, 4],
    ['the last below the ceiling', 398, 3, 199],
    ['rounded up to the ceiling', 399, 3, 200],
    ['the first that the ceiling holds', 401, 3, 200],
  ])('%s: desired %i, floor %i: %i', (_, desired, floor, failures) => {
    expect(failureThreshold(half, desired, floor)).toBe(failures);
  });

  it('another percentage stays between the same bounds', () => {
    expect(failureThreshold({ ...half, value: 10 }, 25, 3)).toBe(3);
    expect(failureThreshold({ ...half, value: 10 }, 45, 3)).toBe(5);
    expect(failureThreshold({ ...half, value: 100 }, 500, 3)).toBe(200);
  });
});

describe('UNBOUNDED_PERCENT (SS-12, example 13)', () => {
  it.each([
    [10, 10, 1],
    [10, 11, 2],
    [10, 1000, 100],
    [100, 500, 500],
    [1, 1, 1],
    [50, 0, 1],
  ])('%i percent of %i is %i', (value, desired, failures) => {
    expect(failureThreshold({ type: 'UNBOUNDED_PERCENT', value }, desired, 3)).toBe(failures);
  });
});

describe('COUNT (SS-12, example 12)', () => {
  it.each([
    [5, 100],
    [1, 100],
    [300, 1],
  ])('%i, whatever is desired', (value, desired) => {
    expect(failureThreshold({ type: 'COUNT', value }, desired, 3)).toBe(value);
  });
});
