import { defineRule } from '../define-rule.js';
import { listed } from '../subject/words.js';

export const priceUnknown = defineRule({
  code: 'L059',
  name: 'price-unknown',
  severity: 'info',
  what: 'An instance type has no price in the region of the scenario.',
  why: 'The cost of a run is "not priced" as soon as such an instance runs. Prices are built in for us-east-1.',
  rules: [],
  fix: 'Give usdPerHour under instanceTypes.',
  check: (scenario) =>
    scenario.autoScalingGroups.flatMap(({ name, instanceTypes }) => {
      const unknown = instanceTypes
        .map((t) => scenario.instanceTypes[t])
        .filter(({ usdPerHour }) => usdPerHour === undefined);
      if (unknown.length === 0) return [];
      const names = listed(unknown.map((type) => type.name));
      return [
        {
          path: `autoScalingGroups[${name}].instanceTypes`,
          message: `No price of ${names} is known in ${scenario.region}: the cost will not be priced.`,
          hint: `Add it: instanceTypes: [{ name: ${unknown[0].name}, usdPerHour: … }].`,
        },
      ];
    }),
});
