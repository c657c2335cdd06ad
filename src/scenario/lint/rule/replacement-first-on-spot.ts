import { minimumHealthyTasks } from '../../../policy/deployment/task-bounds.js';
import { defineRule } from '../define-rule.js';
import { replicasOf, scalingTargetsOf } from '../subject/requests.js';
import { hasSpot } from '../subject/spot.js';

export const replacementFirstOnSpot = defineRule({
  code: 'L053',
  name: 'replacement-first-on-spot',
  severity: 'info',
  what: 'A service on Spot may stop no task before its replacement is healthy.',
  why: 'With minimumHealthyPercent 100 a drain waits for the replacement, which often needs a new instance: that takes longer than the two minutes of the notice, and the old task is killed.',
  rules: ['MS-62', 'MS-53', 'SS-18'],
  fix: 'Set minimumHealthyPercent below 100 for services on Spot, with a task or two to spare.',
  check: (scenario, plan) =>
    replicasOf(scenario).flatMap(({ service, index, path }) => {
      const spot = scalingTargetsOf(scenario, service.launchPath).find(({ group }) =>
        hasSpot(scenario.autoScalingGroups[group]),
      );
      const { desired } = plan.counts[index][0];
      const { minimumHealthyPercent } = service.deployment;
      if (spot === undefined || desired === 0 || minimumHealthyTasks(desired, minimumHealthyPercent) < desired)
        return [];
      return [
        {
          path: `${path}.deploymentConfiguration`,
          message: `${minimumHealthyPercent} % of the ${desired} tasks of ${service.name} must stay healthy: when Spot takes an instance of ${scenario.autoScalingGroups[spot.group].name}, its tasks wait for replacements and may be killed.`,
          hint: 'Lower minimumHealthyPercent, so that a task may stop at once.',
        },
      ];
    }),
});
