import { describe, expect, it } from 'vitest';
import {
  nextDatapoints,
  SERVICE_HIGH_DATAPOINTS,
  SERVICE_LOW_DATAPOINTS,
  trackedCapacity,
} from '../../../../src/policy/scaling/service-target-tracking.js';

describe('nextDatapoints', () => {
  const firesAt = (most: number): number => {
    let count = 0;
    for (let minute = 1; ; minute++) if ((count = nextDatapoints(count, true, most)) === most) return minute;
  };

  it('3 of 3 above and 15 of 15 below (AS-3, example 47)', () => {
    expect(firesAt(SERVICE_HIGH_DATAPOINTS)).toBe(3);
    expect(firesAt(SERVICE_LOW_DATAPOINTS)).toBe(15);
  });

  it('stays there while it breaches', () => {
    expect(nextDatapoints(3, true, 3)).toBe(3);
  });

  it('begins anew at one that does not', () => {
    expect(nextDatapoints(2, false, 3)).toBe(0);
    expect(nextDatapoints(15, false, 15)).toBe(0);
  });
});

describe('trackedCapacity (AS-4)', () => {
  it.each([
    ['example 49', 10, 20, 60, 4],
    ['out, rounded up', 10, 61, 60, 11],
    ['out by a whole task', 10, 66, 60, 11],
    ['in, removing no part of a task', 10, 54.1, 60, 10],
    ['in by a whole task', 10, 54, 60, 9],
    ['at the target', 10, 60, 60, 10],
    ['no load', 10, 0, 60, 0],
    ['0 counts as 0', 0, 200, 60, 0],
  ])('%s: %i at %d, target %i: %i', (_, current, metric, target, capacity) => {
    expect(trackedCapacity(current, metric, target)).toBe(capacity);
  });

  it('takes no rounding of the metric for need of a task', () => {
    const metric = 120 / 29;
    expect(Math.ceil((29 * metric) / 60)).toBe(3);
    expect(trackedCapacity(29, metric, 60)).toBe(2);
  });

  it('but the least real need is one', () => {
    expect(trackedCapacity(100, 60.000001, 60)).toBe(101);
  });

  it('missing data asks for nothing (AS-7)', () => {
    expect(trackedCapacity(10, NaN, 60)).toBe(10);
    expect(trackedCapacity(0, NaN, 60)).toBe(0);
  });
});
