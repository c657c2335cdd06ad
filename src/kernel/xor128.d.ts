declare module 'seedrandom/lib/xor128.js' {
  /** A uniform draw from [0, 1) per call; the same seed gives the same draws. */
  export default function xor128(seed: string): () => number;
}
