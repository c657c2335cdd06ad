import { describe, expect, it } from 'vitest';
import type { ServiceScalingPolicy } from '../../../../src/model/scenario.js';
import { breachesStep, stepAdjusted } from '../../../../src/policy/scaling/step-adjustment.js';

type StepPolicy = Extract<ServiceScalingPolicy, { type: 'step' }>;
type Bound = number | undefined;

const policy = (steps: readonly (readonly [Bound, Bound, number])[], rest: Partial<StepPolicy> = {}): StepPolicy => ({
  type: 'step',
  metric: 'ECSServiceAverageCPUUtilization',
  threshold: 80,
  adjustmentType: 'ChangeInCapacity',
  minAdjustmentMagnitude: 0,
  steps: steps.map(([lower, upper, adjustment]) => ({ lower, upper, adjustment })),
  cooldownMs: 300_000,
  evaluationPeriods: 1,
  ...rest,
});

/** The policy of the interface's example, upside down too, and the two together. */
const out = policy([
  [0, 10, 2],
  [10, undefined, 5],
]);
const into = policy([
  [-10, 0, -2],
  [undefined, -10, -5],
]);
const both = policy([
  [undefined, -10, -5],
  [-10, 0, -2],
  [0, 10, 2],
  [10, undefined, 5],
]);
const bounded = policy([
  [-10, -5, -2],
  [5, 10, 2],
]);

describe('the step of a metric (AS-9)', () => {
  it.each([
    [79.9, 10],
    [80, 12],
    [89.9, 12],
    [90, 15],
    [900, 15],
  ])('above the threshold: lower inclusive, upper exclusive; %d: %i', (metric, capacity) => {
    expect(stepAdjusted(out, 10, metric)).toBe(capacity);
  });

  it.each([
    [80.1, 10],
    [80, 8],
    [70.1, 8],
    [70, 5],
    [0, 5],
  ])('below it: lower exclusive, upper inclusive; %d: %i', (metric, capacity) => {
    expect(stepAdjusted(into, 10, metric)).toBe(capacity);
  });

  it.each([
    [70, 5],
    [79.9, 8],
    [80, 12],
    [90, 15],
  ])('of steps on both sides the upper one has the threshold; %d: %i', (metric, capacity) => {
    expect(stepAdjusted(both, 10, metric)).toBe(capacity);
    expect(stepAdjusted({ ...both, steps: both.steps.toReversed() }, 10, metric)).toBe(capacity);
  });

  it.each([
    [69.9, 10],
    [70, 10],
    [70.1, 8],
    [75, 8],
    [75.1, 10],
    [80, 10],
    [84.9, 10],
    [85, 12],
    [89.9, 12],
    [90, 10],
  ])('current where none holds it; %d: %i', (metric, capacity) => {
    expect(stepAdjusted(bounded, 10, metric)).toBe(capacity);
    expect(breachesStep(bounded, metric)).toBe(capacity !== 10);
  });

  it('one step without an end holds every metric', () => {
    const any = policy([[undefined, undefined, 1]]);
    expect([0, 80, 200].map((metric) => stepAdjusted(any, 10, metric))).toEqual([11, 11, 11]);
  });

  it('counts from the threshold', () => {
    const lower = { ...out, threshold: 50 };
    expect([49, 50, 60].map((metric) => stepAdjusted(lower, 10, metric))).toEqual([10, 12, 15]);
  });

  it('missing data is in none (AS-7)', () => {
    expect(stepAdjusted(both, 10, NaN)).toBe(10);
    expect(breachesStep(both, NaN)).toBe(false);
  });
});

describe('breachesStep', () => {
  it('a policy that goes out breaches from the threshold on', () => {
    expect([79.9, 80, 80.1, 95].map((metric) => breachesStep(out, metric))).toEqual([false, true, true, true]);
  });

  it('one that goes in breaches up to it', () => {
    expect([20, 79.9, 80, 80.1].map((metric) => breachesStep(into, metric))).toEqual([true, true, true, false]);
  });

  it('a step of 0 breaches too, and changes nothing', () => {
    const idle = policy([[0, undefined, 0]]);
    expect(breachesStep(idle, 85)).toBe(true);
    expect(stepAdjusted(idle, 10, 85)).toBe(10);
  });
});

describe('the adjustment', () => {
  const percent = (adjustment: number, minAdjustmentMagnitude = 0): StepPolicy =>
    policy([[undefined, undefined, adjustment]], { adjustmentType: 'PercentChangeInCapacity', minAdjustmentMagnitude });

  it.each([
    [127, 10, 12, '12.7 is 12'],
    [200, 10, 20, 'example 50: + 200 % of 10'],
    [10, 10, 1, 'exactly 1'],
    [19, 10, 1, '1.9 is 1'],
    [20, 10, 2, 'exactly 2'],
    [9, 10, 1, '0.9 is 1'],
    [67, 1, 1, '0.67 is 1'],
    [-58, 1, -1, '−0.58 is −1'],
    [-10, 10, -1, 'exactly −1'],
    [-19, 10, -1, '−1.9 is −1'],
    [-20, 10, -2, 'exactly −2'],
    [-667, 1, -6, '−6.67 is −6'],
    [50, 0, 0, 'a part of nothing'],
    [0, 10, 0, 'nothing'],
  ])('%i percent of %i is %i: %s', (adjustment, current, change) => {
    expect(stepAdjusted(percent(adjustment), current, 80)).toBe(current + change);
  });

  it.each([
    [25, 4, 2, 2],
    [25, 8, 2, 2],
    [25, 12, 2, 3],
    [-25, 4, 2, -2],
    [-25, 12, 2, -3],
    [0, 4, 2, 0],
  ])('%i percent of %i with a magnitude of %i is %i', (adjustment, current, least, change) => {
    expect(stepAdjusted(percent(adjustment, least), current, 80)).toBe(current + change);
  });

  it('the magnitude is for percentages only', () => {
    expect(stepAdjusted({ ...out, minAdjustmentMagnitude: 4 }, 10, 85)).toBe(12);
    expect(stepAdjusted({ ...out, minAdjustmentMagnitude: 4, adjustmentType: 'ExactCapacity' }, 10, 85)).toBe(2);
  });

  it('ExactCapacity is the capacity itself', () => {
    const exact = policy([[0, undefined, 7]], { adjustmentType: 'ExactCapacity' });
    expect([3, 7, 20].map((current) => stepAdjusted(exact, current, 80))).toEqual([7, 7, 7]);
    expect(stepAdjusted(exact, 3, 79)).toBe(3);
  });
});
