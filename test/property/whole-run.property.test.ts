import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulate.js';
import { loadDrawn } from '../fuzz/load-drawn.js';
import { arbitraryScenario } from '../support/arbitrary-scenario.js';

const shuffledKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffledKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, shuffledKeys(inner)])
      .toReversed(),
  );
};

/** What holds of every run is checked by the fuzz, test/fuzz; here is what holds of two files. */
describe('any run', () => {
  it('is the same whatever the order of keys in the file', () => {
    fc.assert(
      fc.property(arbitraryScenario, ({ data, files }) => {
        const run = simulate(loadDrawn({ data, files }).scenario!);
        const shuffled = simulate(loadDrawn({ data: shuffledKeys(data) as typeof data, files }).scenario!);
        expect(shuffled.traceHash).toBe(run.traceHash);
        expect(shuffled.summary).toEqual(run.summary);
      }),
      { numRuns: 50 },
    );
  });
});
