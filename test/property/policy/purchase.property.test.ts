import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { InstanceType, PurchaseOptions } from '../../../src/model/scenario.js';
import { buysSpot, onDemandTarget, shedsSpot } from '../../../src/policy/launching/on-demand-target.js';
import { orderTypes } from '../../../src/policy/launching/order-types.js';
import { mix } from '../../unit/policy/launching/a-purchase.js';
import { draw } from './arbitrary-fleet.js';

const mixed = fc
  .tuple(fc.oneof(fc.constant(0), fc.nat(20)), fc.oneof(fc.constantFrom(0, 50, 100), fc.nat(100)))
  .map(([base, percent]) => mix(base, percent));

it('On-Demand has its base, then at least its percentage, and less than one instance more (MS-60)', () => {
  fc.assert(
    fc.property(fc.nat(500), mixed, (total, options) => {
      const onDemand = onDemandTarget(total, options);
      const base = Math.min(total, options.onDemandBaseCapacity);
      const hundredths = (total - base) * options.onDemandPercentageAboveBaseCapacity;
      expect((onDemand - base) * 100).toBeGreaterThanOrEqual(hundredths);
      expect((onDemand - base - 1) * 100).toBeLessThan(hundredths);
    }),
  );
});

it('a fleet bought and shed one by one is always what its size says', () => {
  fc.assert(
    fc.property(mixed, fc.array(fc.boolean(), { maxLength: 120, size: 'max' }), (options, moves) => {
      let [onDemand, spot] = [0, 0];
      for (const grows of moves) {
        if (grows) {
          if (buysSpot(onDemand, spot, options)) spot++;
          else onDemand++;
        } else if (onDemand + spot > 0) {
          if (shedsSpot(onDemand, spot, options)) spot--;
          else onDemand--;
        }
        expect(onDemand).toBe(onDemandTarget(onDemand + spot, options));
      }
    }),
  );
});

it('from any mix a scale-in takes what there is, and never leads away from the proportion (MS-50)', () => {
  fc.assert(
    fc.property(mixed, fc.nat(60), fc.nat(60), (options, onDemand, spot) => {
      fc.pre(onDemand + spot > 0);
      const isSpot = shedsSpot(onDemand, spot, options);
      expect(isSpot ? spot : onDemand).toBeGreaterThan(0);
      const target = onDemandTarget(onDemand + spot - 1, options);
      const other = Math.abs((isSpot ? onDemand - 1 : onDemand) - target);
      expect(Math.abs((isSpot ? onDemand : onDemand - 1) - target)).toBeLessThan(other);
    }),
  );
});

const price = fc.constantFrom(0.1, 0.1, 0.2, 0.3, undefined);
const priced: fc.Arbitrary<InstanceType> = fc.record({
  name: fc.constant('lab'),
  vcpus: fc.constant(2),
  memoryMiB: fc.constant(4096),
  registeredMemoryMiB: fc.constant(4096),
  registeredMemoryEstimated: fc.constant(false),
  gpus: fc.constant(0),
  maxEnis: fc.constant(3),
  awsvpcTasks: fc.constant(2),
  awsvpcTasksTrunked: fc.constant(undefined),
  cpuArchitecture: fc.constant('X86_64'),
  usdPerHour: price,
  spotUsdPerHour: price,
});
const listed = fc
  .array(priced, { minLength: 1, maxLength: 30, size: 'max' })
  .chain((types) => fc.tuple(fc.constant(types), fc.shuffledSubarray(types.map((_, n) => n))));
const strategies: fc.Arbitrary<PurchaseOptions> = fc.record({
  onDemandBaseCapacity: fc.constant(0),
  onDemandPercentageAboveBaseCapacity: fc.constant(0),
  onDemandAllocationStrategy: fc.constantFrom('prioritized', 'lowest-price'),
  spotAllocationStrategy: fc.constantFrom(
    'price-capacity-optimized',
    'capacity-optimized',
    'capacity-optimized-prioritized',
    'lowest-price',
  ),
});

it('an order of types holds each of them once, and only a shuffle draws (MS-60)', () => {
  fc.assert(
    fc.property(listed, fc.boolean(), strategies, fc.infiniteStream(draw), ([types, list], spot, options, chance) => {
      let drawn = 0;
      const ordered = orderTypes(list, spot, options, types, () => (drawn++, chance.next().value));
      expect(ordered.toSorted((a, b) => a - b)).toEqual(list.toSorted((a, b) => a - b));
      const strategy = spot ? options.spotAllocationStrategy : options.onDemandAllocationStrategy;
      expect(drawn).toBe(strategy === 'capacity-optimized' ? Math.max(0, list.length - 1) : 0);
      if (strategy !== 'lowest-price' && strategy !== 'price-capacity-optimized') return;
      const cost = (type: number): number => (spot ? types[type].spotUsdPerHour : types[type].usdPerHour) ?? Infinity;
      for (let n = 1; n < ordered.length; n++) {
        const [before, after] = [ordered[n - 1], ordered[n]];
        const inOrder = cost(before) < cost(after);
        const asListed = cost(before) === cost(after) && list.indexOf(before) < list.indexOf(after);
        expect(inOrder || asListed).toBe(true);
      }
    }),
  );
});
