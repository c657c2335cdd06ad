import { describe, expect, it } from 'vitest';
import {
  addWaiting,
  basis,
  basisOf,
  createDemand,
  needed,
  startDemand,
} from '../../../../src/policy/capacity/needed.js';

interface Group {
  readonly count: number;
  readonly perInstance: number;
  readonly fits?: boolean;
}

const demand = createDemand();
function measure(running: number, busy: number, groups: readonly Group[], min = 1, max = 10_000, legacy = false) {
  startDemand(demand, running, busy);
  for (const { count, perInstance, fits = true } of groups) addWaiting(demand, count, perInstance, fits);
  const m = needed(demand, { minimumScalingStepSize: min, maximumScalingStepSize: max }, legacy);
  return { m, basis: basisOf(demand, m) };
}

describe('a new demand', () => {
  const steps = { minimumScalingStepSize: 1, maximumScalingStepSize: 10_000 };

  it('is of an empty group where nothing waits', () => {
    const empty = createDemand();
    expect(needed(empty, steps, false)).toBe(0);
    expect(basisOf(empty, 0)).toBe(basis.empty);
  });

  it('has no group that fits', () => {
    const begun = createDemand();
    addWaiting(begun, 3, 1, false);
    expect(basisOf(begun, 0)).toBe(basis.incompatible);
  });
});

describe('M', () => {
  it.each([
    ['W1: 3 busy of 3', 3, 3, 3, basis.ratio],
    ['W3: 2 busy of 3', 3, 2, 2, basis.ratio],
    ['W6: none busy of 2', 2, 0, 0, basis.ratio],
    ['W7: no instance, nothing busy', 0, 0, 0, basis.empty],
  ])('nothing waits: the busy instances (MS-4), %s', (_, running, busy, m, how) => {
    expect(measure(running, busy, [])).toEqual({ m, basis: how });
  });

  it('W2: one waits beside 3 instances of 3 tasks each', () => {
    expect(measure(3, 3, [{ count: 1, perInstance: 3 }])).toEqual({ m: 4, basis: basis.ratio });
  });

  it('from zero the demand is counted too, though the metric will be 200 (MS-9)', () => {
    expect(measure(0, 0, [{ count: 10, perInstance: 4 }])).toEqual({ m: 3, basis: basis.fromZero });
  });

  it('the greatest need of the groups, not the sum (MS-5)', () => {
    const groups = [
      { count: 10, perInstance: 3 },
      { count: 6, perInstance: 2 },
    ];
    expect(measure(5, 5, groups).m).toBe(5 + 4);
  });

  it('W16: the minimum step is added though one would do', () => {
    expect(measure(5, 5, [{ count: 1, perInstance: 1 }], 3).m).toBe(8);
  });

  it('the maximum step cuts the need (MS-23)', () => {
    expect(measure(5, 5, [{ count: 40, perInstance: 1 }], 1, 5).m).toBe(10);
  });

  it('W33: all that waits is incompatible: the busy instances, the metric at the target (MS-8)', () => {
    expect(measure(4, 2, [{ count: 3, perInstance: 1, fits: false }])).toEqual({ m: 2, basis: basis.incompatible });
    expect(measure(0, 0, [{ count: 3, perInstance: 0, fits: false }])).toEqual({ m: 0, basis: basis.incompatible });
    // None to an instance is none that fits, whatever is said of it.
    expect(measure(4, 2, [{ count: 3, perInstance: 0 }])).toEqual({ m: 2, basis: basis.incompatible });
  });

  it('an incompatible group is left out beside one that fits (MS-5)', () => {
    const groups = [
      { count: 90, perInstance: 1, fits: false },
      { count: 4, perInstance: 2 },
    ];
    expect(measure(4, 4, groups)).toEqual({ m: 6, basis: basis.ratio });
  });

  it('what free room would take asks for nothing (knob creditFreeRoom): M = N', () => {
    expect(measure(4, 2, [{ count: 0, perInstance: 2 }], 3)).toEqual({ m: 4, basis: basis.ratio });
  });

  it('W38: the ancient rule adds the minimum step, whatever waits (MS-12)', () => {
    expect(measure(14, 14, [{ count: 50, perInstance: 1 }], 1, 10_000, true).m).toBe(15);
    expect(measure(14, 9, [], 1, 10_000, true).m).toBe(9);
  });
});
