import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, createLists, remove, type Lists } from '../../src/model/lists.js';

const ROWS = 12;
const LISTS = 3;

const forward = (lists: Lists, list: number): number[] => {
  const rows: number[] = [];
  for (let r = lists.first[list]; r >= 0; r = lists.next[r]) rows.push(r);
  return rows;
};
const backward = (lists: Lists, list: number): number[] => {
  const rows: number[] = [];
  for (let r = lists.last[list]; r >= 0; r = lists.previous[r]) rows.push(r);
  return rows;
};

describe('lists', () => {
  it('are arrays with removal from the middle', () => {
    const step = fc.record({ row: fc.nat(ROWS - 1), list: fc.nat(LISTS - 1) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const lists = createLists(LISTS, ROWS);
        const model: number[][] = Array.from({ length: LISTS }, () => []);
        for (const { row, list } of steps) {
          const at = model.findIndex((rows) => rows.includes(row));
          if (at < 0) {
            append(lists, list, row);
            model[list].push(row);
          } else {
            remove(lists, at, row);
            model[at] = model[at].filter((r) => r !== row);
          }
          model.forEach((rows, n) => {
            expect(forward(lists, n)).toEqual(rows);
            expect(backward(lists, n)).toEqual(rows.toReversed());
            expect(lists.count[n]).toBe(rows.length);
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});
