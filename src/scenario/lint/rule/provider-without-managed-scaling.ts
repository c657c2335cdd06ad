import { defineRule, type LintFinding } from '../define-rule.js';
import { mostOnInstance, needsOf } from '../subject/fit.js';
import { askersOf, scales, targetsOf } from '../subject/requests.js';
import { shareOf } from '../subject/share.js';

export const providerWithoutManagedScaling = defineRule({
  code: 'L035',
  name: 'provider-without-managed-scaling',
  severity: 'warning',
  what: 'A provider whose managed scaling is off gets more tasks than its instances hold.',
  why: 'Without managed scaling nothing waits in PROVISIONING and nothing scales out: RunTask fails at once with RESOURCE:*, a service logs that it was unable to place a task.',
  rules: ['MS-36', 'PL-14'],
  fix: 'Set managedScaling.status: ENABLED, or let the group have the instances.',
  check: (scenario, plan) =>
    askersOf(scenario).flatMap(({ launch, name, path }) =>
      targetsOf(scenario, launch.launchPath).flatMap((target): readonly LintFinding[] => {
        if (target.provider < 0) return [];
        const provider = scenario.capacityProviders[target.provider];
        const group = scenario.autoScalingGroups[target.group];
        if (scales(provider) || group.scheduledActions.length > 0) return [];
        const mine = plan.surges.filter((surge) => surge.launch === launch || surge.path.startsWith(`${path}.`));
        const most = Math.max(0, ...mine.map(({ count }) => shareOf(launch.launchPath, target, count)));
        const room = group.desiredCapacity * mostOnInstance(scenario, target.group, needsOf(scenario, launch));
        if (most <= room) return [];
        return [
          {
            path: `capacityProviders[${provider.name}].managedScaling`,
            message: `${name} brings ${most} tasks at once; the ${group.desiredCapacity} instances of ${group.name} hold ${room}, and ${provider.name} does not scale.`,
            hint: 'Set managedScaling: { status: ENABLED }, or raise desiredCapacity.',
          },
        ];
      }),
    ),
});
