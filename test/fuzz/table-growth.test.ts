import { afterAll, expect, it, vi } from 'vitest';
import type * as Columns from '../../src/model/world/columns.js';
import { drawScenario } from './draw-scenario.js';
import { loadDrawn } from './load-drawn.js';

afterAll(() => {
  vi.doUnmock('../../src/model/world/columns.js');
});

/** A column that is kept while its table grows is a column of before. */
it('no run depends on how many rows its tables begin with', async () => {
  const { simulate } = await import('../../src/simulate.js');
  vi.resetModules();
  vi.doMock('../../src/model/world/columns.js', async (original) => {
    const columns = await original<typeof Columns>();
    expect(columns.FIRST_ROWS).toBeGreaterThan(2);
    return { ...columns, FIRST_ROWS: 2 };
  });
  const small = await import('../../src/simulate.js');
  for (let seed = 1; seed <= 60; seed++) {
    const scenario = loadDrawn(drawScenario(seed)).scenario!;
    expect([seed, small.simulate(scenario).traceHash]).toEqual([seed, simulate(scenario).traceHash]);
  }
});
