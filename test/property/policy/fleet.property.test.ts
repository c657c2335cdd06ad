import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TypeCapacity } from '../../../src/model/type-capacity.js';
import { tasksPerInstance } from '../../../src/policy/capacity/per-instance.js';
import { bestFleet, type BestFleet } from '../../../src/policy/packing/best-fleet.js';
import { decreasing, firstFitDecreasing, type TaskGroup } from '../../../src/policy/packing/first-fit-decreasing.js';
import { fleetBound, type FleetType } from '../../../src/policy/packing/fleet-bound.js';
import { allPatterns, firstPatterns } from '../../../src/policy/packing/patterns.js';
import { loadHighs } from '../../../src/sweep/load-highs.js';
import { cheapestFleetUsd, firstFitTaskByTask } from './naive-fleet.js';

const highs = await loadHighs();

const capacity: fc.Arbitrary<TypeCapacity> = fc.record({
  cpuUnits: fc.integer({ min: 4, max: 24 }),
  memoryMiB: fc.integer({ min: 4, max: 24 }),
  gpus: fc.nat(2),
  enis: fc.integer({ min: 1, max: 8 }),
  ports: fc.integer({ min: 1, max: 4 }),
});
const tasks = (most: number): fc.Arbitrary<TaskGroup> =>
  fc.record({
    cpuUnits: fc.nat(16),
    memoryMiB: fc.integer({ min: 1, max: 16 }),
    gpus: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) }),
    enis: fc.nat(1),
    ports: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(2) }),
    distinctInstance: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.boolean() }),
    count: fc.nat(most),
  });
const types = (most: number): fc.Arbitrary<FleetType[]> =>
  fc.array(fc.record({ capacity, usdPerHour: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: most });

const fitsSome = (all: readonly FleetType[], groups: readonly TaskGroup[]): boolean =>
  groups.every((needs) => needs.count === 0 || all.some((type) => tasksPerInstance(needs, type.capacity) > 0));

/** Each instance bears its tasks, and together they are all tasks, for the price that was named. */
function checkFleet(all: readonly FleetType[], groups: readonly TaskGroup[], fleet: BestFleet): void {
  const held = groups.map(() => 0);
  let usd = 0;
  for (const { type, count, tasks: on } of fleet.instances) {
    expect(count).toBeGreaterThan(0);
    const { runs } = firstFitDecreasing(
      groups.map((needs, g) => ({ ...needs, count: on[g] })),
      all[type].capacity,
    );
    expect(runs.reduce((sum, { instances }) => sum + instances, 0)).toBe(1);
    on.forEach((n, g) => (held[g] += n * count));
    usd += count * all[type].usdPerHour;
  }
  expect(held).toEqual(groups.map(({ count }) => count));
  expect(fleet.usdPerHour).toBeCloseTo(usd, 6);
}

describe('first fit decreasing by groups', () => {
  it('is first fit decreasing task by task', () => {
    fc.assert(
      fc.property(fc.array(tasks(12), { maxLength: 6 }), capacity, (groups, of) => {
        const { runs, unplaced, instances } = firstFitDecreasing(groups, of);
        const naive = firstFitTaskByTask(decreasing(groups, of), groups, of);
        expect(runs.flatMap((run) => Array.from({ length: run.instances }, () => run.tasks))).toEqual(naive.instances);
        expect(unplaced).toEqual(naive.unplaced);
        expect(instances).toBe(naive.instances.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the bound and the best fleet', () => {
  it('are below and equal to the cheapest of all fleets that there are', () => {
    fc.assert(
      fc.property(types(3), fc.array(tasks(3), { minLength: 1, maxLength: 3 }), (all, groups) => {
        fc.pre(fitsSome(all, groups) && groups.reduce((sum, { count }) => sum + count, 0) <= 7);
        const cheapest = cheapestFleetUsd(all, groups);
        expect(fleetBound(all, groups)).toBeLessThanOrEqual(cheapest + 1e-9);
        const best = bestFleet(all, groups, highs);
        checkFleet(all, groups, best);
        expect(best.usdPerHour).toBeCloseTo(cheapest, 6);
        expect(best.boundUsdPerHour).toBeLessThanOrEqual(cheapest + 1e-9);
        expect(best.boundUsdPerHour).toBeCloseTo(cheapest, 4);
      }),
      { numRuns: 150 },
    );
  });

  it('stand in order: bound ≤ proven bound ≤ fleet ≤ first fit decreasing', () => {
    fc.assert(
      fc.property(types(3), fc.array(tasks(60), { minLength: 1, maxLength: 14 }), (all, groups) => {
        fc.pre(fitsSome(all, groups));
        const best = bestFleet(all, groups, highs);
        checkFleet(all, groups, best);
        const usd = best.usdPerHour!;
        expect(fleetBound(all, groups)).toBeLessThanOrEqual(best.boundUsdPerHour + 1e-9);
        expect(best.boundUsdPerHour).toBeLessThanOrEqual(usd + 1e-9);
        for (const { capacity: of, usdPerHour } of all) {
          const { instances, unplaced } = firstFitDecreasing(groups, of);
          if (unplaced.every((n) => n === 0)) expect(usd).toBeLessThanOrEqual(instances * usdPerHour + 1e-9);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('are nine instances where first fit decreasing takes eleven, however often', () => {
    // Johnson's worst case: sizes just over 1/2, 1/4 + 2, 1/4 + 1 and 1/4 − 2 of 1,000 fill nine instances to the last unit.
    const size = (cpuUnits: number, count: number): TaskGroup => ({
      ...{ cpuUnits, memoryMiB: 0, gpus: 0, enis: 0, ports: 0, distinctInstance: false },
      count,
    });
    const node = { cpuUnits: 1000, memoryMiB: 1000, gpus: 0, enis: 0, ports: 0 };
    for (const n of [1, 128]) {
      const groups = [size(501, 6 * n), size(252, 6 * n), size(251, 6 * n), size(248, 12 * n)];
      expect(firstFitDecreasing(groups, node).instances).toBe(11 * n);
      const best = bestFleet([{ capacity: node, usdPerHour: 1 }], groups, highs);
      expect([best.boundUsdPerHour, best.usdPerHour]).toEqual([9 * n, 9 * n]);
      // In twelve groups patterns are made as they are wanted.
      const thirds = [0, 1, 2].flatMap(() => groups.map((needs) => ({ ...needs, count: needs.count / 3 })));
      const approached = bestFleet([{ capacity: node, usdPerHour: 1 }], thirds, highs);
      checkFleet([{ capacity: node, usdPerHour: 1 }], thirds, approached);
      expect([approached.boundUsdPerHour, approached.usdPerHour]).toEqual([9 * n, 9 * n]);
    }
  });

  it('know when a task fits no type', () => {
    const groups = [{ cpuUnits: 9, memoryMiB: 1, gpus: 0, enis: 0, ports: 0, distinctInstance: false, count: 1 }];
    const small = { capacity: { cpuUnits: 8, memoryMiB: 8, gpus: 0, enis: 1, ports: 1 }, usdPerHour: 1 };
    expect(bestFleet([small], groups, highs).usdPerHour).toBeUndefined();
    expect(bestFleet([small], [], highs)).toEqual({ usdPerHour: 0, boundUsdPerHour: 0, instances: [] });
  });
});

it('no pattern holds more than its type bears, and nothing fits beside a listed one', () => {
  fc.assert(
    fc.property(types(2), fc.array(tasks(4), { minLength: 1, maxLength: 4 }), (all, groups) => {
      const listed = allPatterns(all, groups, 100_000)!;
      for (const { type, tasks: on } of [...listed, ...firstPatterns(all, groups)]) {
        const held = firstFitTaskByTask(
          groups.map((_, g) => g),
          groups.map((needs, g) => ({ ...needs, count: on[g] })),
          all[type].capacity,
        );
        expect(held.unplaced.every((n) => n === 0)).toBe(true);
        expect(held.instances.length).toBeLessThanOrEqual(1);
      }
      for (const { type, tasks: on } of listed)
        groups.forEach((needs, g) => {
          if (on[g] === needs.count) return;
          const more = groups.map((other, n) => ({ ...other, count: on[n] + (n === g ? 1 : 0) }));
          const held = firstFitTaskByTask(
            groups.map((_, n) => n),
            more,
            all[type].capacity,
          );
          expect(held.instances.length === 1 && held.unplaced[g] === 0).toBe(false);
        });
    }),
    { numRuns: 200 },
  );
});
