import { describe, expect, it } from 'vitest';
import { nextProvider, splitTarget } from '../../../../src/policy/capacity/split.js';
import { draws } from '../placement/a-fleet.js';

const item = (weight: number, base = 0) => ({ weight, base });

describe('splitTarget', () => {
  it.each([
    ['1:1 (example 14)', [item(1), item(1)], 10, [5, 5]],
    ['1:4 (example 15)', [item(1), item(4)], 5, [1, 4]],
    ['1:4 (example 15)', [item(1), item(4)], 10, [2, 8]],
    ['1:4 (example 15, W59)', [item(1), item(4)], 100, [20, 80]],
    ['a base at weight 0 (example 19)', [item(0, 3), item(1)], 2, [2, 0]],
    ['a base at weight 0 (example 19)', [item(0, 3), item(1)], 5, [3, 2]],
    ['a base, then the weights', [item(1, 2), item(1)], 8, [5, 3]],
    ['a base wherever it stands', [item(1), item(1, 2)], 3, [1, 2]],
    ['weight 0 places nothing', [item(0), item(1)], 7, [0, 7]],
    ['less than the base', [item(1, 10), item(1)], 4, [4, 0]],
    ['less than bases alone', [item(0, 3), item(0, 2)], 4, [3, 1]],
    ['no more than bases alone', [item(0, 3), item(0, 2)], 5, [3, 2]],
    ['nothing', [item(1), item(1)], 0, [0, 0]],
  ])('%s', (_, items, total, counts) => {
    expect(splitTarget(items, total)).toEqual(counts);
  });
});

describe('nextProvider', () => {
  it('fills the base first and asks for no chance', () => {
    expect(nextProvider([item(1), item(1, 2)], [0, 1], draws())).toBe(1);
  });

  it('draws between equals, and only then', () => {
    const items = [item(0), item(1), item(1), item(2)];
    expect([0, 0.4, 0.7].map((draw) => nextProvider(items, [0, 0, 0, 1], draws(draw)))).toEqual([1, 2, 3]);
    expect(nextProvider(items, [0, 0, 1, 3], draws())).toBe(1);
  });

  it('without chance the first of equals', () => {
    expect(nextProvider([item(1), item(1)], [3, 3], undefined)).toBe(0);
    expect(nextProvider([item(1), item(1)], [4, 3], undefined)).toBe(1);
  });

  it('above bases alone the first, by no chance', () => {
    expect(nextProvider([item(0, 1), item(0, 1)], [1, 1], draws())).toBe(0);
  });

  it('makes up for what was launched before', () => {
    expect(nextProvider([item(1), item(1)], [9, 2], undefined)).toBe(1);
  });
});
