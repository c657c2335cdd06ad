import { maximumTasks, minimumHealthyTasks } from '../../../policy/deployment/task-bounds.js';
import { defineRule } from '../define-rule.js';
import { replicasOf, targetsOf } from '../subject/requests.js';

export const deploymentDeadlock = defineRule({
  code: 'L048',
  name: 'deployment-deadlock',
  severity: 'error',
  what: 'minimumHealthyPercent and maximumPercent allow a service neither to start nor to stop a task.',
  why: 'The maximum is rounded down and the minimum up. When both are the desired count nothing can be replaced: deployments stand still, and an instance that drains waits 48 hours and then kills what is left.',
  rules: ['SS-2', 'SS-4', 'MS-45', 'MS-53'],
  fix: 'Lower minimumHealthyPercent or raise maximumPercent, until one task more or less is allowed.',
  check: (scenario, plan) =>
    replicasOf(scenario).flatMap(({ service, index, path }) => {
      const { minimumHealthyPercent: min, maximumPercent: max } = service.deployment;
      const stuck = plan.counts[index].find(
        ({ desired }) =>
          desired > 0 && maximumTasks(desired, max) <= desired && minimumHealthyTasks(desired, min) >= desired,
      );
      if (stuck === undefined) return [];
      const draining = targetsOf(scenario, service.launchPath)
        .filter(({ provider }) => provider >= 0 && scenario.capacityProviders[provider].managedDraining)
        .map(({ provider }) => scenario.capacityProviders[provider].name);
      const drains = draining.length === 0 ? '' : ` Draining by ${draining[0]} is stuck too, for up to 48 hours.`;
      return [
        {
          path: `${path}.deploymentConfiguration`,
          message: `With ${stuck.desired} desired, ${min} % healthy is at least ${minimumHealthyTasks(stuck.desired, min)} and ${max} % at most ${maximumTasks(stuck.desired, max)}: no task of ${service.name} can be replaced.${drains}`,
          hint: 'Allow one task more or less: minimumHealthyPercent 50, or maximumPercent 200.',
        },
      ];
    }),
});
