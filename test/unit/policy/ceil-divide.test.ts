import { expect, it } from 'vitest';
import { ceilDivide } from '../../../src/policy/ceil-divide.js';

it('rounds up, and exactly where a float quotient would not tell', () => {
  expect([0, 1, 9, 10, 11].map((n) => ceilDivide(n, 10))).toEqual([0, 1, 1, 1, 2]);
  expect(ceilDivide(Number.MAX_SAFE_INTEGER, 2)).toBe(4_503_599_627_370_496);
  expect(ceilDivide(Number.MAX_SAFE_INTEGER - 1, 2)).toBe(4_503_599_627_370_495);
});
