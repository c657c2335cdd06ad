import type { CircuitBreaker } from '../../model/scenario.js';
import { ceilDivide } from '../ceil-divide.js';

/** The most failures that a bounded threshold waits for (SS-11). */
const CEILING = 200;

/**
 * SS-11, SS-12: at so many failed tasks a deployment has failed. BOUNDED_PERCENT is ⌈value % of desired⌉ between `floor` and
 * 200; UNBOUNDED_PERCENT has no bounds, but is at least 1; COUNT is the value itself.
 */
export function failureThreshold({ type, value }: CircuitBreaker['threshold'], desired: number, floor: number): number {
  switch (type) {
    case 'BOUNDED_PERCENT':
      return Math.min(CEILING, Math.max(floor, ceilDivide(desired * value, 100)));
    case 'UNBOUNDED_PERCENT':
      return Math.max(1, ceilDivide(desired * value, 100));
    case 'COUNT':
      return value;
  }
}
