import { extremes } from '../../../policy/capacity/per-instance.js';
import { defineRule } from '../define-rule.js';
import { allowedGroups } from '../subject/allowed-groups.js';
import { lackingIn, sizeOf, typesOf } from '../subject/fit.js';
import { placedRequestsOf, scalingTargetsOf } from '../subject/requests.js';
import { listed } from '../subject/words.js';

export const weightsBlindToFit = defineRule({
  code: 'L005',
  name: 'weights-blind-to-fit',
  severity: 'error',
  what: 'A strategy sends a share of the tasks to a provider that can never run them, though another could.',
  why: 'Base and weights choose the provider before anything is known of its instances, and the choice is never revised. That share waits until its time is up.',
  rules: ['MS-66', 'MS-5', 'MS-8', 'CP-4'],
  reports: ['aws/containers-roadmap#1718', 'aws/containers-roadmap#1797'],
  fix: 'Give these tasks a strategy of their own, with only the providers that hold them.',
  check: (scenario) =>
    placedRequestsOf(scenario).flatMap(({ launch, path }) => {
      const needs = sizeOf(scenario, launch);
      const allowed = allowedGroups(scenario, launch);
      const { family } = scenario.taskDefinitions[launch.taskDefinition];
      const targets = scalingTargetsOf(scenario, launch.launchPath).map(({ group, provider }) => {
        const { smallest } = extremes(typesOf(scenario, group).map((type) => type.counted));
        const lacking = lackingIn(needs, smallest).map(
          ({ key, text }) => `${text(needs[key])} where it has ${text(smallest[key])}`,
        );
        const reasons = allowed[group] === 'never' ? ['instances that its constraints allow', ...lacking] : lacking;
        return { name: scenario.capacityProviders[provider].name, reasons };
      });
      if (targets.every(({ reasons }) => reasons.length > 0)) return [];
      return targets
        .filter(({ reasons }) => reasons.length > 0)
        .map(({ name, reasons }) => ({
          path: `${path}.capacityProviderStrategy[${name}]`,
          message: `${name} gets a share of the tasks of ${family} and cannot run them: they need ${listed(reasons)}. No other provider takes their place.`,
          hint: `Leave ${name} out of this strategy, or give its group types that hold ${family}.`,
        }));
    }),
});
