import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../facts.js';
import type { Roster } from '../roster.js';
import type { Scenario } from '../scenario.js';
import type { World } from '../world.js';
import type { FoldClock } from './fold-clock.js';
import { externalFold } from './external-fold.js';
import { instanceFold } from './instance-fold.js';
import { capacityFold } from './capacity-fold.js';
import { serviceFold } from './service-fold.js';
import { scalingFold } from './scaling-fold.js';
import { settingsFold } from './settings-fold.js';
import { taskFold } from './task-fold.js';

/** The only writers of the world. Each fact belongs to one of them. */
export const worldFolds = (
  world: World,
  roster: Roster,
  scenario: Scenario,
  clock: FoldClock,
): readonly Partial<Handlers<Facts>>[] => [
  settingsFold(world, roster, scenario),
  taskFold(world, roster, clock),
  instanceFold(world, roster, clock),
  externalFold(world, roster, clock),
  serviceFold(world, clock),
  scalingFold(world),
  capacityFold(world, clock),
];
