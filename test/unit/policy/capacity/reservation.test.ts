import { describe, expect, it } from 'vitest';
import { basis } from '../../../../src/policy/capacity/needed.js';
import {
  createReservation,
  isAbove,
  isBelow,
  reservation,
  reservationPercent,
} from '../../../../src/policy/capacity/reservation.js';

function metric(how: keyof typeof basis, m: number, n: number, target = 100, emptyMetric: '100' | 'target' = '100') {
  const made = createReservation();
  reservation(made, basis[how], m, n, target, emptyMetric);
  return made;
}

it('begins at 100 %', () => {
  expect(reservationPercent(createReservation())).toBe(100);
});

describe('reservation', () => {
  it.each([
    ['W1', 'ratio', 3, 3, 100, 100],
    ['W2', 'ratio', 4, 3, 100, 133.33],
    ['W3, W4, example 20', 'ratio', 2, 3, 100, 66.67],
    ['W6', 'ratio', 0, 2, 100, 0],
    ['W7, example 22', 'empty', 0, 0, 100, 100],
    ['W8, example 22', 'fromZero', 5, 0, 100, 200],
    ['W10', 'empty', 0, 0, 90, 100],
    ['W11', 'ratio', 20, 40, 50, 50],
    ['W16', 'ratio', 8, 5, 100, 160],
    ['W18', 'ratio', 1, 1, 90, 100],
    ['W20', 'fromZero', 1, 0, 90, 200],
    ['W21', 'ratio', 8, 10, 100, 80],
    ['W33', 'incompatible', 2, 3, 80, 80],
    ['MS-23', 'ratio', 11, 10, 90, 110],
  ] as const)('%s: %s, M = %i, N = %i, target %i', (_, how, m, n, target, percent) => {
    expect(reservationPercent(metric(how, m, n, target))).toBe(percent);
  });

  it('an empty group may stand at its target (MS-35, knob emptyMetric)', () => {
    expect(reservationPercent(metric('empty', 0, 0, 90, 'target'))).toBe(90);
  });

  it('at the target neither alarm is concerned (MS-10)', () => {
    const atTarget = metric('ratio', 4, 5, 80);
    expect(isAbove(atTarget, 80)).toBe(false);
    expect(isBelow(atTarget, 80, 1)).toBe(false);
  });

  it('a hair above or below the target is above or below', () => {
    expect(isAbove(metric('ratio', 8001, 10_001, 80), 80)).toBe(true);
    expect(isBelow(metric('ratio', 8000, 10_001, 80), 80, 1)).toBe(true);
  });

  it('the low threshold may lie under the target (knob lowThresholdFactor)', () => {
    expect(isBelow(metric('ratio', 75, 100), 100, 0.9)).toBe(true);
    expect(isBelow(metric('ratio', 90, 100), 100, 0.9)).toBe(false);
    expect(isBelow(metric('ratio', 89, 100), 100, 0.9)).toBe(true);
  });
});
