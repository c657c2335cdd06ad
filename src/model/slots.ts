/** Rows are used again. An id is a row and a generation, so that a late wake never meets a stranger. */
export interface Slots {
  /** The id that the next `takeSlot` hands out. */
  next: number;
  /** Rows ever used: 0 … used − 1. */
  used: number;
  /** A ring of rows given back, oldest first. */
  free: Int32Array;
  head: number;
  tail: number;
  generation: Uint16Array;
}

const ROW_BITS = 20;
const ROW_MASK = (1 << ROW_BITS) - 1;
const GENERATION_MASK = (1 << (31 - ROW_BITS)) - 1;

/** More rows than this cannot be told apart. */
export const MAX_ROWS = 1 << ROW_BITS;

export const createSlots = (capacity: number): Slots => ({
  next: 0,
  used: 0,
  free: new Int32Array(capacity),
  head: 0,
  tail: 0,
  generation: new Uint16Array(capacity),
});

export const rowOf = (id: number): number => id & ROW_MASK;

export const idOf = (slots: { readonly generation: { readonly [row: number]: number } }, row: number): number =>
  row | (slots.generation[row] << ROW_BITS);

/** The row still belongs to whom the id was given to. */
export const isAlive = (slots: { readonly generation: { readonly [row: number]: number } }, id: number): boolean =>
  slots.generation[id & ROW_MASK] === id >> ROW_BITS;

/** Hands out `next`. The caller has made room: `used < capacity`, or rows were given back. */
export function takeSlot(slots: Slots): void {
  if (slots.head === slots.tail) slots.used++;
  else slots.head++;
  slots.next = peek(slots);
}

export function releaseSlot(slots: Slots, id: number): void {
  const row = rowOf(id);
  slots.generation[row] = (slots.generation[row] + 1) & GENERATION_MASK;
  slots.free[slots.tail++ % slots.free.length] = row;
  slots.next = peek(slots);
}

/** Room for `capacity` rows. The ring is laid out anew, its oldest row first. */
export function growSlots(slots: Slots, capacity: number): void {
  const free = new Int32Array(capacity);
  const waiting = slots.tail - slots.head;
  for (let i = 0; i < waiting; i++) free[i] = slots.free[(slots.head + i) % slots.free.length];
  const generation = new Uint16Array(capacity);
  generation.set(slots.generation);
  Object.assign(slots, { free, generation, head: 0, tail: waiting });
}

const peek = (slots: Slots): number =>
  idOf(slots, slots.head === slots.tail ? slots.used : slots.free[slots.head % slots.free.length]);
