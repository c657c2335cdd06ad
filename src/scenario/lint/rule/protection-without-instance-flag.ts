import { defineRule } from '../define-rule.js';
import { scalingProvidersOf } from '../subject/requests.js';

export const protectionWithoutInstanceFlag = defineRule({
  code: 'L042',
  name: 'protection-without-instance-flag',
  severity: 'warning',
  what: 'managedTerminationProtection is ENABLED, and the group does not protect its new instances.',
  why: 'Both flags are needed: the group protects an instance when it starts, ECS takes the protection off when it is empty. Without the first, scale-in takes busy instances. (Since 2024 ECS may set it by itself; the guide still asks for both.)',
  rules: ['MS-47', 'MS-48'],
  fix: 'Set newInstancesProtectedFromScaleIn: true on the group, and on the instances it has.',
  check: (scenario) =>
    scalingProvidersOf(scenario).flatMap(({ provider, group, path }) => {
      if (!provider.managedTerminationProtection || group.newInstancesProtectedFromScaleIn) return [];
      return [
        {
          path: `${path}.managedTerminationProtection`,
          message: `${provider.name} manages termination protection, and ${group.name} does not have it: busy instances may be chosen for scale-in.`,
          hint: `Set newInstancesProtectedFromScaleIn: true on ${group.name}.`,
        },
      ];
    }),
});
