/** With n values of one sign the bootstrap excludes 0, and chance alone gives them one time in 2^(n - 1). */
const FEW = 6;

/** `20 seeds: 42 … 42/20`, and a warning where they are too few. */
export function seedsLine(seeds: readonly string[], whose: string): string {
  const few = seeds.length < FEW ? `; with fewer than ${FEW} seeds the intervals are too narrow` : '';
  return `${seeds.length} seeds${whose}: ${seeds[0]} … ${seeds[seeds.length - 1]}${few}`;
}
