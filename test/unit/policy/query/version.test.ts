import { expect, it } from 'vitest';
import { compareVersion, parseVersion } from '../../../../src/policy/placement/query/version.js';

it.each([
  ['1.14.5', [1, 14, 5]],
  ['1', [1]],
  ['1.2.3.4', [1, 2, 3, 4]],
  ['1.2.3.4.5', undefined],
  ['1.', undefined],
  ['.1', undefined],
  ['1.x', undefined],
  ['v1', undefined],
  ['1234567890', undefined],
  ['', undefined],
])('parseVersion(%s) is %j', (text, expected) => {
  expect(parseVersion(text)).toEqual(expected);
});

it.each([
  ['1.9.0', '1.14.5', -1],
  ['1.14.5', '1.14.5', 0],
  ['1.14', '1.14.0', 0],
  ['1.14.0', '1.14', 0],
  ['1.14.0.1', '1.14', 1],
  ['2', '1.99.99', 1],
  ['1.14.5-dev', '1.14.5', 0],
  ['dev', '0.0.1', -1],
])('%s compares with %s as %i', (text, other, expected) => {
  expect(Math.sign(compareVersion(text, parseVersion(other)!))).toBe(expected);
});
