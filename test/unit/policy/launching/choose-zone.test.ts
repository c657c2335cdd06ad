import { describe, expect, it } from 'vitest';
import { chooseZone } from '../../../../src/policy/launching/choose-zone.js';

it('the zone with fewest instances of the group (MS-57)', () => {
  expect(chooseZone([0, 1, 2], [9, 9, 9, 2, 1, 3], 3)).toBe(1);
});

it('only zones of the group', () => {
  expect(chooseZone([2, 1], [0, 4, 5], 0)).toBe(1);
});

it('the first of the list among equals', () => {
  expect(chooseZone([2, 0, 1], [1, 1, 1], 0)).toBe(2);
  expect(chooseZone([2, 0, 1], [1, 1, 2], 0)).toBe(0);
});

describe('with zones that have no capacity (MS-57)', () => {
  const all = [2, 0, 1];

  it('the one with fewest of those that have it', () => {
    expect(chooseZone(all, [3, 1, 2], 0, (zone) => zone !== 1)).toBe(2);
    expect(chooseZone(all, [3, 1, 2], 0, (zone) => zone === 0)).toBe(0);
    expect(chooseZone(all, [3, 1, 2], 0, () => true)).toBe(1);
  });

  it('the first of the list among equals', () => {
    expect(chooseZone(all, [1, 1, 1], 0, (zone) => zone !== 2)).toBe(0);
  });

  it('-1 when none has it', () => {
    expect(chooseZone(all, [1, 1, 1], 0, () => false)).toBe(-1);
  });

  it('counts of other groups do not matter', () => {
    expect(chooseZone([0, 1], [0, 0, 0, 5, 4], 3, () => true)).toBe(1);
  });
});
