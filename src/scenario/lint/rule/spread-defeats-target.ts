import { defineRule } from '../define-rule.js';
import { defeatedTargets } from '../subject/defeated-targets.js';

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
    defeatedTargets(scenario, plan, 'spreads').map(({ path, name, chain, targets }) => ({
      path,
      message: `${name} is placed by ${chain}: each new task goes to an empty instance of ${targets} if there is one, and the headroom feeds the growth.`,
      hint: 'Use [spread(attribute:ecs.availability-zone), binpack(cpu or memory)], or targetCapacity 100.',
    })),
});
