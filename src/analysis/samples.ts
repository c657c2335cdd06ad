import type { Keep } from '../kernel/kept-state.js';

/** Different measurements, least first, and how often each was made. */
export interface Tally {
  readonly values: Float64Array;
  readonly counts: Float64Array;
}

/**
 * Measurements in whole milliseconds with a key each, kept exactly. Equal ones are counted, not kept again: memory follows how
 * many different ones there are, and not the length of the run.
 */
export interface Samples {
  add(value: number, key: number): void;
  all(): Tally;
  /** One tally a bucket; a key whose bucket is negative is left out. */
  by(buckets: number, bucketOf: (key: number) => number): readonly Tally[];
}

/** A hash table with open addressing; a count of 0 is an empty place. Never more than half full. */
interface Table {
  size: number;
  values: Float64Array;
  keys: Int32Array;
  counts: Float64Array;
}

const FIRST_PLACES = 1024;

export function createSamples(keep: Keep): Samples {
  const table = keep<Table>({ size: 0, ...createPlaces(FIRST_PLACES) });
  const by: Samples['by'] = (buckets, bucketOf) => {
    const placesOf = Array.from({ length: buckets }, (): number[] => []);
    for (let place = 0; place < table.counts.length; place++) {
      const bucket = table.counts[place] === 0 ? -1 : bucketOf(table.keys[place]);
      if (bucket >= 0) placesOf[bucket].push(place);
    }
    return placesOf.map((places) => tallyOf(table, places));
  };
  return {
    add(value, key) {
      const place = placeOf(table, value, key);
      if (table.counts[place] === 0) {
        table.values[place] = value;
        table.keys[place] = key;
        table.size++;
      }
      table.counts[place]++;
      if (2 * table.size > table.counts.length) grow(table);
    },
    all: () => by(1, () => 0)[0],
    by,
  };
}

const createPlaces = (places: number): Omit<Table, 'size'> => ({
  values: new Float64Array(places),
  keys: new Int32Array(places),
  counts: new Float64Array(places),
});

/** Where the pair is, or the empty place where it belongs. */
function placeOf({ values, keys, counts }: Table, value: number, key: number): number {
  const mask = counts.length - 1;
  const mixed = Math.imul(value ^ Math.imul(key, 0x85ebca6b), 0x9e3779b1);
  let place = (mixed ^ (mixed >>> 15)) & mask;
  while (counts[place] !== 0 && (values[place] !== value || keys[place] !== key)) place = (place + 1) & mask;
  return place;
}

function grow(table: Table): void {
  const { values, keys, counts } = table;
  Object.assign(table, createPlaces(2 * counts.length));
  for (let n = 0; n < counts.length; n++) {
    if (counts[n] === 0) continue;
    const place = placeOf(table, values[n], keys[n]);
    table.values[place] = values[n];
    table.keys[place] = keys[n];
    table.counts[place] = counts[n];
  }
}

/** The pairs at some places, those of one value together whatever their keys. */
function tallyOf({ values, counts }: Table, places: readonly number[]): Tally {
  const sorted = places.toSorted((a, b) => values[a] - values[b]);
  const firsts = sorted.filter((place, n) => n === 0 || values[place] !== values[sorted[n - 1]]);
  const tally = {
    values: Float64Array.from(firsts, (place) => values[place]),
    counts: new Float64Array(firsts.length),
  };
  let at = -1;
  sorted.forEach((place, n) => {
    if (n === 0 || values[place] !== values[sorted[n - 1]]) at++;
    tally.counts[at] += counts[place];
  });
  return tally;
}
