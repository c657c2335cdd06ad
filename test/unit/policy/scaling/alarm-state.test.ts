import { expect, it } from 'vitest';
import { LOW_DATAPOINTS, nextLowDatapoints } from '../../../../src/policy/scaling/alarm-state.js';

const after = (datapoints: readonly boolean[]): number => datapoints.reduce(nextLowDatapoints, 0);
const low = (count: number): boolean[] => new Array<boolean>(count).fill(true);

it('fifteen low datapoints, one after another, make the low alarm (MS-16)', () => {
  expect(LOW_DATAPOINTS).toBe(15);
  expect(after(low(14))).toBeLessThan(LOW_DATAPOINTS);
  expect(after(low(15))).toBe(LOW_DATAPOINTS);
});

it('it stays in alarm while datapoints are low (MS-18)', () => {
  expect(after(low(40))).toBe(LOW_DATAPOINTS);
});

it('low for 14 points, then one that is not: the count begins anew (W43)', () => {
  expect(after([...low(14), false])).toBe(0);
  expect(after([...low(14), false, ...low(14)])).toBe(14);
  expect(after([...low(30), false])).toBe(0);
});
