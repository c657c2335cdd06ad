import type { PlacementStrategy } from '../../model/scenario.js';
import type { RankTerm } from '../placement/define-strategy.js';
import { strategyOf } from '../placement/strategy/index.js';

/** A number that an instance has by itself. */
export type ColumnTerm = Extract<RankTerm, { column: string }>['column'];

/** What decides between two classes, one step after another. */
export type OrderStep =
  /** The tasks of the group that have the class's value of the nth attribute. */
  | { readonly attribute: number }
  /** The first n column terms of the best instance of each. */
  | { readonly columns: number };

/**
 * A chain of strategies, taken apart for an index. Instances of one zone and with equal values of all the attributes are a
 * class: no count of attribute values tells them apart, so inside a class the columns alone decide.
 */
export interface PlacementOrder {
  /** Each once, in the order of the chain. */
  readonly columns: readonly ColumnTerm[];
  readonly attributes: readonly string[];
  readonly steps: readonly OrderStep[];
}

/** Undefined: some strategy of the chain has no term that an index can keep. */
export function placementOrder(chain: readonly PlacementStrategy[]): PlacementOrder | undefined {
  const columns: ColumnTerm[] = [];
  const attributes: string[] = [];
  const steps: OrderStep[] = [];
  for (const strategy of chain) {
    const { decides, term: termOf } = strategyOf(strategy.type);
    if (decides) break;
    const term = termOf?.(strategy);
    if (term === undefined) return undefined;
    if ('attribute' in term) {
      if (attributes.includes(term.attribute)) continue;
      steps.push({ attribute: attributes.push(term.attribute) - 1 });
    } else if (!columns.includes(term.column)) {
      steps.push({ columns: columns.push(term.column) });
    }
  }
  return { columns, attributes, steps };
}
