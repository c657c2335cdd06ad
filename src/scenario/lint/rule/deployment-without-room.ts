import { minimumHealthyTasks } from '../../../policy/deployment/task-bounds.js';
import { defineRule } from '../define-rule.js';
import { mostOnInstance, needsOf } from '../subject/fit.js';
import { peakOf } from '../subject/plan.js';
import { replicasOf, targetsOf } from '../subject/requests.js';
import { listed } from '../subject/words.js';

export const deploymentWithoutRoom = defineRule({
  code: 'L049',
  name: 'deployment-without-room',
  severity: 'warning',
  what: 'At maxSize there is room for a service, and for none of the tasks that would replace it.',
  why: 'With minimumHealthyPercent 100 a new task must run before an old one stops. Where the groups cannot hold one more, a deployment stands still. With distinctInstance or a static host port it needs an instance more. (An instance that drains is replaced by another, so refreshes go on.)',
  rules: ['SS-6', 'SS-4', 'RA-9', 'CO-3', 'MS-29'],
  fix: 'Raise maxSize by one, or lower minimumHealthyPercent.',
  check: (scenario, plan) =>
    replicasOf(scenario).flatMap(({ service, index, path }) => {
      const { desired } = peakOf(plan, index);
      const targets = targetsOf(scenario, service.launchPath);
      const room = targets.reduce(
        (sum, { group }) =>
          sum + plan.greatestMaxSize[group] * mostOnInstance(scenario, group, needsOf(scenario, service)),
        0,
      );
      const mayStopFirst = minimumHealthyTasks(desired, service.deployment.minimumHealthyPercent) < desired;
      if (targets.length === 0 || desired === 0 || room !== desired || mayStopFirst) return [];
      if (onFargateToo()) return [];
      const groups = listed(targets.map(({ group }) => scenario.autoScalingGroups[group].name));
      return [
        {
          path: `${path}.deploymentConfiguration`,
          message: `${groups} at maxSize ${targets.length === 1 ? 'holds' : 'hold'} the ${desired} tasks of ${service.name} and no more; ${service.deployment.minimumHealthyPercent} % must stay healthy, so a deployment can start none.`,
          hint: 'Raise maxSize by one, or lower minimumHealthyPercent.',
        },
      ];

      function onFargateToo(): boolean {
        const { launchPath } = service;
        return launchPath.type === 'capacityProviderStrategy' && launchPath.items.length > targets.length;
      }
    }),
});
