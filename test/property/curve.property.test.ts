import fc from 'fast-check';
import { expect, it } from 'vitest';
import { curveAt } from '../../src/model/curve.js';

const point = fc.record({ atMs: fc.nat(50), value: fc.nat(1000) });

it('steps have the value of the last point that was reached', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 20, size: 'max' }), fc.nat(60), (unordered, atMs) => {
      const points = unordered.toSorted((a, b) => a.atMs - b.atMs);
      const reached = points.filter((p) => p.atMs <= atMs);
      expect(curveAt({ type: 'steps', points }, atMs)).toBe(reached.at(-1)?.value ?? 0);
    }),
    { numRuns: 500 },
  );
});
