import { expect, it } from 'vitest';
import { chooseZone } from '../../../../src/policy/termination/choose-zone.js';

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
