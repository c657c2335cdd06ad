import type { FactTable } from './fact.js';
import { createHash, crossLanes, hashName, hashText, mixNumber, type Hash } from './hash.js';
import type { Keep } from './kept-state.js';

/** A fact as it is read back: its number, its time, the number of the fact that caused it, its kind and its fields. */
export interface FactRecord {
  readonly number: number;
  readonly atMs: number;
  readonly because: number;
  readonly type: string;
  readonly fields: Readonly<Record<string, number>>;
}

/** Where facts go as they happen: always into the hash, into memory only if the caller asked. */
export interface Trace {
  readonly count: number;
  readonly hash: Hash;
  /** Returns the fact's number. */
  append(type: number, atMs: number, because: number, a: number, b: number, c: number, d: number): number;
  hashText(): string;
  /** Of a kept trace only. */
  read(number: number): FactRecord;
  /** Every fact of a kept trace, in order, without an object for each. */
  walk(visit: VisitFact): void;
}

/** A fact as a row. `type` is the place of its kind in the table of facts; what its kind does not declare is 0. */
export type VisitFact = (type: number, atMs: number, a: number, b: number, c: number, d: number) => void;

const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const WIDTH = 4;

interface Chunk {
  readonly types: Uint8Array;
  readonly ats: Float64Array;
  readonly causes: Uint32Array;
  readonly rows: Float64Array;
}

export function createTrace(facts: FactTable, keepTrace: boolean, keep: Keep): Trace {
  const names = Object.keys(facts);
  const fields = names.map((name) => facts[name].fields);
  const salts = Int32Array.from(names, hashName);
  const widths = Uint8Array.from(fields, (f) => f.length);
  const hash = keep(createHash());
  const chunks: Chunk[] = keep([]);
  const written = keep({ count: 0 });

  const store = (type: number, atMs: number, because: number, a: number, b: number, c: number, d: number): void => {
    const i = written.count & (CHUNK - 1);
    if (i === 0) chunks.push(createChunk());
    const { types, ats, causes, rows } = chunks[chunks.length - 1];
    types[i] = type;
    ats[i] = atMs;
    causes[i] = because;
    rows[i * WIDTH] = a;
    rows[i * WIDTH + 1] = b;
    rows[i * WIDTH + 2] = c;
    rows[i * WIDTH + 3] = d;
  };

  return {
    get count() {
      return written.count;
    },
    hash,
    append(type, atMs, because, a, b, c, d) {
      const width = widths[type];
      mixNumber(hash, salts[type]);
      mixNumber(hash, atMs);
      mixNumber(hash, because);
      if (width > 0) mixNumber(hash, a);
      if (width > 1) mixNumber(hash, b);
      if (width > 2) mixNumber(hash, c);
      if (width > 3) mixNumber(hash, d);
      crossLanes(hash);
      if (keepTrace) store(type, atMs, because, a, b, c, d);
      return written.count++;
    },
    hashText: () => hashText(hash),
    read(number) {
      const { types, ats, causes, rows } = chunks[number >> CHUNK_BITS];
      const i = number & (CHUNK - 1);
      const type = types[i];
      const values = fields[type].map((field, k): [string, number] => [field, rows[i * WIDTH + k]]);
      return { number, atMs: ats[i], because: causes[i], type: names[type], fields: Object.fromEntries(values) };
    },
    walk(visit) {
      chunks.forEach(({ types, ats, rows }, n) => {
        const used = Math.min(CHUNK, written.count - n * CHUNK);
        for (let i = 0; i < used; i++) {
          const r = i * WIDTH;
          visit(types[i], ats[i], rows[r], rows[r + 1], rows[r + 2], rows[r + 3]);
        }
      });
    },
  };
}

const createChunk = (): Chunk => ({
  types: new Uint8Array(CHUNK),
  ats: new Float64Array(CHUNK),
  causes: new Uint32Array(CHUNK),
  rows: new Float64Array(CHUNK * WIDTH),
});
