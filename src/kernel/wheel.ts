/**
 * Timers still to come, in a wheel of wheels. Time is whole milliseconds, so a slot of the innermost wheel is one
 * millisecond and its list is first in, first out: the order (at, sequence) holds without one comparison.
 * Invariant: a timer lies on the innermost wheel whose turn it shares with `at`; a list is in sequence because a turn is
 * dealt out, in order, before anything can be armed directly into its slots.
 */
export interface Wheel {
  /** The instant the wheels stand at. */
  at: number;
  size: number;
  /** Head of the list of unused cells, or -1. */
  free: number;
  when: Float64Array;
  /** Four numbers a timer: next, timer, entity, cause. */
  cell: Int32Array;
  /** First and last timer of each slot of each wheel. */
  head: Int32Array;
  tail: Int32Array;
  /** One bit a slot: it holds a timer. */
  used: Int32Array;
}

const BITS = 11;
const SLOTS = 1 << BITS;
const WHEELS = 4;
const WORDS = SLOTS >> 5;
/** Milliseconds under one slot of each wheel, and under the whole of the outermost. */
const SPAN_MS = [1, SLOTS, SLOTS * SLOTS, SLOTS * SLOTS * SLOTS, SLOTS * SLOTS * SLOTS * SLOTS] as const;

/** The latest instant a timer may be armed for. */
export const LAST_INSTANT_MS = SPAN_MS[WHEELS] - 1;

export const createWheel = (cells = 1024): Wheel => ({
  at: 0,
  size: 0,
  free: -1,
  when: new Float64Array(cells),
  cell: new Int32Array(4 * cells),
  head: new Int32Array(WHEELS * SLOTS).fill(-1),
  tail: new Int32Array(WHEELS * SLOTS).fill(-1),
  used: new Int32Array(WHEELS * WORDS),
});

/** Arms a timer for an instant not before the wheel's. */
export function arm(wheel: Wheel, whenMs: number, timer: number, entity: number, cause: number): void {
  const i = takeCell(wheel);
  wheel.when[i] = whenMs;
  wheel.cell[4 * i + 1] = timer;
  wheel.cell[4 * i + 2] = entity;
  wheel.cell[4 * i + 3] = cause;
  link(wheel, i);
}

/** Moves to the next instant with timers and hands over their list, in order: the first cell, or -1 when none is left. */
export function turn(wheel: Wheel): number {
  for (;;) {
    let w = 0;
    let slot = -1;
    for (; w < WHEELS; w++) {
      slot = nextUsed(wheel, w, Math.floor(wheel.at / SPAN_MS[w]) & (SLOTS - 1));
      if (slot >= 0) break;
    }
    if (slot < 0) return -1;
    wheel.at = (Math.floor(wheel.at / SPAN_MS[w + 1]) * SLOTS + slot) * SPAN_MS[w];
    let i = detach(wheel, w, slot);
    if (w === 0) return i;
    while (i >= 0) {
      const next = wheel.cell[4 * i];
      link(wheel, i);
      i = next;
    }
  }
}

/** Gives a cell back once its timer has been read. */
export function release(wheel: Wheel, i: number): void {
  wheel.cell[4 * i] = wheel.free;
  wheel.free = i;
  wheel.size--;
}

function takeCell(wheel: Wheel): number {
  const unused = wheel.free;
  if (unused >= 0) {
    wheel.free = wheel.cell[4 * unused];
    wheel.size++;
    return unused;
  }
  const i = wheel.size++;
  if (i === wheel.when.length) {
    const when = new Float64Array(2 * i);
    const cell = new Int32Array(8 * i);
    when.set(wheel.when);
    cell.set(wheel.cell);
    wheel.when = when;
    wheel.cell = cell;
  }
  return i;
}

function link(wheel: Wheel, i: number): void {
  const when = wheel.when[i];
  let w = 0;
  while (Math.floor(when / SPAN_MS[w + 1]) !== Math.floor(wheel.at / SPAN_MS[w + 1])) w++;
  const slot = Math.floor(when / SPAN_MS[w]) & (SLOTS - 1);
  const s = w * SLOTS + slot;
  wheel.cell[4 * i] = -1;
  if (wheel.head[s] < 0) {
    wheel.head[s] = i;
    wheel.used[w * WORDS + (slot >> 5)] |= 1 << (slot & 31);
  } else {
    wheel.cell[4 * wheel.tail[s]] = i;
  }
  wheel.tail[s] = i;
}

/** The first used slot of wheel `w` at or after `from`, or -1. */
function nextUsed(wheel: Wheel, w: number, from: number): number {
  let word = from >> 5;
  let bits = wheel.used[w * WORDS + word] & (-1 << (from & 31));
  while (bits === 0) {
    if (++word === WORDS) return -1;
    bits = wheel.used[w * WORDS + word];
  }
  return (word << 5) + 31 - Math.clz32(bits & -bits);
}

function detach(wheel: Wheel, w: number, slot: number): number {
  const s = w * SLOTS + slot;
  const first = wheel.head[s];
  wheel.head[s] = -1;
  wheel.tail[s] = -1;
  wheel.used[w * WORDS + (slot >> 5)] &= ~(1 << (slot & 31));
  return first;
}
