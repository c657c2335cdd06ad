import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../facts.js';
import { shapesOf, type Roster } from '../roster.js';
import type { Scenario } from '../scenario.js';
import type { World } from '../world.js';

/** From an update on, the settings in force are those of its variant of the scenario. */
export function settingsFold(
  world: World,
  roster: Roster,
  scenario: Scenario,
): Pick<Handlers<Facts>, 'ScenarioUpdated'> {
  return {
    ScenarioUpdated(update) {
      const event = scenario.events[update];
      if (event.type !== 'update') return;
      world.settings.scenario = event.scenario;
      world.settings.shapeOf = shapesOf(event.scenario, roster);
    },
  };
}
