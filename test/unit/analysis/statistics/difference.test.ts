import { describe, expect, it } from 'vitest';
import { createBootstrap } from '../../../../src/analysis/statistics/bootstrap.js';
import { estimateDifference } from '../../../../src/analysis/statistics/difference.js';
import { createStreams } from '../../../../src/kernel/random.js';

const differ = (a: readonly number[], b: readonly number[], kind: 'paired' | 'independent' = 'paired') => {
  const sizes = kind === 'paired' ? [a.length] : [a.length, b.length];
  return estimateDifference(a, b, kind, createBootstrap(sizes, createStreams('1')('test')));
};

const random = createStreams('values')('test');
const a = Array.from({ length: 20 }, () => 50 + 40 * random());

describe('a difference', () => {
  it('of pairs is sure where chance does the same to both, and not where the pairs are torn apart', () => {
    const b = a.map((x) => x + 1 + 0.1 * random());
    const { absolute, relative } = differ(a, b);
    expect(absolute.low).toBeGreaterThan(1);
    expect(absolute.high).toBeLessThan(1.1);
    expect(relative.value).toBeCloseTo(absolute.value / (a.reduce((sum, x) => sum + x, 0) / 20), 12);
    const torn = differ(a, b, 'independent').absolute;
    expect(torn.value).toBeCloseTo(absolute.value, 9);
    expect(torn.low).toBeLessThan(0);
    expect(torn.high).toBeGreaterThan(2);
  });

  it('of equals is nothing', () => {
    const nothing = { value: 0, low: 0, high: 0 };
    expect(differ(a, a)).toEqual({ absolute: nothing, relative: nothing });
    expect(differ([0, 0, 0], [0, 0, 0])).toEqual({ absolute: nothing, relative: nothing });
  });

  it('to nothing is infinite as a share', () => {
    const { absolute, relative } = differ([0, 0, 0, 0], [2, 2, 2, 2]);
    expect(absolute).toEqual({ value: 2, low: 2, high: 2 });
    expect(relative).toEqual({ value: Infinity, low: Infinity, high: Infinity });
  });
});

describe('endless values', () => {
  const finite = [1, 2, 3, 4, 5, 6, 7, 8];
  const endless = (...at: readonly number[]) => finite.map((x, n) => (at.includes(n) ? Infinity : x));

  it('on one side make an endless difference', () => {
    expect(differ(finite, endless(0, 1, 2, 3, 4, 5, 6, 7)).absolute).toEqual({
      value: Infinity,
      low: Infinity,
      high: Infinity,
    });
    expect(differ(endless(3), finite).absolute.value).toBe(-Infinity);
    expect(differ(finite, endless(3), 'independent').absolute.value).toBe(Infinity);
  });

  it('that may be chance leave it open', () => {
    const { absolute } = differ(endless(1, 2), endless(5, 6, 7));
    expect(absolute).toEqual({ value: Infinity, low: -Infinity, high: Infinity });
  });

  it('on both sides of a pair cancel out: the finite pairs count', () => {
    const later = finite.map((x) => x + 2).map((x, n) => (n === 3 ? Infinity : x));
    expect(differ(endless(3), later).absolute).toEqual({ value: 2, low: 2, high: 2 });
  });

  it('everywhere leave no difference', () => {
    const all = [Infinity, Infinity, Infinity];
    expect(differ(all, all).absolute).toEqual({ value: 0, low: 0, high: 0 });
    expect(differ(all, all, 'independent').absolute).toEqual({ value: 0, low: 0, high: 0 });
  });
});
