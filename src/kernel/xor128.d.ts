declare module 'seedrandom/lib/xor128.js' {
  export interface Xor128State {
    readonly x: number;
    readonly y: number;
    readonly z: number;
    readonly w: number;
  }
  /** A uniform draw from [0, 1) per call. */
  export interface Xor128 {
    (): number;
    /** Only of one that was made with a state. */
    readonly state: () => Xor128State;
  }
  /** The same state gives the same draws. */
  export default function xor128(seed: string, options: { readonly state: Xor128State }): Xor128;
}
