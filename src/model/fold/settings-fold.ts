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
      if (scenario.events[update].type !== 'update') return;
      world.cluster.update = update;
      applySettings(world, roster, scenario);
      reshapeWaiting(world, roster);
    },
  };
}

/** The settings are those that `cluster.update` names. */
export function applySettings(world: World, roster: Roster, scenario: Scenario): void {
  const event = world.cluster.update < 0 ? undefined : scenario.events[world.cluster.update];
  world.settings.scenario = event?.type === 'update' ? event.scenario : scenario;
  world.settings.shapeOf = shapesOf(world.settings.scenario, roster);
}

/** Placement tries a waiting task under the settings in force; M counts it under the same (MS-5). */
function reshapeWaiting({ tasks, waiting, capacityProviders, settings }: World, roster: Roster): void {
  const { waitingByShape, shapes } = capacityProviders;
  for (let t = waiting.first[0]; t >= 0; t = waiting.next[t]) {
    const shape = settings.shapeOf[tasks.requester[t] * roster.maxRevisions + tasks.revision[t]];
    if (tasks.provisioning[t] === 1) {
      waitingByShape[tasks.provider[t] * shapes + tasks.shape[t]]--;
      waitingByShape[tasks.provider[t] * shapes + shape]++;
    }
    tasks.shape[t] = shape;
  }
}
