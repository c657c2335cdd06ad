import { defineRule } from '../define-rule.js';
import { replicasOf } from '../subject/requests.js';

export const desiredOutsideAutoScaling = defineRule({
  code: 'L060',
  name: 'desired-outside-auto-scaling',
  severity: 'warning',
  what: 'The desired count of a service is outside the bounds of its Application Auto Scaling.',
  why: 'A scaling policy moves the count into its bounds at its first action, however small the step it wanted to make.',
  rules: ['AS-4'],
  fix: 'Let desiredCount be between minCapacity and maxCapacity.',
  check: (scenario) =>
    replicasOf(scenario).flatMap(({ service, path }) => {
      const { autoScaling, desiredCount, name } = service;
      if (autoScaling === undefined) return [];
      const { minCapacity, maxCapacity } = autoScaling;
      if (desiredCount >= minCapacity && desiredCount <= maxCapacity) return [];
      return [
        {
          path: `${path}.desiredCount`,
          message: `${name} wants ${desiredCount} tasks; its Application Auto Scaling keeps it between ${minCapacity} and ${maxCapacity}.`,
          hint: `Start with ${Math.min(maxCapacity, Math.max(minCapacity, desiredCount))}.`,
        },
      ];
    }),
});
