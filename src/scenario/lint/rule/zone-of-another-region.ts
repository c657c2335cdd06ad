import { defineRule } from '../define-rule.js';
import { listed } from '../subject/words.js';

/** us-east-1a, us-gov-west-1b, us-west-2-lax-1a. */
const ZONE = /^[a-z]{2}(?:-[a-z]+)+-\d/;

export const zoneOfAnotherRegion = defineRule({
  code: 'L041',
  name: 'zone-of-another-region',
  severity: 'error',
  what: 'A group stands in a zone of another region than the scenario.',
  why: 'An Auto Scaling group and a cluster are of one region. Prices are those of `region`, so the cost would be wrong as well.',
  rules: ['MS-57'],
  fix: 'Set region to that of the zones.',
  check: (scenario) =>
    scenario.autoScalingGroups.flatMap(({ name, availabilityZones }) => {
      const { region } = scenario;
      const foreign = availabilityZones
        .map((zone) => scenario.availabilityZones[zone])
        .filter((zone) => ZONE.test(zone) && !zone.startsWith(region));
      if (foreign.length === 0) return [];
      return [
        {
          path: `autoScalingGroups[${name}].availabilityZones`,
          message: `${listed(foreign)} ${foreign.length === 1 ? 'is' : 'are'} not in ${region}, the region of this scenario.`,
          hint: `Set region, or take zones of ${region}.`,
        },
      ];
    }),
});
