import { defineRule } from '../define-rule.js';
import { askersOf, targetsOf } from '../subject/requests.js';
import { hasSpot } from '../subject/spot.js';

export const spotWithOneType = defineRule({
  code: 'L055',
  name: 'spot-with-one-type',
  severity: 'warning',
  what: 'A group launches Spot instances of a single type.',
  why: 'Each type in each zone is a pool of its own. When it runs dry the launches fail and are tried again, the share of the tasks waits, and no On-Demand provider takes it.',
  rules: ['MS-60', 'MS-63', 'CP-4'],
  reports: ['aws/containers-roadmap#773', 'aws/containers-roadmap#852'],
  fix: 'Give the group several types of one size.',
  check(scenario) {
    const used = new Set(
      askersOf(scenario).flatMap(({ launch }) => targetsOf(scenario, launch.launchPath).map(({ group }) => group)),
    );
    return scenario.autoScalingGroups.flatMap((group, g) => {
      if (!used.has(g) || !hasSpot(group) || group.instanceTypes.length > 1) return [];
      const { name } = scenario.instanceTypes[group.instanceTypes[0]];
      return [
        {
          path: `autoScalingGroups[${group.name}].instanceTypes`,
          message: `${group.name} launches Spot instances of ${name} only: without them its tasks wait.`,
          hint: `Add types of the size of ${name}, from other families or generations.`,
        },
      ];
    });
  },
});
