/** A provider's part in a strategy. */
export interface StrategyShare {
  readonly base: number;
  readonly weight: number;
}

/**
 * CP-3: the item that the next task goes to. First the base, while fewer than that were launched there (also at weight 0);
 * then the least (launched − base + 1) / weight, by cross-multiplication. Equals are drawn for with `random`, which is asked
 * only then; without it the first of them wins.
 * @returns the place in `items`; at least one has a base or a weight, as the API requires.
 */
export function nextProvider(
  items: readonly StrategyShare[],
  launched: { readonly [item: number]: number },
  random: (() => number) | undefined,
): number {
  for (let n = 0; n < items.length; n++) if (launched[n] < items[n].base) return n;
  let best = -1;
  let ties = 0;
  for (let n = 0; n < items.length; n++) {
    const order = items[n].weight > 0 ? compare(items, launched, n, best) : 1;
    if (order < 0) best = n;
    ties = order < 0 ? 1 : order === 0 ? ties + 1 : ties;
  }
  if (ties <= 1 || random === undefined) return Math.max(0, best);
  let nth = Math.floor(random() * ties);
  for (let n = best; ; n++) if (items[n].weight > 0 && compare(items, launched, n, best) === 0 && nth-- === 0) return n;
}

/**
 * CP-5: how `total` tasks would stand if they were launched one by one, in list order. After the base, as many tasks as the
 * weights add up to go round in their exact ratio (CP-3), so only the rest is launched one by one.
 */
export function splitTarget(items: readonly StrategyShare[], total: number): readonly number[] {
  const counts = items.map(() => 0);
  let left = total;
  items.forEach(({ base }, n) => {
    counts[n] = Math.min(base, left);
    left -= counts[n];
  });
  const round = items.reduce((sum, { weight }) => sum + weight, 0);
  const rounds = round > 0 ? Math.floor(left / round) : 0;
  items.forEach(({ weight }, n) => {
    counts[n] += rounds * weight;
  });
  for (left -= rounds * round; left > 0; left--) counts[nextProvider(items, counts, undefined)]++;
  return counts;
}

function compare(
  items: readonly StrategyShare[],
  launched: { readonly [item: number]: number },
  a: number,
  b: number,
): number {
  if (b < 0) return -1;
  return next(items, launched, a) * items[b].weight - next(items, launched, b) * items[a].weight;
}

const next = (items: readonly StrategyShare[], launched: { readonly [item: number]: number }, n: number): number =>
  launched[n] - items[n].base + 1;
