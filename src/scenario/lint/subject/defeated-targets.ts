import type { Scenario } from '../../../model/scenario.js';
import { chainText, choosyTargetsOf, habitOf, type Habit } from './chain.js';
import type { Plan } from './plan.js';
import { askersOf } from './requests.js';
import { listed } from './words.js';

/** A chain of strategies that uses the empty instances which a targetCapacity below 100 keeps. */
export interface DefeatedTargets {
  /** Of the chain. */
  readonly path: string;
  /** Who asks for the tasks. */
  readonly name: string;
  readonly chain: string;
  /** The providers, each with its target. */
  readonly targets: string;
}

/** Those whose chain has the habit. */
export const defeatedTargets = (scenario: Scenario, plan: Plan, habit: Habit): readonly DefeatedTargets[] =>
  askersOf(scenario).flatMap((request) => {
    const { launch, path, name } = request;
    if (habitOf(launch.placementStrategy) !== habit) return [];
    const below = choosyTargetsOf(scenario, plan.greatestMaxSize, request)
      .map(({ provider }) => scenario.capacityProviders[provider])
      .filter(({ managedScaling }) => managedScaling.targetCapacity < 100);
    if (below.length === 0) return [];
    const targets = listed(below.map((p) => `${p.name} (target ${p.managedScaling.targetCapacity})`));
    return [{ path: `${path}.placementStrategy`, name, chain: chainText(launch.placementStrategy), targets }];
  });
