import { createRequire } from 'node:module';
import type { Solver } from '../analysis/gap/smallest-fleet.js';

/** The solver stops after so many branches, not after some time: so its answer is the same on every machine. */
const MOST_BRANCHES = 2000;

/** HiGHS, compiled to WebAssembly. It takes a moment to load, so it is loaded only when somebody asks. */
export async function loadHighs(): Promise<Solver> {
  const { default: loaded } = await import('highs');
  // Its types are those of the CommonJS file; what an import gets is the ES module, whose default is the loader.
  const load = loaded as unknown as typeof loaded.default;
  // In a bundle it would look for its binary beside the bundle.
  const highs = await load({ locateFile: () => createRequire(import.meta.url).resolve('highs/runtime') });
  return (text) => {
    const solution = highs.solve(text, { output_flag: false, mip_rel_gap: 0, mip_max_nodes: MOST_BRANCHES });
    const columns: Record<string, object> = solution.Columns;
    const values = Object.entries(columns).flatMap(([name, column]): [string, number][] =>
      'Primal' in column ? [[name, Number(column.Primal)]] : [],
    );
    return {
      optimal: solution.Status === 'Optimal',
      objective: solution.ObjectiveValue,
      values: Object.fromEntries(values),
      duals: solution.Rows.flatMap((row) => ('Dual' in row ? [row.Dual] : [])),
    };
  };
}
