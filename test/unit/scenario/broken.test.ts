import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../../src/scenario/load.js';

const folder = fileURLToPath(new URL('./broken/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/** Each file ends with what it must get, in order: `# expect CODE LINE:COLUMN PATH`. */
const expected = (text: string): string[] => Array.from(text.matchAll(/^# expect (.*)$/gm), ([, line]) => line.trim());

describe('a broken scenario gets its diagnostics, all at once and each at its place', () => {
  it('has files', () => {
    expect(files.length).toBeGreaterThanOrEqual(45);
  });

  it.each(files)('%s', (file) => {
    const text = readFileSync(folder + file, 'utf8');
    const { scenario, diagnostics } = loadScenario(text, {
      file,
      readText: (path) =>
        existsSync(folder + path)
          ? { ok: true, text: readFileSync(folder + path, 'utf8') }
          : { ok: false, reason: 'there is no such file' },
    });
    const found = diagnostics.map((d) => `${d.code} ${d.line}:${d.column} ${d.path}`.trim());
    expect(found).toEqual(expected(text));
    expect(scenario === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  });
});
