import xor128 from 'seedrandom/lib/xor128.js';

/** A uniform draw from [0, 1). */
export type Random = () => number;

/** Chance by name: the same seed and name give the same stream, whatever else is drawn in the run. */
export type Streams = (...name: readonly (string | number)[]) => Random;

/** Streams are seedrandom's xor128, seeded by the run's seed and the stream's name. Asked for again, a stream goes on. */
export function createStreams(seed: string): Streams {
  const streams = new Map<string, Random>();
  return (...name) => {
    const key = JSON.stringify([seed, ...name]);
    const known = streams.get(key);
    if (known !== undefined) return known;
    const stream = xor128(key);
    streams.set(key, stream);
    return stream;
  };
}
