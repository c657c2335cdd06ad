/**
 * A rolling hash of facts: two 32-bit lanes, crossed after each fact. A fact enters by the hash of its *name*, so that a
 * new kind of fact changes no old hash.
 */
export interface Hash {
  h1: number;
  h2: number;
}

export const createHash = (): Hash => ({ h1: 0x9e3779b9 | 0, h2: 0x85ebca6b | 0 });

/** FNV-1a over UTF-16 units. */
export function hashName(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h;
}

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);

/** Mixes one number: a 32-bit integer as one word, any other as the two words of its double. */
export function mixNumber(hash: Hash, x: number): void {
  if ((x | 0) === x) {
    mixWord(hash, x);
  } else {
    bits[0] = x;
    mixWord(hash, words[0]);
    mixWord(hash, words[1]);
  }
}

export function crossLanes(hash: Hash): void {
  hash.h1 ^= hash.h2 >>> 15;
  hash.h2 ^= hash.h1 >>> 13;
}

/** Sixteen hexadecimal digits. */
export const hashText = ({ h1, h2 }: Hash): string =>
  (h1 >>> 0).toString(16).padStart(8, '0') + (h2 >>> 0).toString(16).padStart(8, '0');

function mixWord(hash: Hash, x: number): void {
  hash.h1 = Math.imul(hash.h1 ^ x, 0x9e3779b1);
  hash.h2 = Math.imul(((hash.h2 << 13) | (hash.h2 >>> 19)) ^ x, 0x85ebca77);
}
