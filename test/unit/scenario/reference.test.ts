import { describe, expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../../src/scenario/json-schema.js';
import { loadScenario } from '../../../src/scenario/load.js';
import { read } from '../../tidy/source-tree.js';
import { lineOf } from './small-scenario.js';

const text = read('scenarios/reference.yaml');
const load = (source: string) =>
  loadScenario(source, {
    file: 'reference.yaml',
    readText: (path) => ({ ok: true, text: read(`scenarios/${path}`) }),
  });

/** Every key that the schema knows, wherever it stands. */
function keysIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap(keysIn);
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties'
      ? [...Object.keys(value as object), ...Object.values(value as object).flatMap(keysIn)]
      : keysIn(value),
  );
}

describe('scenarios/reference.yaml', () => {
  it('loads without a word', () => {
    expect(load(text).diagnostics.map(lineOf)).toEqual([]);
  });

  it('has every key of the format, those of later versions in comments', () => {
    const keys = new Set(keysIn(scenarioJsonSchema()));
    expect(keys.size).toBeGreaterThan(120);
    expect([...keys].filter((key) => !new RegExp(`\\b${key}:`).test(text))).toEqual([]);
  });

  it('says of its knobs what the defaults are', () => {
    const { model } = load(text).scenario ?? {};
    const bare = load(text.slice(0, text.indexOf('\nmodel:'))).scenario?.model;
    expect(model).toEqual(bare);
    expect(bare).toBeDefined();
  });

  it('loads fast', () => {
    const times = [1, 2, 3, 4, 5].map(() => {
      const begun = performance.now();
      load(text);
      return performance.now() - begun;
    });
    // 60 ms is the aim in a warm process on an idle machine; this one may be shared.
    expect(Math.min(...times)).toBeLessThan(150);
  });
});
