import { describe, expect, it } from 'vitest';
import { ColumnTerms } from '../../../../src/policy/packing/column-terms.js';
import * as a from '../placement/a-fleet.js';

describe('ColumnTerms', () => {
  const of = (rows: readonly { cpu: number; memory: number }[]): ColumnTerms => {
    const { fleet } = a.aFleet(rows);
    const terms = new ColumnTerms(2);
    terms.measure(fleet, [fleet.freeCpuUnits, fleet.freeMemoryMiB]);
    return terms;
  };

  it('orders rows by the first column, then by the second, below 0 too', () => {
    const terms = of([
      { cpu: 2, memory: -3 },
      { cpu: 1, memory: 9 },
      { cpu: 2, memory: 9 },
      { cpu: -1, memory: 0 },
    ]);
    const rows = [0, 1, 2, 3].sort((x, y) => terms.of(x) - terms.of(y));
    expect(rows).toEqual([3, 1, 0, 2]);
  });

  it('takes a wide number apart again without rounding', () => {
    const [cpu, memory] = [0x1ffffff - 1, 0x3fffffe];
    const terms = of([
      { cpu, memory },
      { cpu: cpu - 1, memory },
    ]);
    expect(terms).toMatchObject({ fitShelves: false, areExact: true });
    expect([0, 1].map((row) => terms.prefix(terms.of(row), 1))).toEqual([cpu, cpu - 1]);
  });

  it('says when a double cannot hold the numbers', () => {
    expect(of([{ cpu: 0x3ffffff, memory: 0x3ffffff }]).areExact).toBe(false);
  });
});
