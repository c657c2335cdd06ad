import { describe, expect, it } from 'vitest';
import { rebalanceSurplus, zoneToFill } from '../../../../src/policy/launching/rebalance-zones.js';

const anywhere = (): boolean => true;

describe('zoneToFill (MS-58)', () => {
  it('the zone with fewest, where another has two more', () => {
    expect(zoneToFill([0, 1, 2], [4, 3, 2], 0, anywhere)).toBe(2);
    expect(zoneToFill([0, 1, 2], [0, 3, 1], 0, anywhere)).toBe(0);
  });

  it('none where they are as level as can be', () => {
    expect(zoneToFill([0, 1, 2], [3, 3, 2], 0, anywhere)).toBe(-1);
    expect(zoneToFill([0, 1, 2], [3, 3, 3], 0, anywhere)).toBe(-1);
    expect(zoneToFill([1], [9, 5], 0, anywhere)).toBe(-1);
  });

  it('only zones with capacity are filled, but all are looked at', () => {
    expect(zoneToFill([0, 1, 2], [5, 3, 0], 0, (zone) => zone !== 2)).toBe(1);
    expect(zoneToFill([0, 1, 2], [5, 3, 0], 0, (zone) => zone === 0)).toBe(-1);
    expect(zoneToFill([0, 1], [1, 3], 0, (zone) => zone === 0)).toBe(0);
    expect(zoneToFill([0, 1], [5, 0], 0, () => false)).toBe(-1);
    expect(zoneToFill([0, 1], [9, 9, 0, 5, 0], 3, () => false)).toBe(-1);
  });

  it('only zones of the group, in its order among equals', () => {
    expect(zoneToFill([2, 1], [0, 1, 3], 0, anywhere)).toBe(1);
    expect(zoneToFill([2, 0, 1], [1, 4, 1], 0, anywhere)).toBe(2);
    expect(zoneToFill([0, 1], [9, 0, 0, 5, 3], 3, anywhere)).toBe(1);
    expect(zoneToFill([0, 1], [9, 0, 0, 5, 4], 3, anywhere)).toBe(-1);
  });
});

it.each([
  [0, 1],
  [5, 1],
  [10, 1],
  [19, 1],
  [20, 2],
  [29, 2],
  [100, 10],
])('rebalanceSurplus of %i is %i (MS-58)', (maxSize, surplus) => {
  expect(rebalanceSurplus(maxSize)).toBe(surplus);
});
