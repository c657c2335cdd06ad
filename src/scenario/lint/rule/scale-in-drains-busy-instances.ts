import { defineRule } from '../define-rule.js';
import { scalingProvidersOf } from '../subject/requests.js';

export const scaleInDrainsBusyInstances = defineRule({
  code: 'L046',
  name: 'scale-in-drains-busy-instances',
  severity: 'info',
  what: 'A group scales in without termination protection; busy instances are drained.',
  why: 'Any instance may be chosen. Its service tasks are started elsewhere first, which may scale the group out again; standalone tasks hold it until they end, for up to 48 hours.',
  rules: ['MS-48', 'MS-51', 'MS-52', 'MS-53'],
  reports: ['aws/containers-roadmap#900'],
  fix: 'Enable managedTerminationProtection, so that only empty instances go.',
  check: (scenario, plan) =>
    scalingProvidersOf(scenario).flatMap(({ provider, group, path }) => {
      const { autoScalingGroup: g, managedTerminationProtection, managedDraining } = provider;
      const isDrained = managedDraining && !managedTerminationProtection && !group.newInstancesProtectedFromScaleIn;
      if (!isDrained || plan.leastMinSize[g] >= plan.greatestMaxSize[g]) return [];
      return [
        {
          path: `${path}.managedTerminationProtection`,
          message: `Scale-in of ${group.name} may choose busy instances and moves their tasks, though empty ones are there.`,
          hint: 'Set managedTerminationProtection: ENABLED and newInstancesProtectedFromScaleIn: true.',
        },
      ];
    }),
});
