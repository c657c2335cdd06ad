import { describe, expect, it } from 'vitest';
import { createStreams } from '../../../../src/kernel/random.js';
import { surenessThat } from '../../../../src/sweep/tune/beats.js';
import { createBudget } from '../../../../src/sweep/tune/budget.js';
import type { Candidate, Outcome } from '../../../../src/sweep/tune/ledger.js';
import {
  compareShortfalls,
  costOf,
  isOut,
  mayMiss,
  pairedDifference,
  shortfallOf,
} from '../../../../src/sweep/tune/standing.js';

const outcome = (cost: number, miss = 0): Outcome => ({ traceHash: '', cost, wait: 0, figures: [0], misses: [miss] });
const candidate = (outcomes: readonly Outcome[]): Candidate => ({
  point: [0],
  set: [],
  changes: 0,
  outcomes: new Map(outcomes.entries()),
});
const costs = (...values: number[]): Candidate => candidate(values.map((cost) => outcome(cost)));
const rules = { seeds: 10, unseenSeeds: 4, share: 0.8 };
const random = (): (() => number) => createStreams('1')('test');

describe('the standing of a candidate', () => {
  it('is out when more seeds miss than the share allows, of the search or of the unseen ones', () => {
    const missing = (n: number, of: number): Candidate =>
      candidate(Array.from({ length: of }, (_, i) => outcome(1, i < n ? 0.5 : 0)));
    expect([mayMiss(10, 0.8), mayMiss(30, 0.95), mayMiss(20, 1), mayMiss(20, 0.95)]).toEqual([2, 1, 0, 1]);
    expect([isOut(missing(2, 3), rules), isOut(missing(3, 3), rules)]).toEqual([false, true]);
    const unseen = new Map([...Array(14).keys()].map((n) => [n, outcome(1, n === 12 ? 1 : 0)]));
    expect(isOut({ ...missing(0, 0), outcomes: unseen }, rules)).toBe(true);
    expect(isOut(candidate([outcome(Infinity)]), rules)).toBe(true);
  });

  it('falls short by endless seeds first, then by how much', () => {
    const endless = shortfallOf(candidate([outcome(1, Infinity), outcome(1)]));
    const far = shortfallOf(candidate([outcome(1, 100), outcome(1, 2)]));
    expect([endless, far]).toEqual([
      { endless: 0.5, miss: 0 },
      { endless: 0, miss: 51 },
    ]);
    expect(compareShortfalls(endless, far)).toBeGreaterThan(0);
    expect(compareShortfalls(far, shortfallOf(costs(1, 2)))).toBeGreaterThan(0);
    expect(compareShortfalls(far, far)).toBe(0);
  });

  it("is compared by the seeds that both have, with Student's interval", () => {
    const { mean, low, high, seeds } = pairedDifference(costs(3, 5, 7), costs(1, 4, 6, 100));
    // Differences 2, 1, 1: mean 4/3, sd 0.57735, t(2) = 4.30265, over the root of 3.
    expect([mean, low, high, seeds]).toEqual([4 / 3, expect.closeTo(-0.10088, 4), expect.closeTo(2.76755, 4), 3]);
    expect(pairedDifference(costs(3), costs(1))).toEqual({ mean: 2, low: -Infinity, high: Infinity, seeds: 1 });
  });

  it('costs what it costs beside the file, so that few seeds can stand beside many', () => {
    expect(costOf(costs(11), costs(10, 20, 30))).toBe(21);
    expect(costOf(costs(10, 20, 30), costs(10, 20, 30))).toBe(20);
  });
});

describe('how sure one beats another', () => {
  it('is certain when it always costs less, and never when it misses', () => {
    expect(surenessThat(costs(1, 2, 3), costs(2, 3, 4), 1, random())).toEqual({ p: 1, seeds: 3 });
    expect(surenessThat(candidate([outcome(1, 1)]), costs(2), 1, random()).p).toBe(0);
    expect(surenessThat(costs(1, 2), costs(1, 2), 1, random()).p).toBe(0.5);
  });

  it('is the chance that a resample holds a seed in which the cheaper one misses', () => {
    const oneOfThirty = candidate([...Array(30).keys()].map((n) => outcome(1, n === 7 ? 1 : 0)));
    const { p, seeds } = surenessThat(costs(...Array<number>(30).fill(2)), oneOfThirty, 1, random());
    // 1 - (29 / 30) ^ 30
    expect(p).toBeCloseTo(0.638, 1);
    expect(seeds).toBe(30);
  });

  it('knows nothing of those that share no seed', () => {
    const later = { ...costs(), outcomes: new Map([[5, outcome(1)]]) };
    expect(surenessThat(costs(1), later, 1, random())).toEqual({ p: 0.5, seeds: 0 });
  });
});

describe('a budget', () => {
  it('leaves runs until a share of them is spent', () => {
    const budget = createBudget({ runs: 100, minutes: undefined }, () => 0);
    budget.spend(40);
    expect([budget.left(0.5), budget.left(1), budget.over(0.5)]).toEqual([10, 60, undefined]);
    budget.spend(15);
    expect([budget.left(0.5), budget.left(1), budget.over(0.5), budget.over(1)]).toEqual([0, 45, 'runs', undefined]);
  });

  it('leaves none when the share of the time is over', () => {
    let ms = 0;
    const budget = createBudget({ runs: 100, minutes: 2 }, () => ms);
    ms = 60_000;
    expect([budget.left(0.5), budget.left(1), budget.over(0.5), budget.over(1)]).toEqual([
      0,
      100,
      'minutes',
      undefined,
    ]);
  });
});
