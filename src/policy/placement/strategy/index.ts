import { assert } from '../../../kernel/defect.js';
import type { PlacementStrategy } from '../../../model/scenario.js';
import type { AnyStrategy } from '../define-strategy.js';
import { binpack } from './binpack.js';
import { random } from './random.js';
import { spread } from './spread.js';

/** Every placement strategy. The scenario's schema, its messages and its docs follow from this list. */
export const strategies: readonly AnyStrategy[] = [spread, binpack, random];

const byType = new Map(strategies.map((strategy) => [strategy.type, strategy]));

export function strategyOf(type: PlacementStrategy['type']): AnyStrategy {
  const strategy = byType.get(type);
  assert(strategy !== undefined, `a placement strategy "${type}" in the registry`);
  return strategy;
}
