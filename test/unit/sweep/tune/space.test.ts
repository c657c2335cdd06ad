import { describe, expect, it } from 'vitest';
import {
  allPoints,
  changesOf,
  distanceOf,
  lines,
  neighbours,
  pairNeighbours,
  setOf,
  spaceSize,
} from '../../../../src/sweep/tune/space.js';
import { dimension } from './landscape.js';

const steps = dimension('steps', [1, 2, 5], 1);
const words = dimension('words', ['a', 'b', 'c'], 0);
const long = dimension('long', [...Array(17).keys()], 8);

describe('a space of settings', () => {
  it('has every combination once, the last dimension changing fastest', () => {
    expect(allPoints([steps, words]).map((point) => point.join(''))).toEqual(
      ['00', '01', '02', '10', '11', '12', '20', '21', '22'], //
    );
    expect(spaceSize([steps, words])).toBe(9);
  });

  it('sets what differs from the file only', () => {
    expect(setOf([steps, words], [2, 0])).toEqual(['steps=5']);
    expect(setOf([steps, words], [1, 0])).toEqual([]);
    expect(changesOf([steps, words], [0, 2])).toBe(2);
  });

  it('has steps on ladders and any change of words for neighbours', () => {
    expect(neighbours([steps, words], [0, 0])).toEqual([
      [1, 0],
      [0, 1],
      [0, 2],
    ]);
    expect(neighbours([long], [8])).toEqual([[7], [9], [5], [11]]);
    expect(neighbours([long], [1])).toEqual([[0], [2], [4]]);
  });

  it('has pairs of such steps', () => {
    expect(pairNeighbours([steps, words], [0, 0])).toEqual([
      [1, 1],
      [1, 2],
    ]);
  });

  it('has lines through a point, thinned where a ladder is long', () => {
    expect(lines([steps, words], [0, 1])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [0, 0],
      [0, 1],
      [0, 2],
    ]);
    const places = lines([dimension('many', [...Array(101).keys()])], [3]).map(([place]) => place);
    expect(places).toHaveLength(16);
    expect([places[0], places.at(-1)]).toEqual([0, 100]);
  });

  it('tells how far points are apart', () => {
    expect(distanceOf([steps, words], [0, 0], [2, 2])).toBe(3);
  });
});
