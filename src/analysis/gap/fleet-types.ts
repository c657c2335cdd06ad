import type { Scenario } from '../../model/scenario.js';
import { registeredCapacity } from '../../model/type-capacity.js';
import type { FleetType } from '../../policy/packing/fleet-bound.js';

/** US dollars for an hour of an On-Demand instance, less the discount; undefined where no price is known. */
export const onDemandUsdPerHour = ({ pricing, instanceTypes }: Scenario, type: number): number | undefined => {
  const { usdPerHour } = instanceTypes[type];
  return usdPerHour === undefined ? undefined : (usdPerHour * (100 - pricing.discountPercent)) / 100;
};

/** US dollars for an hour of an instance of the group, before savings plans; undefined where no price is known. */
export function instanceUsdPerHour(scenario: Scenario, type: number, spot: boolean): number | undefined {
  const usd = spot ? scenario.instanceTypes[type].spotUsdPerHour : onDemandUsdPerHour(scenario, type);
  return usd === undefined ? undefined : usd + scenario.pricing.extraUsdPerInstanceHour;
}

/** What a group may launch, at the least price it may pay: Spot counts where its policy allows any. */
export function fleetTypesOf(scenario: Scenario, group: number): readonly FleetType[] {
  const { instanceTypes, purchase } = scenario.autoScalingGroups[group];
  const options = purchase.onDemandPercentageAboveBaseCapacity < 100 ? [false, true] : [false];
  return instanceTypes.flatMap((type) => {
    const prices = options.flatMap((spot) => instanceUsdPerHour(scenario, type, spot) ?? []);
    if (prices.length === 0) return [];
    return [{ capacity: registeredCapacity(scenario, group, type), usdPerHour: Math.min(...prices) }];
  });
}
