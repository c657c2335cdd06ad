import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BestClasses } from '../../../src/policy/packing/best-classes.js';
import { ColumnTerms } from '../../../src/policy/packing/column-terms.js';
import { InstanceClasses } from '../../../src/policy/packing/instance-classes.js';
import { never, Shelves } from '../../../src/policy/packing/shelves.js';

const ROWS = 700;
const CLASSES = 5;

/** A row of no class is out. Few rows and keys, so that shelves fill, run empty and change their keys; and rows of other blocks and lots. */
const step = fc.record({
  row: fc.oneof({ weight: 4, arbitrary: fc.nat(9) }, fc.nat(ROWS - 1)),
  instanceClass: fc.oneof({ weight: 4, arbitrary: fc.nat(1) }, fc.integer({ min: -1, max: CLASSES - 1 })),
  rank: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: -1, max: 6 }) }, fc.constant(never - 1)),
  isLaid: fc.nat(30).map((n) => n === 0),
  isAsked: fc.boolean(),
});

interface Row {
  readonly instanceClass: number;
  readonly key: number;
}

const inOrder = (rows: readonly number[]): number[] => rows.toSorted((a, b) => a - b);

/** The least key of a class, Infinity if it has none, and the rows that have it. */
function leastOf(rows: ReadonlyMap<number, Row>, c: number): { key: number; best: number[] } {
  const inClass = [...rows].filter(([, { instanceClass, key }]) => instanceClass === c && key >= 0);
  const key = Math.min(...inClass.map(([, row]) => row.key));
  return { key, best: inOrder(inClass.filter(([, row]) => row.key === key).map(([row]) => row)) };
}

function emptyShelves(): { bests: BestClasses; shelves: Shelves } {
  const classes = new InstanceClasses(0);
  for (let zone = 0; zone < CLASSES; zone++) classes.numberOf(zone, []);
  const bests = new BestClasses(classes, new ColumnTerms(0), { columns: [], attributes: [], steps: [] });
  bests.makeRoom();
  return { bests, shelves: new Shelves(bests, ROWS) };
}

it('shelves know the least key of each class and the rows that have it, in their order', () => {
  const seen = { none: 0, one: 0, tie: 0 };
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
      const { bests, shelves } = emptyShelves();
      const rows = new Map<number, Row>();
      let met = 0;
      for (const { row, instanceClass, rank, isLaid, isAsked } of steps) {
        const key = instanceClass < 0 ? -1 : rank;
        rows.set(row, { instanceClass, key });
        met = Math.max(met, instanceClass + 1);
        if (isLaid) {
          shelves.lay(row, instanceClass, key);
          shelves.settleAll(met);
        } else {
          shelves.set(row, instanceClass, key);
        }
        if (!isAsked) continue;
        shelves.tell(met);
        const classes = Int32Array.from({ length: met }, (_, c) => c);
        const all: number[] = [];
        for (const c of classes) {
          const { key: least, best } = leastOf(rows, c);
          seen[best.length === 0 ? 'none' : best.length === 1 ? 'one' : 'tie']++;
          expect(bests.ties[c]).toBe(best.length);
          if (best.length > 0) expect(bests.key[c]).toBe(least);
          expect(best.map((_, n) => shelves.nthTie(classes, c, c + 1, n))).toEqual(best);
          all.push(...best);
        }
        expect(all.map((_, n) => shelves.nthTie(classes, 0, met, n))).toEqual(inOrder(all));
      }
    }),
    { numRuns: 500 },
  );
  for (const kind of Object.values(seen)) expect(kind).toBeGreaterThan(500);
});
