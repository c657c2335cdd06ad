import type { PlacementStrategy, Scenario } from '../../../model/scenario.js';
import { strategyText } from '../../../policy/placement/strategy-text.js';
import { mostOnInstance, needsOf } from './fit.js';
import { scalingTargetsOf, type Request, type Target } from './requests.js';

/** What a chain of strategies does with the instances among which its spreads over attributes leave the choice. */
export type Habit =
  /** The fullest first: empty ones stay empty. */
  | 'packs'
  /** The one with the fewest tasks of the service first: every empty one is used next. */
  | 'spreads'
  /** Any: an empty one is used now and then. */
  | 'draws';

export function habitOf(chain: readonly PlacementStrategy[]): Habit {
  const decisive = chain.find(({ type, ...rest }) => type !== 'spread' || !('attribute' in rest));
  if (decisive?.type === 'binpack') return 'packs';
  return decisive?.type === 'spread' ? 'spreads' : 'draws';
}

const ZONE = 'ecs.availability-zone';

/** The chain asks for even zones before it packs. */
export function spreadsZonesFirst(chain: readonly PlacementStrategy[]): boolean {
  const pack = chain.findIndex(({ type }) => type === 'binpack');
  return chain.slice(0, pack).some((s) => s.type === 'spread' && s.field === 'attribute' && s.attribute === ZONE);
}

/** In words: `spread(ecs.availability-zone), binpack(cpu)`. */
export const chainText = (chain: readonly PlacementStrategy[]): string =>
  chain.map((strategy) => strategyText(strategy).name).join(', ');

/**
 * The targets of a request where it matters which instance a task goes to: the provider scales, the group may have several
 * instances, and an instance holds several tasks of the request.
 */
export function choosyTargetsOf(
  scenario: Scenario,
  maxSizes: readonly number[],
  { launch }: Request,
): readonly Target[] {
  const needs = needsOf(scenario, launch);
  return scalingTargetsOf(scenario, launch.launchPath).filter(
    ({ group }) => maxSizes[group] > 1 && mostOnInstance(scenario, group, needs) > 1,
  );
}
