/**
 * The phases of one instant, in order. The world settles (boots, starts, stops, ends); tasks that wait are placed, oldest
 * first; new tasks are asked for; then all is measured, judged and acted upon. See docs/decisions/0004.
 */
export const phases = ['settle', 'place', 'ask', 'measure', 'judge', 'act'] as const;
export type Phase = (typeof phases)[number];

/** A fact is a row of at most four numbers when it happens and an object when it is read. It is declared once. */
export interface Declaration {
  readonly phase: Phase;
  readonly fields: readonly string[];
}
export type FactTable = Readonly<Record<string, Declaration>>;

/** A declaration that knows the types of its numbers. `row` is never there: it only carries the type. */
export interface Declared<Row> extends Declaration {
  readonly row?: Row;
}

/** Declares a kind of fact: the phase in which loops react to it, and the names of its numbers. */
export const fact = <Row extends readonly number[]>(
  phase: Phase,
  ...fields: { readonly [I in keyof Row]: string }
): Declared<Row> => ({ phase, fields });

/** Whatever follows the facts, folds and loops alike, is an object of functions named after them. */
export type Handlers<T> = {
  readonly [K in keyof T]: T[K] extends Declared<infer Row extends readonly number[]> ? (...row: Row) => void : never;
};
