import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextProvider, splitTarget } from '../../../src/policy/capacity/split.js';
import { draw } from './arbitrary-fleet.js';

/** As the API allows: weights 0–1000, one of them above 0, and at most one base. */
const items = fc
  .tuple(fc.array(fc.oneof(fc.nat(4), fc.nat(1000)), { minLength: 1, maxLength: 6 }), fc.nat(5), fc.nat(40))
  .filter(([weights]) => weights.some((weight) => weight > 0))
  .map(([weights, based, base]) =>
    weights.map((weight, n) => ({ weight, base: n === based % weights.length ? base : 0 })),
  );

const sum = (values: readonly number[]): number => values.reduce((x, y) => x + y, 0);

function launch(strategy: { weight: number; base: number }[], total: number, random?: () => number): number[] {
  const counts = strategy.map(() => 0);
  for (let n = 0; n < total; n++) counts[nextProvider(strategy, counts, random)]++;
  return counts;
}

it('the target of a count is what launching one by one in list order gives', () => {
  fc.assert(
    fc.property(items, fc.nat(3000), (strategy, total) => {
      expect(splitTarget(strategy, total)).toEqual(launch(strategy, total));
    }),
    { numRuns: 300 },
  );
});

it('counts add up, the base comes first, and a weight of 0 gets no more than its base (MS-66)', () => {
  fc.assert(
    fc.property(items, fc.nat(100_000), (strategy, total) => {
      const counts = splitTarget(strategy, total);
      expect(sum(counts)).toBe(total);
      strategy.forEach(({ base, weight }, n) => {
        expect(counts[n]).toBeGreaterThanOrEqual(Math.min(base, total));
        if (weight === 0) expect(counts[n]).toBeLessThanOrEqual(base);
      });
    }),
  );
});

it('the ratio is exact after every full round of the weights, whatever the draws (CP-3)', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 2 }), fc.infiniteStream(draw), (strategy, rounds, chance) => {
      const round = sum(strategy.map((item) => item.weight));
      const total = sum(strategy.map((item) => item.base)) + rounds * round;
      const exact = strategy.map(({ base, weight }) => base + rounds * weight);
      expect(launch(strategy, total, () => chance.next().value)).toEqual(exact);
      expect(splitTarget(strategy, total)).toEqual(exact);
    }),
    { numRuns: 100 },
  );
});

it('within a round no provider gets more than its weight', () => {
  fc.assert(
    fc.property(items, fc.nat(2000), draw, (strategy, extra, value) => {
      const base = sum(strategy.map((item) => item.base));
      const counts = launch(strategy, base + extra, () => value);
      const weights = sum(strategy.map((item) => item.weight));
      const left = extra % weights;
      const full = (extra - left) / weights;
      strategy.forEach((item, n) => {
        const dealt = counts[n] - item.base - full * item.weight;
        expect(dealt).toBeGreaterThanOrEqual(0);
        expect(dealt).toBeLessThanOrEqual(Math.min(left, item.weight));
      });
    }),
    { numRuns: 200 },
  );
});
