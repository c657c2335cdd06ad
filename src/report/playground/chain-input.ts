import type { PlacementStrategy } from '../../model/scenario.js';
import type { ChoiceInput } from './control.js';

const ZONE: PlacementStrategy = { type: 'spread', field: 'attribute', attribute: 'ecs.availability-zone' };
const INSTANCE: PlacementStrategy = { type: 'spread', field: 'instanceId' };
const CPU: PlacementStrategy = { type: 'binpack', field: 'cpu' };
const MEMORY: PlacementStrategy = { type: 'binpack', field: 'memory' };

/** What people run, each in the orders that differ. */
const USUAL: readonly (readonly PlacementStrategy[])[] = [
  [ZONE, CPU],
  [ZONE, MEMORY],
  [CPU, ZONE],
  [MEMORY, ZONE],
  [ZONE, INSTANCE],
  [ZONE],
  [INSTANCE],
  [CPU],
  [MEMORY],
  [{ type: 'random' }],
];

/** The order of the placement strategies: the usual ones, and the one in force. */
export function chainInput(chain: readonly PlacementStrategy[]): ChoiceInput {
  const value = chainText(chain);
  const chains = USUAL.some((each) => chainText(each) === value) ? USUAL : [chain, ...USUAL];
  const choices = chains.map((each) => ({ value: chainText(each), label: each.map(strategyLabel).join(', then ') }));
  return { kind: 'choice', value, choices };
}

const chainText = (chain: readonly PlacementStrategy[]): string => `[${chain.map(strategyText).join(', ')}]`;

function strategyText(strategy: PlacementStrategy): string {
  if (strategy.type === 'random') return '{ type: random }';
  return `{ type: ${strategy.type}, field: ${quoted(fieldOf(strategy))} }`;
}

const fieldOf = (strategy: Exclude<PlacementStrategy, { readonly type: 'random' }>): string =>
  strategy.field === 'attribute' ? `attribute:${strategy.attribute}` : strategy.field;

/** In single quotes, as YAML has them: an attribute may be named as it likes. */
const quoted = (field: string): string => (/^\w+$/.test(field) ? field : `'${field.replaceAll("'", "''")}'`);

function strategyLabel(strategy: PlacementStrategy): string {
  if (strategy.type === 'random') return 'random';
  const field = fieldOf(strategy);
  if (field === 'attribute:ecs.availability-zone') return 'spread over zones';
  if (field === 'instanceId') return 'spread over instances';
  return `${strategy.type} ${field}`;
}
