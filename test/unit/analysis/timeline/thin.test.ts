import fc from 'fast-check';
import { expect, it } from 'vitest';
import { thin } from '../../../../src/analysis/timeline/thin.js';

it('keeps the least and the greatest of each column, the times in order, and not many', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(9999), fc.integer(), fc.integer()), { minLength: 1, maxLength: 500 }),
      fc.integer({ min: 5, max: 200 }),
      (rows, most) => {
        const sorted = rows.toSorted((a, b) => a[0] - b[0]);
        const t = sorted.map(([time]) => time);
        const columns = { a: sorted.map(([, a]) => a), b: sorted.map(([, , b]) => b) };
        const { t: kept, columns: left } = thin({ t, columns }, 10_000, most);
        expect(kept.length).toBeLessThanOrEqual(Math.max(most, 5));
        expect(kept).toEqual(kept.toSorted((x, y) => x - y));
        for (const name of ['a', 'b'] as const) {
          expect(Math.max(...left[name])).toBe(Math.max(...columns[name]));
          expect(Math.min(...left[name])).toBe(Math.min(...columns[name]));
        }
      },
    ),
  );
});
