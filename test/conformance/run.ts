import { loadScenario } from '../../src/scenario/load.js';
import { simulate, type Run, type SimulateOptions } from '../../src/simulate.js';
import { readTrace } from '../../src/analysis/read-trace.js';
import type { SeriesPoint } from '../../src/analysis/summary-types.js';

/** Runs a scenario given as YAML text; a diagnostic of severity error fails the test with its message. */
export function run(yaml: string, options: SimulateOptions & { readonly set?: readonly string[] } = {}): Run {
  const { scenario, diagnostics } = loadScenario(yaml, {
    file: 'test.yaml',
    readText: (path) => ({ ok: false, reason: `${path} is not there` }),
    ...(options.set === undefined ? {} : { set: options.set }),
  });
  if (scenario === undefined) throw new Error(diagnostics.map((d) => `${d.line}:${d.column} ${d.message}`).join('\n'));
  return simulate(scenario, { keepTrace: true, ...options });
}

/** The facts of one kind, as readTrace names them. */
export const factsOf = (finished: Run, type: string): Record<string, unknown>[] =>
  [...readTrace(finished)].map((f) => f as Record<string, unknown>).filter((f) => f['type'] === type);

/** The datapoint of a provider at a minute. */
export function pointAt(finished: Run, provider: string, t: number): SeriesPoint {
  const point = finished.summary.capacityProviders.find((p) => p.name === provider)?.series.find((s) => s.t === t);
  if (point === undefined) throw new Error(`${provider} has no datapoint at ${t} s`);
  return point;
}
