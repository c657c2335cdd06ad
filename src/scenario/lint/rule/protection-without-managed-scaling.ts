import { defineRule } from '../define-rule.js';

export const protectionWithoutManagedScaling = defineRule({
  code: 'L043',
  name: 'protection-without-managed-scaling',
  severity: 'warning',
  what: 'managedTerminationProtection is ENABLED on a provider without managed scaling.',
  why: 'Managed termination protection works only with managed scaling: without it nobody takes the protection of empty instances off, or sets it.',
  rules: ['MS-47'],
  fix: 'Enable managed scaling, or disable the protection.',
  check: (scenario) =>
    scenario.capacityProviders.flatMap(({ name, managedTerminationProtection, managedScaling }) => {
      if (!managedTerminationProtection || managedScaling.enabled) return [];
      return [
        {
          path: `capacityProviders[${name}].managedTerminationProtection`,
          message: `Managed scaling of ${name} is off, so its managed termination protection has no effect.`,
          hint: 'Set managedScaling.status: ENABLED, or managedTerminationProtection: DISABLED.',
        },
      ];
    }),
});
