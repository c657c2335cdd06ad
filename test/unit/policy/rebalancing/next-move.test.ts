import { describe, expect, it } from 'vitest';
import { nextMove } from '../../../../src/policy/rebalancing/next-move.js';

const move = (counts: readonly number[], zones = counts.map((_, zone) => zone)) =>
  nextMove(Int32Array.from(counts), zones);

describe('nextMove (AZ-3)', () => {
  it('example 41: from the one to the other', () => {
    expect(move([2, 0])).toEqual({ from: 0, to: 1 });
    expect(move([0, 2])).toEqual({ from: 1, to: 0 });
  });

  it('W50, example 42: balanced when no two differ by more than one', () => {
    expect(move([1, 1])).toBeUndefined();
    expect(move([1, 2])).toBeUndefined();
    expect(move([1, 2, 2])).toBeUndefined();
    expect(move([0, 0, 0])).toBeUndefined();
    expect(move([7])).toBeUndefined();
  });

  it('a difference of two is one too many', () => {
    expect(move([1, 3, 2])).toEqual({ from: 1, to: 0 });
  });

  it('the first of equals', () => {
    expect(move([1, 4, 1, 4])).toEqual({ from: 1, to: 0 });
    expect(move([1, 4, 1, 4], [3, 2, 1, 0])).toEqual({ from: 3, to: 2 });
  });

  it('only the configured zones', () => {
    expect(move([0, 3, 2, 9], [1, 2])).toBeUndefined();
    expect(move([0, 4, 2, 9], [1, 2])).toEqual({ from: 1, to: 2 });
    expect(move([5, 0], [])).toBeUndefined();
  });
});
