import { defineRule } from '../define-rule.js';
import { defeatedTargets } from '../subject/defeated-targets.js';

export const randomPlacementDefeatsTarget = defineRule({
  code: 'L019',
  name: 'random-placement-defeats-target',
  severity: 'warning',
  what: 'The instance of a task is drawn at random, with targetCapacity below 100.',
  why: 'A draw among all that have room takes an empty instance now and then, though others would do. Each time the headroom becomes busy and is ordered anew. RunTask without a strategy draws, and so does a spread over zones alone within each zone.',
  rules: ['PL-6', 'PL-7', 'PL-11', 'MS-4', 'MS-68'],
  fix: 'End the chain with binpack.',
  check: (scenario, plan) =>
    defeatedTargets(scenario, plan, 'draws').map(({ path, name, chain, targets }) => ({
      path,
      message: `${name} is placed by ${chain}, which draws among instances: the empty ones that ${targets} keeps are used though others have room.`,
      hint: 'Add { type: binpack, field: cpu } or memory at the end of placementStrategy.',
    })),
});
