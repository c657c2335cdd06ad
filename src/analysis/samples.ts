const FIRST_ROWS = 1024;

/** Measurements with a key each, kept exactly. */
export interface Samples {
  add(value: number, key: number): void;
  /** All values. */
  all(): Float64Array;
  /** The values of each bucket; a key whose bucket is negative is left out. */
  by(buckets: number, bucketOf: (key: number) => number): readonly Float64Array[];
}

export function createSamples(): Samples {
  let values = new Float64Array(FIRST_ROWS);
  let keys = new Int32Array(FIRST_ROWS);
  let count = 0;
  return {
    add(value, key) {
      if (count === values.length) {
        const [moreValues, moreKeys] = [new Float64Array(count * 2), new Int32Array(count * 2)];
        moreValues.set(values);
        moreKeys.set(keys);
        values = moreValues;
        keys = moreKeys;
      }
      values[count] = value;
      keys[count++] = key;
    },
    all: () => values.slice(0, count),
    by(buckets, bucketOf) {
      const sizes = new Int32Array(buckets);
      const places = new Int32Array(count);
      for (let n = 0; n < count; n++) {
        places[n] = bucketOf(keys[n]);
        if (places[n] >= 0) sizes[places[n]]++;
      }
      const filled = new Int32Array(buckets);
      const split = Array.from(sizes, (size) => new Float64Array(size));
      for (let n = 0; n < count; n++) {
        if (places[n] >= 0) split[places[n]][filled[places[n]]++] = values[n];
      }
      return split;
    },
  };
}
