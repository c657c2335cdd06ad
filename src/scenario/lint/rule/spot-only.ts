import { defineRule } from '../define-rule.js';
import { askersOf } from '../subject/requests.js';
import { goesToSpotOnly } from '../subject/spot.js';

export const spotOnly = defineRule({
  code: 'L054',
  name: 'spot-only',
  severity: 'warning',
  what: 'All capacity of a service or workload is Spot.',
  why: 'When Spot has none, its tasks wait: no provider takes the place of another, and weights are not priorities. An interruption of one kind of instance may take all of them.',
  rules: ['MS-63', 'CP-4', 'MS-62'],
  reports: ['aws/containers-roadmap#773', 'aws/containers-roadmap#852'],
  fix: 'Give an On-Demand provider a base, or the group an onDemandBaseCapacity; several types help too.',
  check: (scenario) =>
    askersOf(scenario)
      .filter(({ launch }) => goesToSpotOnly(scenario, launch.launchPath))
      .map(({ name, path }) => ({
        path: `${path}.capacityProviderStrategy`,
        message: `All tasks of ${name} are on Spot: when it has no capacity they wait, and nothing else takes them.`,
        hint: 'Add an On-Demand provider with a base for what must always run.',
      })),
});
