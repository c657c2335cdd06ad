import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
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

/** Every name and value of `part` stands in `whole`; a list may hold more, in another order. */
function holds(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null) return false;
  if (Array.isArray(part))
    return Array.isArray(whole) && part.every((item) => whole.some((other) => holds(other, item)));
  return Object.entries(part).every(([key, value]) => holds((whole as Readonly<Record<string, unknown>>)[key], value));
}

describe('the scenario of the interface', () => {
  const agreed = read('test/unit/scenario/interface.yaml');

  it('loads without a word', () => {
    expect(load(agreed).diagnostics.map(lineOf)).toEqual([]);
  });

  it('stands in scenarios/reference.yaml, name by name and value by value', () => {
    const [whole, part] = [parse(text), parse(agreed)] as [object, object];
    const lacking = Object.entries(part).filter(([key, value]) => !holds(whole, { [key]: value as unknown }));
    expect(lacking.map(([key]) => key)).toEqual([]);
    expect(holds(whole, { services: [{ desiredCount: 13 }] })).toBe(false);
  });
});

describe('scenarios/reference.yaml', () => {
  it('loads without a word', () => {
    expect(load(text).diagnostics.map(lineOf)).toEqual([]);
  });

  it('has every key of the format, some in comments', () => {
    const keys = new Set(keysIn(scenarioJsonSchema()));
    expect(keys.size).toBeGreaterThan(120);
    expect([...keys].filter((key) => !new RegExp(`\\b${key}:`).test(text))).toEqual([]);
  });

  it('means what it says in its comments: with every key that is commented out it loads as well', () => {
    const asKeys = text.replace(/^( *)# ((?: *)(?:- )?(?:\{|\w+:).*)$/gm, '$1$2');
    const { network, services } = load(asKeys).scenario ?? {};
    expect(load(asKeys).diagnostics.map(lineOf)).toEqual([]);
    expect(network?.edges.map(({ via }) => via)).toEqual([
      'serviceConnect',
      'cloudMapDns',
      'cloudMapApi',
      'appMesh',
      'loadBalancer',
    ]);
    expect(services).toHaveLength((load(text).scenario?.services.length ?? 0) + 3);
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

describe('docs/scenarios.md', () => {
  it('has a row for each knob', () => {
    const { properties } = scenarioJsonSchema() as { properties: { model: { properties: object } } };
    const rows = Array.from(read('docs/scenarios.md').matchAll(/^\| `(\w+)`/gm), ([, knob]) => knob);
    const knobs = Object.keys(properties.model.properties);
    expect(knobs.length).toBeGreaterThan(30);
    expect(knobs.filter((knob) => !rows.includes(knob))).toEqual([]);
  });
});
