/** A duration that may vary, in milliseconds, never below 0. */
export type Distribution =
  | { readonly distribution: 'constant'; readonly valueMs: number }
  | { readonly distribution: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly distribution: 'normal'; readonly meanMs: number; readonly stdDevMs: number }
  | { readonly distribution: 'lognormal'; readonly medianMs: number; readonly p95Ms: number }
  | { readonly distribution: 'exponential'; readonly meanMs: number }
  | { readonly distribution: 'empirical'; readonly samplesMs: readonly number[] };
