declare module 'seedrandom/lib/xor128.js' {
  export interface Xor128State {
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly w: number;
  }
  /** A uniform draw from [0, 1) per call; the same seed, or the same state, gives the same draws. */
  export default function xor128(seed: string, options?: { readonly state: Xor128State }): () => number;
}
