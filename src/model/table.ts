import { Defect } from '../kernel/defect.js';
import { growSlots, MAX_ROWS, type Slots } from './slots.js';

type TypedArray = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** A column that only the world's fold may write. */
export interface ReadonlyColumn {
  readonly length: number;
  readonly [row: number]: number;
}

/** The world as loops get it: columns read-only, all the way down. */
export type ReadonlyTable<T> = T extends TypedArray
  ? ReadonlyColumn
  : T extends object
    ? { readonly [K in keyof T]: ReadonlyTable<T[K]> }
    : T;

/** Makes room for one more row: columns are doubled and replaced. Columns of several words a row grow with their stride. */
export function ensureRoom(table: { slots: Slots }, onGrow: (capacity: number) => void): void {
  const { slots } = table;
  if (slots.head !== slots.tail || slots.used + 1 < slots.generation.length) return;
  const capacity = slots.generation.length * 2;
  if (capacity > MAX_ROWS) throw new Defect(`at most ${MAX_ROWS} rows in one table`);
  growColumns(table, slots.generation.length, capacity);
  growSlots(slots, capacity);
  onGrow(capacity);
}

/** Replaces every typed-array member by a longer copy. */
export function growColumns(columns: object, from: number, to: number): void {
  for (const [name, column] of Object.entries(columns)) {
    if (ArrayBuffer.isView(column)) Object.assign(columns, { [name]: longer(column as TypedArray, from, to) });
  }
}

export function longer<A extends TypedArray>(column: A, from: number, to: number): A {
  const Column = column.constructor as new (length: number) => A;
  const copy = new Column((column.length / from) * to);
  copy.set(column);
  return copy;
}
