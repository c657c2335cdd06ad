import type { CreateScheduler, Fleet, PlacementRequest, PlacementStrategy } from '../../src/testing/index.js';
import { fits } from '../../src/testing/index.js';

/** The parts of a scan that a planted bug replaces. */
export interface ScanParts {
  readonly canTake: (request: PlacementRequest, row: number) => boolean;
  readonly rank: (request: PlacementRequest, strategy: PlacementStrategy, row: number) => number;
  readonly inOrder: (a: number, b: number) => number;
  readonly drawsForOne: boolean;
}

/** A scheduler that looks at each instance, with one part replaced, or none. */
export const scanWith =
  (replaced: (fleet: Fleet) => Partial<ScanParts>): CreateScheduler =>
  (fleet) => {
    const { canTake, rank, inOrder, drawsForOne } = { ...rightParts(fleet), ...replaced(fleet) };
    return {
      choose(request, random) {
        let best: readonly number[] = [];
        let left: number[] = [];
        for (let row = 0; row < fleet.size; row++) {
          if (!canTake(request, row)) continue;
          const ranks = ranksOf(request, (strategy) => rank(request, strategy, row));
          const difference = left.length === 0 ? -1 : compare(ranks, best);
          if (difference > 0) continue;
          if (difference < 0) [best, left] = [ranks, []];
          left.push(row);
        }
        if (left.length === 0) return -1;
        if (left.length === 1 && !drawsForOne) return left[0];
        return left.sort(inOrder)[Math.floor(random() * left.length)];
      },
    };
  };

export const rightParts = (fleet: Fleet): ScanParts => ({
  canTake: (request, row) => fits(fleet, request, row),
  rank: ({ counts }, strategy, row) => {
    if (strategy.type === 'random') return 0;
    if (strategy.type === 'binpack')
      return strategy.field === 'cpu' ? fleet.freeCpuUnits[row] : fleet.freeMemoryMiB[row];
    if (strategy.field === 'instanceId') return counts.onInstance[row];
    const spread = counts.spreads.find(({ attribute }) => attribute === strategy.attribute)!;
    return spread.count[spread.valueOf[row]];
  },
  inOrder: (a, b) => fleet.zone[a] - fleet.zone[b] || a - b,
  drawsForOne: false,
});

function ranksOf({ strategies }: PlacementRequest, rank: (strategy: PlacementStrategy) => number): readonly number[] {
  const end = strategies.findIndex(({ type }) => type === 'random');
  return strategies.slice(0, end < 0 ? undefined : end).map(rank);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const n = a.findIndex((rank, k) => rank !== b[k]);
  return n < 0 ? 0 : a[n] - b[n];
}
