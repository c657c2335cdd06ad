import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../../src/model/diagnostic.js';
import { lintRules } from '../../../../src/scenario/lint/index.js';
import { lintScenario } from '../../../../src/scenario/lint/lint-scenario.js';
import { loadScenario } from '../../../../src/scenario/load.js';

const folder = fileURLToPath(new URL('.', import.meta.url));

function linted(file: string): { text: string; findings: readonly Diagnostic[] } {
  const text = readFileSync(folder + file, 'utf8');
  const { scenario, diagnostics, locate } = loadScenario(text, { file });
  expect(diagnostics).toEqual([]);
  return { text, findings: lintScenario(scenario!, locate) };
}

/** A line that ends with `# L001` is where that is found. */
const marked = (text: string): string[] =>
  text.split('\n').flatMap((line, n) => {
    const code = /# (L\d{3})$/.exec(line)?.[1];
    return code === undefined ? [] : [`${code} on line ${n + 1}`];
  });

describe.each(lintRules.map((rule) => [rule.code, rule] as const))('%s', (code, { severity }) => {
  const name = code.toLowerCase();

  it('is found in its bad scenario, at its line, and nothing else', () => {
    const { text, findings } = linted(`${name}-bad.yaml`);
    expect(findings.map((d) => `${d.code} on line ${d.line}`)).toEqual(marked(text));
    expect(marked(text)).toHaveLength(1);
    expect(findings.map((d) => d.severity)).toEqual([severity]);
  });

  it('points to the value of the key that it names, or to the element without it', () => {
    const { text, findings } = linted(`${name}-bad.yaml`);
    const [{ line, column, path }] = findings;
    const before = text.split('\n')[line - 1].slice(0, column - 1);
    const key = /([^.[\]]+)(?:\[[^\]]*\])?$/.exec(path)?.[1] ?? '';
    // A list stands below its key, at its first dash.
    expect(before.trim() === '' || before.endsWith(`${key}: `) || before.endsWith('- ')).toBe(true);
  });

  it('is not found in its good scenario, nor is anything else', () => {
    expect(linted(`${name}-good.yaml`).findings).toEqual([]);
  });
});
