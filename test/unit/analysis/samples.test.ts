import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSamples, type Tally } from '../../../src/analysis/samples.js';

const samplesOf = (made: readonly (readonly [value: number, key: number])[]) => {
  const samples = createSamples((state) => state);
  for (const [value, key] of made) samples.add(value, key);
  return samples;
};
const pairs = ({ values, counts }: Tally) => Array.from(values, (value, n) => [value, counts[n]]);
const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);
const unfolded = (tally: Tally): readonly number[] =>
  pairs(tally).flatMap(([value, count]) => new Array<number>(count).fill(value));

describe('samples', () => {
  it('count equal values, whatever their key, least first', () => {
    const samples = samplesOf([
      [60_000, 1],
      [0, 1],
      [60_000, 2],
      [0, 1],
      [60_000, 1],
    ]);
    expect(pairs(samples.all())).toEqual([
      [0, 2],
      [60_000, 3],
    ]);
  });

  it('split by bucket and leave out keys without one', () => {
    const samples = samplesOf([
      [5, 0],
      [6, 1],
      [7, 2],
      [8, 3],
      [5, 2],
    ]);
    const buckets = samples.by(2, (key) => (key === 3 ? -1 : key % 2));
    expect(buckets.map(pairs)).toEqual([
      [
        [5, 2],
        [7, 1],
      ],
      [[6, 1]],
    ]);
  });

  it('lose and invent nothing as they grow', () => {
    const made = fc.array(fc.tuple(fc.oneof(fc.nat(50), fc.nat({ max: 2 ** 40 })), fc.nat(4)), {
      maxLength: 5000,
      size: 'max',
    });
    fc.assert(
      fc.property(made, (list) => {
        const samples = samplesOf(list);
        expect(unfolded(samples.all())).toEqual(sorted(list.map(([value]) => value)));
        samples
          .by(5, (key) => key)
          .forEach((tally, key) => {
            expect(unfolded(tally)).toEqual(sorted(list.flatMap(([value, k]) => (k === key ? [value] : []))));
          });
      }),
      { numRuns: 20 },
    );
  });
});
