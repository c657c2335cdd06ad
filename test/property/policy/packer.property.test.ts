import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPacker } from '../../../src/policy/packing/packer.js';
import { fits } from '../../../src/policy/placement/fits.js';
import { chooseNaively } from '../../../src/policy/placement/naive.js';
import { draw, placement } from './arbitrary-fleet.js';

const counting = (value: number) => {
  const draws = { count: 0 };
  return { draws, random: () => (draws.count++, value) };
};

it('a first decision of a packer is the naive one: the same row by the same draws', () => {
  const seen = { none: 0, one: 0, tie: 0 };
  fc.assert(
    fc.property(placement, draw, ({ fleet, request }, value) => {
      const fast = counting(value);
      const naive = counting(value);
      const row = createPacker(fleet).prepare(request).choose(fast.random);
      expect(row).toBe(chooseNaively(fleet, request, naive.random));
      expect(fast.draws.count).toBe(naive.draws.count);
      seen[row < 0 ? 'none' : fast.draws.count === 0 ? 'one' : 'tie']++;
    }),
    { numRuns: 3000 },
  );
  for (const kind of Object.values(seen)) expect(kind).toBeGreaterThan(100);
});

it('an instance is chosen exactly when one fits, and it fits', () => {
  fc.assert(
    fc.property(placement, draw, ({ fleet, request }, value) => {
      const row = createPacker(fleet)
        .prepare(request)
        .choose(() => value);
      const fitting = Array.from({ length: fleet.size }, (_, r) => r).filter((r) => fits(fleet, request, r));
      expect(row < 0 ? fitting.length === 0 : fitting.includes(row)).toBe(true);
    }),
  );
});
