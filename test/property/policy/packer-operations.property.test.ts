import { expect, it } from 'vitest';
import type { PlacementRequest } from '../../../src/policy/packing/fleet.js';
import { createPacker, type Chooser } from '../../../src/policy/packing/packer.js';
import { checkScheduler, type CreateScheduler } from '../../../src/testing/index.js';

const packing: CreateScheduler = (fleet) => {
  const packer = createPacker(fleet);
  const choosers = new Map<PlacementRequest, Chooser>();
  return {
    choose(request, random) {
      const known = choosers.get(request);
      if (known !== undefined) return known.choose(random);
      const made = packer.prepare(request);
      choosers.set(request, made);
      return made.choose(random);
    },
  };
};

it('a packer decides as the definition does, whatever happens to the fleet', () => {
  const { decisions, refused, drawn } = checkScheduler(packing, { numRuns: 300 });
  expect(decisions).toBeGreaterThan(10_000);
  expect(refused).toBeGreaterThan(1000);
  expect(drawn).toBeGreaterThan(1000);
});
