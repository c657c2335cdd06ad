import xor128, { type Xor128 } from 'seedrandom/lib/xor128.js';

/** A uniform draw from [0, 1). */
export type Random = () => number;

type Name = readonly (string | number)[];

/** Chance by name: the same seed and name give the same stream, whatever else is drawn in the run. */
export interface Streams {
  /** Asked for again, a stream goes on. */
  (...name: Name): Random;
  /** For a name that is asked for only once in a run: nobody remembers the stream. */
  readonly once: (...name: Name) => Random;
}

/** How far streams are: by name, four words each. */
export interface SavedStreams {
  readonly names: readonly string[];
  readonly words: Int32Array;
}

/**
 * Streams are seedrandom's xor128, started from a hash of the run's seed and the stream's name, or where they were `saved`.
 * The generator's own seeding is linear: names that differ in a letter would give streams that go together.
 */
export function createStreams(seed: string, saved?: SavedStreams): Streams & { readonly save: () => SavedStreams } {
  const streams = new Map<string, Xor128>();
  const keyOf = (name: Name): string => JSON.stringify([seed, ...name]);
  const streamOf = (...name: Name): Random => {
    const key = keyOf(name);
    const known = streams.get(key);
    if (known !== undefined) return known;
    const stream = startStream(hashWords(key));
    streams.set(key, stream);
    return stream;
  };
  saved?.names.forEach((key, n) => {
    streams.set(key, startStream(saved.words.subarray(WORDS * n)));
  });
  return Object.assign(streamOf, {
    once: (...name: Name) => startStream(hashWords(keyOf(name))),
    save: () => ({
      names: [...streams.keys()],
      words: Int32Array.from(
        [...streams.values()].flatMap((stream) => {
          const { x, y, z, w } = stream.state();
          return [x, y, z, w];
        }),
      ),
    }),
  });
}

const WORDS = 4;

const startStream = ([x, y, z, w]: Iterable<number>): Xor128 => xor128('', { state: { x, y, z, w } });

/** Four 32-bit words of a text, each of which depends on every letter: FNV-1a from four bases, then murmur's finalizer. */
function hashWords(text: string): readonly [number, number, number, number] {
  const word = (base: number): number => {
    let h = base;
    for (let i = 0; i < text.length; i++) {
      h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
      h ^= h >>> 15;
    }
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return h ^ (h >>> 16);
  };
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x7f4a7c15), word(0x6c62272e)];
}
