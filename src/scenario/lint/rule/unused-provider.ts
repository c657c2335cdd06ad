import { defineRule } from '../define-rule.js';
import { itemsOf, requestsOf } from '../subject/requests.js';

export const unusedProvider = defineRule({
  code: 'L038',
  name: 'unused-provider',
  severity: 'info',
  what: 'No strategy names a capacity provider.',
  why: 'A provider gets tasks only through a strategy: of the service, of the call, or the default of the cluster. Its instances are paid for, and the cluster has a limit of providers.',
  rules: ['MS-66', 'MS-67'],
  fix: 'Name it in a strategy, or remove it and its group.',
  check(scenario) {
    const named = new Set(
      requestsOf(scenario).flatMap(({ launch: { launchPath } }) =>
        itemsOf(launchPath).map(({ capacityProvider }) => capacityProvider),
      ),
    );
    // Launch type EC2 uses the instances of every group.
    if (requestsOf(scenario).some(({ launch, daemon }) => launch.launchPath.type === 'EC2' && !daemon)) return [];
    return scenario.capacityProviders.flatMap(({ name, fargate }, p) =>
      named.has(p) || fargate !== undefined
        ? []
        : [
            {
              path: `capacityProviders[${name}]`,
              message: `No service, workload or event sends tasks to ${name}.`,
              hint: 'Name it in a capacityProviderStrategy, or remove it.',
            },
          ],
    );
  },
});
