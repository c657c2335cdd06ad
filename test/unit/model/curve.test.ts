import { describe, expect, it } from 'vitest';
import { curveAt } from '../../../src/model/curve.js';
import { diurnalRate } from '../../../src/model/diurnal-rate.js';
import type { Curve } from '../../../src/model/scenario.js';

const HOUR = 3_600_000;
const steps = (...points: readonly (readonly [number, number])[]): Curve => ({
  type: 'steps',
  points: points.map(([atMs, value]) => ({ atMs, value })),
});
const values = (curve: Curve, ...times: readonly number[]): number[] => times.map((atMs) => curveAt(curve, atMs));

describe('curveAt', () => {
  it('a constant', () => {
    expect(values({ type: 'constant', value: 7 }, 0, HOUR)).toEqual([7, 7]);
  });

  it('a day’s wave', () => {
    const wave = { min: 20, max: 400, peakAtMs: 14 * HOUR };
    const curve: Curve = { type: 'diurnal', ...wave };
    expect(curveAt(curve, 14 * HOUR)).toBe(400);
    expect(curveAt(curve, 2 * HOUR)).toBe(20);
    expect(curveAt(curve, 5 * HOUR)).toBe(diurnalRate(wave, 5 * HOUR));
  });

  it('steps hold from each point on', () => {
    const curve = steps([0, 20], [100, 200], [250, 5], [300, 6]);
    expect(values(curve, 0, 99, 100, 101, 249, 250, 299, 300, 9999)).toEqual([20, 20, 200, 200, 200, 5, 5, 6, 6]);
  });

  it('steps are 0 before the first', () => {
    expect(values(steps([100, 7]), 0, 99, 100)).toEqual([0, 0, 7]);
    expect(values(steps(), 0, 99)).toEqual([0, 0]);
  });

  it('the last of points at one time counts', () => {
    expect(values(steps([0, 1], [50, 2], [50, 3], [60, 4]), 49, 50, 60)).toEqual([1, 3, 4]);
  });
});
