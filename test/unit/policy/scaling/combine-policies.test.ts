import { describe, expect, it } from 'vitest';
import { combinePolicies } from '../../../../src/policy/scaling/combine-policies.js';

describe('combinePolicies (AS-6)', () => {
  it.each([
    ['example 50: + 3 and + 200 %', [13, 30], [false, false], 30],
    ['the other way round', [30, 13], [false, false], 30],
    ['out if any wants out', [10, 11], [false, false], 11],
    ['out wins over in', [4, 11], [true, false], 11],
    ['in if all agree, to the largest', [4, 7, 5], [true, true, true], 7],
    ['by one', [9], [true], 9],
    ['not in if one does not agree', [4, 10], [true, false], 10],
    ['wherever it stands', [10, 4], [false, true], 10],
    ['one that never scales in does not stand in the way', [10, 4], [true, true], 4],
    ['nor the first of them', [4, 10], [true, true], 4],
    ['nobody asks for anything', [10, 10], [true, true], 10],
    ['none agrees', [4, 5], [false, false], 10],
    ['to nothing', [0], [true], 0],
    ['there is no policy', [], [], 10],
  ])('%s', (_, wanted, agrees, capacity) => {
    expect(combinePolicies(10, wanted, agrees)).toBe(capacity);
  });
});
