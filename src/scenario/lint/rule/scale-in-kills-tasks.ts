import { defineRule } from '../define-rule.js';
import { scalingProvidersOf } from '../subject/requests.js';

export const scaleInKillsTasks = defineRule({
  code: 'L045',
  name: 'scale-in-kills-tasks',
  severity: 'warning',
  what: 'A group scales in without termination protection and without draining.',
  why: 'The metric says how many instances go, not which: Auto Scaling takes any, with what runs on it. The tasks that die are asked for again and may scale the group out, and in again. Zone rebalancing does the same.',
  rules: ['MS-48', 'MS-52', 'MS-58'],
  reports: ['aws/containers-roadmap#900', 'buildkite/elastic-ci-stack-for-aws#435'],
  fix: 'Enable managedTerminationProtection (with newInstancesProtectedFromScaleIn), or at least managedDraining.',
  check: (scenario, plan) =>
    scalingProvidersOf(scenario).flatMap(({ provider, group, path }) => {
      const { autoScalingGroup: g, managedTerminationProtection, managedDraining } = provider;
      const isSafe = managedTerminationProtection || managedDraining || group.newInstancesProtectedFromScaleIn;
      if (isSafe || plan.leastMinSize[g] >= plan.greatestMaxSize[g]) return [];
      return [
        {
          path: `${path}.managedTerminationProtection`,
          message: `Scale-in of ${group.name} takes any instance and kills what runs on it: neither termination protection nor draining is on.`,
          hint: 'Set managedTerminationProtection: ENABLED and newInstancesProtectedFromScaleIn: true.',
        },
      ];
    }),
});
