import { defineRule } from '../define-rule.js';
import { chainText, choosyTargetsOf, habitOf } from '../subject/chain.js';
import { askersOf } from '../subject/requests.js';
import { listed } from '../subject/words.js';

export const spreadDefeatsTarget = defineRule({
  code: 'L018',
  name: 'spread-defeats-target',
  severity: 'error',
  what: 'Tasks are spread over instances, or placed as a service without a strategy places them, with targetCapacity below 100.',
  why: 'The headroom of a target below 100 is whole empty instances. Spread puts the next task on an empty one, which makes it busy, which orders the next empty one: the group drifts to one task an instance. Without a placementStrategy a service spreads over zones and then over instances.',
  rules: ['PL-4', 'PL-10', 'MS-4', 'MS-56', 'MS-68'],
  reports: ['aws/containers-roadmap#42', 'aws/containers-roadmap#105'],
  fix: 'Binpack, alone or after a spread over zones.',
  check: (scenario, plan) =>
    askersOf(scenario).flatMap((request) => {
      const { launch, path, name } = request;
      if (habitOf(launch.placementStrategy) !== 'spreads') return [];
      const below = choosyTargetsOf(scenario, plan.greatestMaxSize, request)
        .map(({ provider }) => scenario.capacityProviders[provider])
        .filter(({ managedScaling }) => managedScaling.targetCapacity < 100);
      if (below.length === 0) return [];
      const targets = listed(below.map((p) => `${p.name} (target ${p.managedScaling.targetCapacity})`));
      return [
        {
          path: `${path}.placementStrategy`,
          message: `${name} is placed by ${chainText(launch.placementStrategy)}: each new task goes to an empty instance of ${targets} if there is one, and the headroom feeds the growth.`,
          hint: 'Use [spread(attribute:ecs.availability-zone), binpack(cpu or memory)], or targetCapacity 100.',
        },
      ];
    }),
});
