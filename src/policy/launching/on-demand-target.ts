import type { PurchaseOptions } from '../../model/scenario.js';
import { ceilDivide } from '../ceil-divide.js';

/** MS-60: how many of `total` instances are On-Demand: the base first, then a percentage of the rest, rounded up. */
export function onDemandTarget(total: number, options: PurchaseOptions): number {
  const base = Math.min(total, options.onDemandBaseCapacity);
  return base + ceilDivide((total - base) * options.onDemandPercentageAboveBaseCapacity, 100);
}

/** Whether the next instance is bought as Spot: the On-Demand ones suffice for one more. */
export const buysSpot = (onDemand: number, spot: number, options: PurchaseOptions): boolean =>
  onDemand >= onDemandTarget(onDemand + spot + 1, options);

/**
 * MS-50, step 3: whether scale-in takes a Spot instance: On-Demand has no more than its share of what will be left. Of one
 * instance less exactly one option has too many; so where this is true there is a Spot instance. At least one is alive.
 */
export const shedsSpot = (onDemand: number, spot: number, options: PurchaseOptions): boolean =>
  onDemand <= onDemandTarget(onDemand + spot - 1, options);
