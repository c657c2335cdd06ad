import { defineRule } from '../define-rule.js';
import { scalingProvidersOf } from '../subject/requests.js';
import { hasSpot } from '../subject/spot.js';
import { listed } from '../subject/words.js';

export const forcedEndWithoutDraining = defineRule({
  code: 'L047',
  name: 'forced-end-without-draining',
  severity: 'warning',
  what: 'Instances are taken away by Spot, refresh or lifetime, and managed draining is off.',
  why: 'Termination protection keeps scale-in away and nothing else. Without draining ECS hears of such an end when the instance is gone, and its tasks are killed.',
  rules: ['MS-49', 'MS-51', 'MS-52', 'MS-62'],
  reports: ['aws/containers-roadmap#1143'],
  fix: 'Set managedDraining: ENABLED, the default of new providers.',
  check: (scenario, plan) =>
    scalingProvidersOf(scenario).flatMap(({ provider, group, path }) => {
      if (provider.managedDraining || !provider.managedTerminationProtection) return [];
      const refreshes = plan.whole.events.some(
        (e) => e.type === 'instanceRefresh' && e.autoScalingGroup === provider.autoScalingGroup,
      );
      const causes = [
        ...(hasSpot(group) ? ['Spot interruptions'] : []),
        ...(group.maxInstanceLifetimeMs === undefined ? [] : ['the maximum lifetime']),
        ...(refreshes ? ['the instance refresh'] : []),
      ];
      if (causes.length === 0) return [];
      return [
        {
          path: `${path}.managedDraining`,
          message: `Tasks on ${group.name} are killed by ${listed(causes)}: managed draining of ${provider.name} is off.`,
          hint: 'Set managedDraining: ENABLED.',
        },
      ];
    }),
});
