import { defineRule } from '../define-rule.js';
import { chainText, choosyTargetsOf, habitOf } from '../subject/chain.js';
import type { Plan } from '../subject/plan.js';
import { askersOf, type Request } from '../subject/requests.js';
import { listed } from '../subject/words.js';

export const spreadKeepsInstancesBusy = defineRule({
  code: 'L021',
  name: 'spread-keeps-instances-busy',
  severity: 'warning',
  what: 'A service that shrinks is spread over instances, at targetCapacity 100.',
  why: 'Managed scaling removes empty instances only, and ECS never moves tasks to empty one. A spread service stops tasks evenly, so each instance keeps one: the group does not shrink with the service.',
  rules: ['MS-56', 'MS-4', 'PL-21', 'PL-22'],
  reports: ['aws/containers-roadmap#42', 'aws/containers-roadmap#105', 'aws/amazon-ecs-agent#225'],
  fix: 'Binpack, alone or after a spread over zones: a packed service stops the tasks of the emptiest instance first.',
  check: (scenario, plan) =>
    askersOf(scenario).flatMap((request) => {
      const { launch, path, name } = request;
      if (habitOf(launch.placementStrategy) !== 'spreads' || !shrinks(plan, request)) return [];
      const full = choosyTargetsOf(scenario, plan.greatestMaxSize, request).filter(
        ({ group, provider }) =>
          scenario.capacityProviders[provider].managedScaling.targetCapacity === 100 &&
          plan.leastMinSize[group] < plan.greatestMaxSize[group],
      );
      if (full.length === 0) return [];
      return [
        {
          path: `${path}.placementStrategy`,
          message: `${name} shrinks, and is placed by ${chainText(launch.placementStrategy)}: the instances of ${listed(full.map(({ group }) => scenario.autoScalingGroups[group].name))} all keep a task, and none becomes empty.`,
          hint: 'Use [spread(attribute:ecs.availability-zone), binpack(cpu or memory)].',
        },
      ];
    }),
});

/** By events, or by Application Auto Scaling. */
function shrinks({ counts, variants }: Plan, { kind, index }: Request): boolean {
  if (kind !== 'service') return false;
  const falls = counts[index].some(({ desired }, n) => n > 0 && desired < counts[index][n - 1].desired);
  return falls || variants.some(({ services }) => services[index].autoScaling !== undefined);
}
