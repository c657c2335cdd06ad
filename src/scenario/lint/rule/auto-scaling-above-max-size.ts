import { defineRule } from '../define-rule.js';
import { mostOnInstance, needsOf } from '../subject/fit.js';
import { replicasOf, targetsOf } from '../subject/requests.js';
import { shareOf } from '../subject/share.js';

export const autoScalingAboveMaxSize = defineRule({
  code: 'L012',
  name: 'auto-scaling-above-max-size',
  severity: 'warning',
  what: 'Application Auto Scaling may want more tasks of a service than its groups can hold at maxSize.',
  why: 'The service scales by its own metric and knows nothing of the room: what is beyond maxSize waits in PROVISIONING, while the metric stays high.',
  rules: ['MS-29', 'AS-4', 'MS-38'],
  fix: 'Raise maxSize of the group, or lower maxCapacity of the service.',
  check: (scenario, plan) =>
    replicasOf(scenario).flatMap(({ service, path }) => {
      const { autoScaling, launchPath } = service;
      if (autoScaling === undefined || launchPath.type !== 'capacityProviderStrategy') return [];
      const { maxCapacity } = autoScaling;
      return targetsOf(scenario, launchPath).flatMap((target) => {
        const room =
          plan.greatestMaxSize[target.group] * mostOnInstance(scenario, target.group, needsOf(scenario, service));
        const tasks = shareOf(launchPath, target, maxCapacity);
        if (room === 0 || tasks <= room) return [];
        const { name } = scenario.autoScalingGroups[target.group];
        return [
          {
            path: `${path}.autoScaling.maxCapacity`,
            message: `At maxCapacity ${maxCapacity} ${service.name} wants ${tasks} tasks of ${name}; at maxSize ${plan.greatestMaxSize[target.group]} it holds ${room}.`,
            hint: `Raise maxSize of ${name}, or lower maxCapacity.`,
          },
        ];
      });
    }),
});
