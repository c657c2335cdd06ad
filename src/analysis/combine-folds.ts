import type { Handlers } from '../kernel/fact.js';
import { facts, type FactName, type Facts } from '../model/facts.js';

type Fold = Partial<Handlers<Facts>>;
type Row = (a: number, b: number, c: number, d: number) => void;

/** One fold that does what several do, in their order. */
export function combineFolds(folds: readonly Fold[]): Fold {
  const names = Object.keys(facts) as FactName[];
  const combined = names.flatMap((name): [FactName, Row][] => {
    const rows = folds.flatMap((fold) => (fold[name] === undefined ? [] : [fold[name]]));
    return rows.length === 0 ? [] : [[name, rows.length === 1 ? rows[0] : inTurn(rows)]];
  });
  return Object.fromEntries(combined);
}

const inTurn =
  (rows: readonly Row[]): Row =>
  (a, b, c, d) => {
    for (let i = 0; i < rows.length; i++) rows[i](a, b, c, d);
  };
