import { defineRule } from '../define-rule.js';

export const instancesProtectedForEver = defineRule({
  code: 'L044',
  name: 'instances-protected-for-ever',
  severity: 'error',
  what: 'A group protects its instances from scale-in, and nobody ever takes the protection off.',
  why: 'Only managed termination protection clears the flag of empty instances. Without it the desired capacity falls, no instance goes ("all remaining instances are protected from scale-in"), and the group cannot be deleted.',
  rules: ['MS-49', 'MS-47', 'MS-61'],
  reports: ['aws/containers-roadmap#1471', 'aws/containers-roadmap#2862', 'aws/aws-cdk#18179'],
  fix: 'Set managedTerminationProtection: ENABLED, with managed scaling, or newInstancesProtectedFromScaleIn: false.',
  check: (scenario) =>
    scenario.capacityProviders.flatMap(({ name, autoScalingGroup, managedTerminationProtection, managedScaling }) => {
      if (autoScalingGroup < 0 || (managedTerminationProtection && managedScaling.enabled)) return [];
      const group = scenario.autoScalingGroups[autoScalingGroup];
      if (!group.newInstancesProtectedFromScaleIn) return [];
      const missing = managedTerminationProtection ? 'managed scaling' : 'managed termination protection';
      return [
        {
          path: `autoScalingGroups[${group.name}].newInstancesProtectedFromScaleIn`,
          message: `Instances of ${group.name} are protected from scale-in, and ${missing} of ${name} is off: an instance once launched stays.`,
          hint: `Enable ${missing} of ${name}, or do not protect the instances.`,
        },
      ];
    }),
});
