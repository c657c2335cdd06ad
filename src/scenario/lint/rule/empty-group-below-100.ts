import { defineRule } from '../define-rule.js';
import { mayBeEmpty } from '../subject/at-zero.js';
import { scalingProvidersOf } from '../subject/requests.js';

export const emptyGroupBelow100 = defineRule({
  code: 'L022',
  name: 'empty-group-below-100',
  severity: 'warning',
  what: 'A group may become empty, and its targetCapacity is below 100.',
  why: 'Without tasks and instances the metric is 100, above the target: two instances are launched, ended 15 minutes later because they are empty, and launched again, for ever.',
  rules: ['MS-35', 'MS-9', 'MS-33'],
  reports: ['aws/containers-roadmap#653'],
  fix: 'Use targetCapacity 100 for a group that goes to zero, or minSize 1.',
  check: (scenario, plan) =>
    scalingProvidersOf(scenario).flatMap(({ provider, group, path }) => {
      const { targetCapacity } = provider.managedScaling;
      const isKept = targetCapacity === 100 || scenario.model.emptyMetric === 'target';
      if (isKept || !mayBeEmpty(scenario, plan, provider.autoScalingGroup)) return [];
      return [
        {
          path: `${path}.managedScaling.targetCapacity`,
          message: `${group.name} has minSize 0 and may be without tasks; at target ${targetCapacity} it then goes from 0 to 2 instances and back, about every 17 minutes.`,
          hint: `Use targetCapacity 100, or minSize 1 for ${group.name}.`,
        },
      ];
    }),
});
