import { describe, expect, it } from 'vitest';
import { basis } from '../../../../src/policy/capacity/needed.js';
import { bounded, wantedIn, wantedOut, type TrackingInput } from '../../../../src/policy/scaling/target-tracking.js';

/** C = N unless it is said. */
const group = (running: number, m: number, targetCapacity = 100, rest: Partial<TrackingInput> = {}): TrackingInput => ({
  current: running,
  warming: 0,
  warmingInN: 0,
  needed: m,
  running,
  basis: running > 0 ? basis.ratio : m > 0 ? basis.fromZero : basis.empty,
  targetCapacity,
  minSize: 0,
  maxSize: 10_000,
  ...rest,
});
const out = { zeroStart: 'two', emptyMetric: '100', warmupMode: 'block' } as const;
const into = { emptyMetric: '100', scaleInCapPercent: 50, legacyScaleInCap: false } as const;

describe('wantedOut', () => {
  it.each([
    ['W1', 3, 3, 100, 3],
    ['W2', 3, 4, 100, 4],
    ['W8', 0, 1, 100, 2],
    ['W8', 0, 10, 100, 2],
    ['W10', 0, 0, 90, 2],
    ['W11', 10, 10, 50, 20],
    ['W11', 30, 20, 50, 40],
    ['W11', 60, 40, 50, 80],
    ['W16', 5, 8, 100, 8],
    ['W18', 1, 1, 90, 2],
    ['W20', 0, 3, 90, 2],
    ['MS-23: the step is clamped in M, not in the change', 10, 11, 90, 13],
    ['MS-68: whole empty instances', 4, 4, 80, 5],
  ])('%s: N = %i, M = %i, target %i: %i', (_, n, m, target, desired) => {
    expect(wantedOut(group(n, m, target), out)).toBe(desired);
  });

  it('rounds a need of 1.5 more up to 2 (W12)', () => {
    expect(wantedOut(group(6, 9, 100, { current: 3 }), out)).toBe(5);
  });

  it('from zero by formula instead (MS-33, knob zeroStart)', () => {
    const formula = { ...out, zeroStart: 'formula' } as const;
    expect(wantedOut(group(0, 1, 90), formula)).toBe(3);
    expect(wantedOut(group(0, 0, 90), formula)).toBe(2);
    expect(wantedOut(group(0, 0, 100), formula)).toBe(1);
    expect(wantedOut(group(0, 0, 90), { ...formula, emptyMetric: 'target' })).toBe(1);
  });

  it('never lowers what is desired already', () => {
    expect(wantedOut(group(0, 4, 100, { current: 7 }), out)).toBe(7);
    expect(wantedOut(group(5, 4), out)).toBe(5);
  });

  it('warming instances count as desired but not in what the metric speaks of (MS-25, knob warmupMode)', () => {
    const counting = { ...out, warmupMode: 'countAsDesired' } as const;
    // Of ten instances four warm up; without them M = 8, N = 6 and C = 6: eight are wanted, and ten are desired already.
    const warming = group(10, 12, 100, { warming: 4, warmingInN: 4 });
    expect(wantedOut(warming, counting)).toBe(10);
    expect(wantedOut(warming, out)).toBe(12);
    // M = 20 without the four: ten more than desired.
    expect(wantedOut(group(10, 24, 100, { warming: 4, warmingInN: 4 }), counting)).toBe(20);
    // All warm up: as from zero.
    expect(wantedOut(group(2, 30, 100, { warming: 2, warmingInN: 2 }), counting)).toBe(2);
    // By the formula from zero: 200 % of the one that C = 0 counts as, over a target of 50.
    const byFormula = { ...counting, zeroStart: 'formula' } as const;
    expect(wantedOut(group(2, 30, 50, { warming: 2, warmingInN: 2 }), byFormula)).toBe(4);
    // All that waits is incompatible, so that the metric is the target itself (MS-8).
    const incompatible = group(2, 2, 50, { warming: 2, warmingInN: 2, basis: basis.incompatible });
    expect(wantedOut(incompatible, byFormula)).toBe(2);
  });
});

describe('wantedIn', () => {
  it.each([
    ['W3, W4, example 20', 3, 2, 100, 2],
    ['W6, first step', 2, 0, 100, 1],
    ['W6, second step', 1, 0, 100, 0],
    ['W21', 10, 8, 100, 8],
    ['W11 at rest', 20, 10, 50, 20],
    ['MS-69: the only stable N', 5, 4, 80, 5],
    ['at the target', 4, 4, 100, 4],
    ['above the target', 4, 6, 100, 4],
    ['nothing to remove', 0, 0, 100, 0],
  ])('%s: N = %i, M = %i, target %i: %i', (_, n, m, target, desired) => {
    expect(wantedIn(group(n, m, target), into)).toBe(desired);
  });

  it('rounds a surplus of 1.5 down to 1 (W13)', () => {
    expect(wantedIn(group(8, 5, 100, { current: 4 }), into)).toBe(3);
  });

  it('halves at most: 334 → 167 → 84 → 42 → 34 (W40)', () => {
    const path = [334];
    for (let n = 334; n > 34; path.push(n)) n = wantedIn(group(n, 34), into);
    expect(path).toEqual([334, 167, 84, 42, 34]);
  });

  it('5 % a step before 2022-09, but at least one (MS-21, knob legacyScaleInCap)', () => {
    const legacy = { ...into, legacyScaleInCap: true };
    expect(wantedIn(group(100, 10), legacy)).toBe(95);
    expect(wantedIn(group(19, 10), legacy)).toBe(18);
  });

  it('the cap is a knob', () => {
    expect(wantedIn(group(10, 0), { ...into, scaleInCapPercent: 100 })).toBe(0);
    expect(wantedIn(group(10, 0), { ...into, scaleInCapPercent: 20 })).toBe(8);
  });

  it('stands still when all that waits is incompatible (MS-8)', () => {
    expect(wantedIn(group(6, 1, 80, { basis: basis.incompatible }), into)).toBe(6);
  });
});

describe('bounded', () => {
  it("keeps to the group's sizes (MS-29)", () => {
    const sizes = group(4, 4, 100, { minSize: 2, maxSize: 6 });
    expect([1, 2, 5, 6, 9].map((wanted) => bounded(sizes, wanted))).toEqual([2, 2, 5, 6, 6]);
  });
});

it('0 and 2 for ever: an empty cluster below target 100 (MS-35, W10)', () => {
  const started = wantedOut(group(0, 0, 90), out);
  const first = wantedIn(group(started, 0, 90), into);
  const last = wantedIn(group(first, 0, 90), into);
  expect([started, first, last]).toEqual([2, 1, 0]);
});
