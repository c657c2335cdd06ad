import { describe, expect, it } from 'vitest';
import { Defect } from '../../../src/kernel/defect.js';
import { createKeptState } from '../../../src/kernel/kept-state.js';

/** Every kind of plain data, wired the same way each time. */
function wired(start: number, rows = 2) {
  const kept = createKeptState();
  const shared = new Int32Array(rows).fill(start);
  const state = kept.keep({
    count: start,
    name: `n${start}`,
    isOn: start > 1,
    missing: start > 1 ? start : undefined,
    column: new Float64Array(rows).fill(start),
    nested: { column: Uint8Array.of(start), others: [shared, shared] },
  });
  const list = kept.keep([{ at: start }]);
  const map = kept.keep(new Map([[start, new Map([[1, { count: start }]])]]));
  return { kept, state, list, map };
}

describe('kept state', () => {
  it('is restored as it was saved, into the objects that others hold', () => {
    const before = wired(5);
    before.list.push({ at: 7 });
    const saved = before.kept.save();
    const after = wired(1);
    const { column, nested } = after.state;
    const [first] = after.list;
    after.map.set(9, new Map());
    after.kept.restore(saved);
    expect([after.state, after.list, after.map]).toEqual([before.state, before.list, before.map]);
    expect(after.state.column).toBe(column);
    expect(after.state.nested).toBe(nested);
    expect(after.list[0]).toBe(first);
  });

  it('shares no memory with the run, neither when it is saved nor when it is restored', () => {
    const before = wired(5);
    const saved = before.kept.save();
    const untouched = structuredClone(saved);
    const after = wired(1, 8);
    after.kept.restore(saved);
    for (const { state, list, map } of [before, after]) {
      state.column[0] = 99;
      state.nested.column[0] = 99;
      state.nested.others[0][0] = 99;
      state.count = 99;
      list[0].at = 99;
      map.get(5)!.get(1)!.count = 99;
    }
    expect(saved).toEqual(untouched);
  });

  it('replaces a column of another length, and keeps two members that are one column one', () => {
    const before = wired(5, 8);
    const after = wired(1, 2);
    after.kept.restore(before.kept.save());
    expect(after.state.column).toEqual(new Float64Array(8).fill(5));
    expect(after.state.nested.others[0]).toEqual(new Int32Array(8).fill(5));
    expect(after.state.nested.others[1]).toBe(after.state.nested.others[0]);
  });

  it('makes a list as long as it was', () => {
    const before = wired(5);
    before.list.length = 0;
    const after = wired(1);
    after.kept.restore(before.kept.save());
    expect(after.list).toEqual([]);
  });

  it.each([
    ['a function', { act: () => 1 }],
    ['an object of a class', { at: new Set([1]) }],
  ])('refuses %s', (_what, state) => {
    const kept = createKeptState();
    kept.keep(state);
    expect(() => kept.save()).toThrow(Defect);
  });

  it('refuses what was saved of a run that is wired differently', () => {
    const other = wired(5);
    other.kept.keep({});
    expect(() => {
      wired(1).kept.restore(other.kept.save());
    }).toThrow(Defect);
  });
});
