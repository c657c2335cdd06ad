import { describe, expect, it } from 'vitest';
import {
  ejectionMs,
  mostEjected,
  panics,
  recentFailures,
  untilOutlierMs,
} from '../../../../src/policy/network/outliers.js';

const rules = {
  failures: 5,
  intervalMs: 30_000,
  baseEjectionMs: 30_000,
  maxEjectionMs: 300_000,
  maxEjectionPercent: 10,
  panicThresholdPercent: 50,
};

describe('outlier detection', () => {
  it.each([
    [1, 30],
    [2, 60],
    [10, 300],
    [11, 300],
  ])('leaves a host alone the %ith time for %i s', (ejections, seconds) => {
    expect(ejectionMs(rules, ejections)).toBe(seconds * 1000);
  });

  it.each([
    [0, 2, false],
    [1, 2, false],
    [2, 3, true],
    [1, 1, true],
  ])('with %i of %i hosts left alone it panics: %s', (ejected, hosts, panic) => {
    expect(panics(rules, ejected, hosts)).toBe(panic);
    expect(panics({ ...rules, panicThresholdPercent: 0 }, ejected, hosts)).toBe(false);
  });

  it.each([
    [1, 1],
    [9, 1],
    [20, 2],
    [29, 2],
  ])('leaves alone of %i hosts at most %i', (hosts, most) => {
    expect(mostEjected(rules, hosts)).toBe(most);
  });

  it('counts failures of the last interval only', () => {
    expect(recentFailures(rules, [0, 10_000, 30_000], 30_000)).toStrictEqual([10_000, 30_000]);
    expect(recentFailures(rules, [0], 30_000)).toStrictEqual([]);
  });

  it('knows when a steady rate of failures is enough, and that a slow one never is', () => {
    expect(untilOutlierMs(rules, 0, 1 / 1000)).toBe(5000);
    expect(untilOutlierMs(rules, 4, 1 / 1000)).toBe(1000);
    expect(untilOutlierMs(rules, 7, 1 / 1000)).toBe(1000);
    expect(untilOutlierMs(rules, 0, 4.9 / 30_000)).toBe(Infinity);
  });
});
