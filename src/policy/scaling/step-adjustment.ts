import type { ServiceScalingPolicy } from '../../model/scenario.js';

type StepPolicy = Extract<ServiceScalingPolicy, { readonly type: 'step' }>;
type Step = StepPolicy['steps'][number];

/** Whether metric − threshold lies in one of the steps. Missing data (NaN) lies in none (AS-7). */
export const breachesStep = (policy: StepPolicy, metric: number): boolean => stepAt(policy, metric) !== undefined;

/**
 * AS-9: the capacity that the metric's step asks for, not bounded; `current` where no step holds the metric.
 * Only of a percentage is `minAdjustmentMagnitude` the least change.
 */
export function stepAdjusted(policy: StepPolicy, current: number, metric: number): number {
  const step = stepAt(policy, metric);
  if (step === undefined) return current;
  switch (policy.adjustmentType) {
    case 'ChangeInCapacity':
      return current + step.adjustment;
    case 'PercentChangeInCapacity':
      return current + percentChange(current, step.adjustment, policy.minAdjustmentMagnitude);
    case 'ExactCapacity':
      return step.adjustment;
  }
}

/** At or above the threshold: lower ≤ x < upper. Below it: lower < x ≤ upper, also at the threshold if no step holds it from above. */
function stepAt({ steps, threshold }: StepPolicy, metric: number): Step | undefined {
  const x = metric - threshold;
  if (x >= 0) {
    for (const step of steps) if ((step.lower ?? -Infinity) <= x && x < (step.upper ?? Infinity)) return step;
  }
  if (x <= 0) {
    for (const step of steps) if ((step.lower ?? -Infinity) < x && x <= (step.upper ?? Infinity)) return step;
  }
  return undefined;
}

/** Rounded towards 0, but what lies between 0 and 1 is 1: 12.7 is 12, 0.67 is 1, −0.58 is −1, −6.67 is −6. */
function percentChange(current: number, percent: number, least: number): number {
  const exact = (current * Math.abs(percent)) / 100;
  const size = exact > 0 ? Math.max(1, Math.floor(exact)) : 0;
  return Math.sign(percent) * Math.max(least, size);
}
