import type { InstanceType, PurchaseOptions } from '../../model/scenario.js';

/**
 * MS-60: a group's types in the order in which one launch tries them. By price, where a type without a known price comes last
 * and equals keep the order of the list; or as listed. How deep Spot's pools are is not known, so `capacity-optimized`
 * shuffles: `random` is asked only then.
 * @param types indexes into `instanceTypes`, in priority order.
 */
export function orderTypes(
  types: readonly number[],
  spot: boolean,
  options: PurchaseOptions,
  instanceTypes: readonly InstanceType[],
  random: () => number,
): readonly number[] {
  switch (spot ? options.spotAllocationStrategy : options.onDemandAllocationStrategy) {
    case 'prioritized':
    case 'capacity-optimized-prioritized':
      return types;
    case 'lowest-price':
    case 'price-capacity-optimized':
      return byPrice(types, (type) => (spot ? instanceTypes[type].spotUsdPerHour : instanceTypes[type].usdPerHour));
    case 'capacity-optimized':
      return shuffled(types, random);
  }
}

function byPrice(types: readonly number[], priceOf: (type: number) => number | undefined): readonly number[] {
  // Not Infinity: the difference of two unknown prices must be 0.
  const price = (type: number): number => priceOf(type) ?? Number.MAX_VALUE;
  return types.toSorted((a, b) => price(a) - price(b));
}

/** Fisher–Yates. */
function shuffled(types: readonly number[], random: () => number): readonly number[] {
  const order = [...types];
  for (let left = order.length; left > 1; left--) {
    const n = Math.floor(random() * left);
    [order[n], order[left - 1]] = [order[left - 1], order[n]];
  }
  return order;
}
