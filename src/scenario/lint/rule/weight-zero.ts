import { defineRule } from '../define-rule.js';
import { askersOf } from '../subject/requests.js';

export const weightZero = defineRule({
  code: 'L036',
  name: 'weight-zero',
  severity: 'warning',
  what: 'A provider stands in a strategy with weight 0 and without a base.',
  why: 'Weight 0, which is the default of the API, places no task. Weights are not priorities: the provider is no reserve for when the others lack capacity.',
  rules: ['MS-66', 'CP-1', 'CP-4'],
  reports: ['aws/containers-roadmap#773'],
  fix: 'Give it a weight or a base, or leave it out.',
  check: (scenario) =>
    askersOf(scenario).flatMap(({ launch, path, name }) => {
      if (launch.launchPath.type !== 'capacityProviderStrategy') return [];
      return launch.launchPath.items
        .filter(({ weight, base }) => weight === 0 && base === 0)
        .map(({ capacityProvider }) => {
          const provider = scenario.capacityProviders[capacityProvider].name;
          return {
            path: `${path}.capacityProviderStrategy[${provider}]`,
            message: `${provider} has weight 0 and no base in the strategy of ${name}: it gets no task, whatever the others lack.`,
            hint: `Give ${provider} a weight, or remove it.`,
          };
        });
    }),
});
