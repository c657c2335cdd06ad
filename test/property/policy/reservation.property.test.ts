import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addWaiting, basisOf, createDemand, needed, startDemand } from '../../../src/policy/capacity/needed.js';
import {
  createReservation,
  isAbove,
  isBelow,
  reservation,
  reservationPercent,
} from '../../../src/policy/capacity/reservation.js';
import { bounded, wantedIn, wantedOut, type TrackingInput } from '../../../src/policy/scaling/target-tracking.js';

const INSTANCES = 10_000;
const knobs = { zeroStart: 'two', emptyMetric: '100', warmupMode: 'block', legacyScaleInCap: false } as const;

/** M, N and the target, up to 10,000 instances and as large a step. */
const datapoint = fc.record({
  needed: fc.oneof(fc.nat(20), fc.nat(2 * INSTANCES)),
  running: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: INSTANCES })),
  targetCapacity: fc.integer({ min: 1, max: 100 }),
});
const big = BigInt;
const ceil = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

it('the metric is compared with the target as exact rationals', () => {
  fc.assert(
    fc.property(
      datapoint,
      fc.integer({ min: 1, max: 1_000_000 }),
      ({ needed, running, targetCapacity }, millionths) => {
        const metric = createReservation();
        reservation(metric, 0, needed, running, targetCapacity, '100');
        const value = 100n * big(needed);
        const target = big(targetCapacity) * big(running);
        expect(isAbove(metric, targetCapacity)).toBe(value > target);
        expect(isBelow(metric, targetCapacity, millionths / 1_000_000)).toBe(
          value * 1_000_000n < target * big(millionths),
        );
        const hundredths = (2n * 100n * value + big(running)) / (2n * big(running));
        expect(reservationPercent(metric)).toBe(Number(hundredths) / 100);
      },
    ),
    { numRuns: 2000 },
  );
});

const group = fc.record({
  current: fc.integer({ min: 0, max: INSTANCES }),
  warming: fc.nat(50),
  warmingInN: fc.nat(50),
});

it('desired is ⌈C · 100 · M / (N · target)⌉ exactly, never lowered by a scale-out', () => {
  fc.assert(
    fc.property(datapoint, group, fc.boolean(), (d, g, countAsDesired) => {
      const input: TrackingInput = { ...d, ...g, basis: 0, minSize: 0, maxSize: INSTANCES };
      const warmingInN = Math.min(g.warmingInN, d.running - 1);
      fc.pre(d.needed >= warmingInN);
      input.warmingInN = warmingInN;
      const left = countAsDesired
        ? { c: g.current - g.warming, m: d.needed - warmingInN, n: d.running - warmingInN }
        : { c: g.current, m: d.needed, n: d.running };
      const exact = ceil(big(Math.max(1, left.c)) * 100n * big(left.m), big(left.n) * big(d.targetCapacity));
      const warmupMode = countAsDesired ? 'countAsDesired' : 'block';
      const wanted = wantedOut(input, { ...knobs, warmupMode });
      expect(big(wanted)).toBe(exact > big(g.current) ? exact : big(g.current));
      expect(bounded(input, wanted)).toBe(Math.min(INSTANCES, wanted));
    }),
    { numRuns: 2000 },
  );
});

it('a scale-in goes to the exact desired or by the cap, by at least one, and never raises', () => {
  fc.assert(
    fc.property(datapoint, group, fc.integer({ min: 1, max: 100 }), (d, g, scaleInCapPercent) => {
      const input: TrackingInput = { ...d, ...g, basis: 0, minSize: 0, maxSize: INSTANCES };
      const exact = ceil(big(Math.max(1, g.current)) * 100n * big(d.needed), big(d.running) * big(d.targetCapacity));
      const cap = (big(g.current) * big(scaleInCapPercent)) / 100n;
      const surplus = big(g.current) - exact;
      const removed = surplus <= 0n ? 0n : surplus < cap ? surplus : cap > 1n ? cap : 1n;
      expect(big(wantedIn(input, { ...knobs, scaleInCapPercent }))).toBe(big(g.current) - removed);
    }),
    { numRuns: 2000 },
  );
});

it('with C = N, target tracking comes to rest at ⌈100 · M / target⌉ (MS-19, MS-68)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 100 }),
      (m, start, target) => {
        let n = start;
        for (let step = 0; step < 600; step++) {
          const input = {
            current: n,
            running: n,
            needed: m,
            basis: 0,
            targetCapacity: target,
            warming: 0,
            warmingInN: 0,
            minSize: 0,
            maxSize: 1e6,
          };
          const metric = createReservation();
          reservation(metric, 0, m, n, target, '100');
          if (isAbove(metric, target)) n = wantedOut(input, knobs);
          else if (isBelow(metric, target, 1)) n = wantedIn(input, { ...knobs, scaleInCapPercent: 50 });
        }
        expect(n).toBe(Math.ceil((100 * m) / target));
      },
    ),
    { numRuns: 100 },
  );
});

const waitingGroup = fc.record({
  count: fc.integer({ min: 0, max: 5000 }),
  perInstance: fc.integer({ min: 1, max: 300 }),
  fits: fc.boolean(),
});

it('M is N + clamp(max over compatible groups of ⌈count / k⌉) (MS-5)', () => {
  const demand = createDemand();
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.nat(50),
      fc.array(waitingGroup, { maxLength: 5 }),
      fc.integer({ min: 1, max: 50 }),
      fc.nat(200),
      (running, busy, groups, minimumScalingStepSize, more) => {
        const maximumScalingStepSize = minimumScalingStepSize + more;
        startDemand(demand, running, busy);
        for (const { count, perInstance, fits } of groups) addWaiting(demand, count, perInstance, fits);
        const m = needed(demand, { minimumScalingStepSize, maximumScalingStepSize }, false);
        const needs = groups.filter((g) => g.fits).map((g) => ceil(big(g.count), big(g.perInstance)));
        const most = needs.length === 0 ? undefined : Number(needs.reduce((x, y) => (x > y ? x : y)));
        const step = most === 0 ? 0 : Math.min(maximumScalingStepSize, Math.max(minimumScalingStepSize, most ?? 0));
        expect(m).toBe(most === undefined ? busy : running + step);
        const incompatible = groups.length > 0 && most === undefined;
        expect(basisOf(demand, m)).toBe(incompatible ? 3 : running > 0 ? 0 : m > 0 ? 1 : 2);
      },
    ),
    { numRuns: 1000 },
  );
});
