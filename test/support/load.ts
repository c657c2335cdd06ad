import type { Scenario } from '../../src/model/scenario.js';
import { loadScenario } from '../../src/scenario/load.js';

/** Loads a scenario given as text or as data; a diagnostic of severity error fails the test with its message. */
export function load(source: string | object, options: { readonly set?: readonly string[] } = {}): Scenario {
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  const { scenario, diagnostics } = loadScenario(text, {
    file: 'test.yaml',
    readText: (path) => ({ ok: false, reason: `${path} is not there` }),
    ...options,
  });
  if (scenario === undefined)
    throw new Error(diagnostics.map((d) => `${d.line}:${d.column} ${d.path} ${d.message}`).join('\n'));
  return scenario;
}
