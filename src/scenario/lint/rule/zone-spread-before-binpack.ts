import type { Scenario } from '../../../model/scenario.js';
import { ceilDivide } from '../../../policy/ceil-divide.js';
import { defineRule } from '../define-rule.js';
import { choosyTargetsOf, habitOf, spreadsZonesFirst } from '../subject/chain.js';
import { askersOf } from '../subject/requests.js';
import { counted } from '../subject/words.js';

export const zoneSpreadBeforeBinpack = defineRule({
  code: 'L020',
  name: 'zone-spread-before-binpack',
  severity: 'info',
  what: 'Tasks are spread over zones before they are packed, with targetCapacity below 100.',
  why: 'This is the right order for even zones. Its cost is one instance that is not full in each zone instead of one in all, and the headroom on top of those.',
  rules: ['PL-4', 'PL-7', 'MS-68'],
  fix: 'Keep it where zones matter; binpack first is cheaper, and leaves the zones to chance.',
  check: (scenario, plan) =>
    askersOf(scenario).flatMap((request) => {
      const { launch, path, name } = request;
      const { placementStrategy: chain } = launch;
      if (habitOf(chain) !== 'packs' || !spreadsZonesFirst(chain)) return [];
      return choosyTargetsOf(scenario, plan.greatestMaxSize, request).flatMap(({ group, provider }) => {
        const { name: cp, managedScaling } = scenario.capacityProviders[provider];
        const { targetCapacity } = managedScaling;
        const zones = scenario.autoScalingGroups[group].availabilityZones.length;
        if (targetCapacity >= 100 || zones < 2) return [];
        const busy = zones - 1;
        const more = ceilDivide(busy * 100, targetCapacity);
        return [
          {
            path: `${path}.placementStrategy`,
            message: `Even zones cost ${name} at most ${counted(busy, 'busy instance')} more than binpack alone over ${zones} zones, ${counted(more, 'instance')} at target ${targetCapacity} of ${cp}${priceText(scenario, group, more)}.`,
            hint: 'Nothing to do where the loss of a zone matters; binpack first saves them where it does not.',
          },
        ];
      });
    }),
});

function priceText(scenario: Scenario, group: number, instances: number): string {
  const { usdPerHour } = scenario.instanceTypes[scenario.autoScalingGroups[group].instanceTypes[0]];
  return usdPerHour === undefined ? '' : `: $${(usdPerHour * instances).toFixed(2)} an hour`;
}
