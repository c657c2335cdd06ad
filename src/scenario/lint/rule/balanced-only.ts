import { defineRule } from '../define-rule.js';
import { scalingProvidersOf } from '../subject/requests.js';

export const balancedOnly = defineRule({
  code: 'L057',
  name: 'balanced-only',
  severity: 'info',
  what: 'A group over several zones launches balanced only.',
  why: 'When a zone has no capacity its launches are tried there again, not elsewhere. Tasks wait, and with each datapoint the desired capacity grows by what is missing: more is launched than is needed once the zone has capacity again.',
  rules: ['MS-57', 'MS-63', 'MS-19'],
  fix: 'Use balanced-best-effort, the default, unless even zones matter more than capacity.',
  check: (scenario) =>
    scalingProvidersOf(scenario).flatMap(({ group }) => {
      if (group.availabilityZoneDistribution !== 'balanced-only' || group.availabilityZones.length < 2) return [];
      return [
        {
          path: `autoScalingGroups[${group.name}].availabilityZoneDistribution`,
          message: `${group.name} never launches in another zone when one of its ${group.availabilityZones.length} has no capacity.`,
          hint: 'Use balanced-best-effort.',
        },
      ];
    }),
});
