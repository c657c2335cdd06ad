import { maximumTasks } from '../../../policy/deployment/task-bounds.js';
import { defineRule } from '../define-rule.js';
import { replicasOf, scalingTargetsOf } from '../subject/requests.js';
import { counted, listed, spanText } from '../subject/words.js';

export const deploymentRaisesDemand = defineRule({
  code: 'L050',
  name: 'deployment-raises-demand',
  severity: 'info',
  what: 'A deployment asks for more tasks at a time than the service has.',
  why: 'With maximumPercent 200 the new tasks stand beside the old ones. Managed scaling cannot tell that from growth: it launches instances that are empty when the deployment ends, and idle for 15 minutes.',
  rules: ['MS-45', 'SS-2', 'MS-16'],
  reports: ['aws/containers-roadmap#945', 'aws/containers-roadmap#900'],
  fix: 'A lower maximumPercent, with a lower minimumHealthyPercent, uses the room that is there.',
  check: (scenario, plan) =>
    replicasOf(scenario).flatMap(({ service, index, path }) => {
      const deploy = plan.whole.events.find((e) => e.type === 'deploy' && e.service === index);
      const targets = scalingTargetsOf(scenario, service.launchPath);
      if (deploy === undefined || targets.length === 0) return [];
      const desired = plan.counts[index].findLast(({ atMs }) => atMs <= deploy.atMs)?.desired ?? 0;
      const most = maximumTasks(desired, service.deployment.maximumPercent);
      if (most <= desired) return [];
      return [
        {
          path: `${path}.deploymentConfiguration.maximumPercent`,
          message: `The deployment of ${service.name} at ${spanText(deploy.atMs)} asks ${listed(targets.map(({ provider }) => scenario.capacityProviders[provider].name))} for up to ${counted(most - desired, 'task')} beside the ${desired} it has.`,
          hint: 'Nothing to do where speed matters; else lower both percentages.',
        },
      ];
    }),
});
