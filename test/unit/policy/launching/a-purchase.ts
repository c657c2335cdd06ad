import type { PurchaseOptions } from '../../../../src/model/scenario.js';

/** As without a mixed instances policy, except where it is said. */
export const aPurchase = (options: Partial<PurchaseOptions> = {}): PurchaseOptions => ({
  onDemandBaseCapacity: 0,
  onDemandPercentageAboveBaseCapacity: 100,
  onDemandAllocationStrategy: 'prioritized',
  spotAllocationStrategy: 'price-capacity-optimized',
  ...options,
});

export const mix = (onDemandBaseCapacity: number, onDemandPercentageAboveBaseCapacity: number): PurchaseOptions =>
  aPurchase({ onDemandBaseCapacity, onDemandPercentageAboveBaseCapacity });
