import { defineRule, type LintFinding } from '../define-rule.js';
import { scalingProvidersOf } from '../subject/requests.js';
import { listed, spanText } from '../subject/words.js';

export const capacitySetByHand = defineRule({
  code: 'L058',
  name: 'capacity-set-by-hand',
  severity: 'warning',
  what: 'The desired capacity of a group is set by hand or by the clock, and managed scaling sets it as well.',
  why: 'Managed scaling computes from what it measures: instances that were added by hand are empty and go after 15 minutes, and while they boot they unsettle the metric. Scale-in by hand waits for protected instances.',
  rules: ['MS-31', 'MS-49', 'MS-19'],
  reports: ['aws/containers-roadmap#945', 'aws/containers-roadmap#2862'],
  fix: 'Change minSize by the clock instead, or targetCapacity.',
  check: (scenario, plan) =>
    scalingProvidersOf(scenario).flatMap(({ provider, group, path }): readonly LintFinding[] => {
      const g = provider.autoScalingGroup;
      const byHand = plan.whole.events.filter(
        (e) =>
          (e.type === 'setDesiredCapacity' && e.autoScalingGroup === g) ||
          (e.type === 'update' && e.desiredCapacities.includes(g)),
      );
      const byClock = group.scheduledActions.filter(({ desiredCapacity }) => desiredCapacity !== undefined);
      const times = [...byHand, ...byClock].map(({ atMs }) => spanText(atMs));
      if (times.length === 0) return [];
      return [
        {
          path: byClock.length > 0 ? `autoScalingGroups[${group.name}].scheduledActions` : `${path}.managedScaling`,
          message: `The desired capacity of ${group.name} is set at ${listed(times)}; managed scaling of ${provider.name} goes by its own count and undoes it.`,
          hint: 'Raise minSize instead of desiredCapacity, for as long as the instances are wanted.',
        },
      ];
    }),
});
