import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlacementStrategy } from '../../../src/model/scenario.js';
import { chooseToStop } from '../../../src/policy/placement/choose-to-stop.js';
import { chain, draw, placement, type Placement } from './arbitrary-fleet.js';

/** The most of what each strategy keeps low, strategy after strategy, up to `random`; then the nth of the tasks left. */
function stopNaively({ fleet, counts }: Placement, strategies: readonly PlacementStrategy[], rows: number[]): number[] {
  const amount = (strategy: PlacementStrategy, row: number): number => {
    if (strategy.type === 'random') return 0;
    if (strategy.type === 'binpack') return (strategy.field === 'cpu' ? fleet.freeCpuUnits : fleet.freeMemoryMiB)[row];
    if (strategy.field === 'instanceId') return counts.onInstance[row];
    const { valueOf } = counts.spreads[strategy.attribute === 'stack' ? 1 : 0];
    return Array.from({ length: fleet.size }, (_, other) => other)
      .filter((other) => valueOf[other] === valueOf[row])
      .reduce((sum, other) => sum + counts.onInstance[other], 0);
  };
  let left = rows.map((_, task) => task);
  for (const strategy of strategies) {
    if (strategy.type === 'random') break;
    const most = Math.max(...left.map((task) => amount(strategy, rows[task])));
    left = left.filter((task) => amount(strategy, rows[task]) === most);
  }
  return left;
}

const tasks = placement
  .filter(({ fleet }) => fleet.size > 0)
  .chain((p) => fc.tuple(fc.constant(p), fc.array(fc.nat(p.fleet.size - 1), { minLength: 1, maxLength: 40 })));

it('chooseToStop inverts the chain and is uniform over the tasks left', () => {
  fc.assert(
    fc.property(tasks, chain, draw, ([p, rows], strategies, value) => {
      const left = stopNaively(p, strategies, rows);
      let draws = 0;
      const chosen = chooseToStop(p.fleet, p.counts, strategies, rows, rows.length, () => (draws++, value));
      expect(chosen).toBe(left[left.length === 1 ? 0 : Math.floor(value * left.length)]);
      expect(draws).toBe(left.length === 1 ? 0 : 1);
    }),
    { numRuns: 2000 },
  );
});
