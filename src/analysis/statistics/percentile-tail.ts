/** Of a 95 % interval: what is left on each side, and how far a normal distribution's quantile is from its middle. */
const TAIL = 0.025;
const NORMAL = 1.959964;

/**
 * The share of resampled means to leave out on each side, so that a percentile interval is as wide as Student's t: a plain
 * one is too narrow for few values, by √((n − 1) / n) and by the normal quantile in place of t.
 * Φ(−√(n / (n − 1)) · t), as in T. Hesterberg, "What Teachers Should Know About the Bootstrap" (2015).
 */
export function percentileTail(n: number): number {
  if (n < 2) return 0;
  return Math.min(TAIL, normalTail(Math.sqrt(n / (n - 1)) * studentQuantile(n - 1)));
}

const FEW: readonly number[] = [12.7062, 4.30265, 3.18245];

/** Student's t at 97.5 %: listed for 1 to 3 degrees of freedom, then Cornish and Fisher's expansion, right to 0.005. */
export function studentQuantile(degrees: number): number {
  if (degrees <= FEW.length) return FEW[degrees - 1];
  const z = NORMAL;
  const z2 = z * z;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * (5 * z2 * z2 + 16 * z2 + 3)) / 96;
  const third = (z * (3 * z2 * z2 * z2 + 19 * z2 * z2 + 17 * z2 - 15)) / 384;
  return z + (first + (second + third / degrees) / degrees) / degrees;
}

/** 1 − Φ(x) for x ≥ 0, to 1.5e-7 with + − × ÷ alone: Abramowitz and Stegun, 26.2.19. */
function normalTail(x: number): number {
  const coefficients = [0.049867347, 0.0211410061, 0.0032776263, 0.0000380036, 0.0000488906, 0.000005383];
  let sum = 1;
  let power = 1;
  for (const c of coefficients) {
    power *= x;
    sum += c * power;
  }
  const four = sum * sum * (sum * sum);
  const sixteen = four * four * (four * four);
  return 0.5 / sixteen;
}
