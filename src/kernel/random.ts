import xor128 from 'seedrandom/lib/xor128.js';

/** A uniform draw from [0, 1). */
export type Random = () => number;

/** Chance by name: the same seed and name give the same stream, whatever else is drawn in the run. */
export type Streams = (...name: readonly (string | number)[]) => Random;

/**
 * Streams are seedrandom's xor128, started from a hash of the run's seed and the stream's name. Asked for again, a stream
 * goes on. The generator's own seeding is linear: names that differ in a letter would give streams that go together.
 */
export function createStreams(seed: string): Streams {
  const streams = new Map<string, Random>();
  return (...name) => {
    const key = JSON.stringify([seed, ...name]);
    const known = streams.get(key);
    if (known !== undefined) return known;
    const [x, y, z, w] = hashWords(key);
    const stream = xor128('', { state: { x, y, z, w } });
    streams.set(key, stream);
    return stream;
  };
}

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
