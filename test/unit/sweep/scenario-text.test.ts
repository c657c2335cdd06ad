import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { Defect, RunLimitExceeded } from '../../../src/kernel/defect.js';
import type { Scenario } from '../../../src/model/scenario.js';
import { loadScenario } from '../../../src/scenario/load.js';
import { simulate } from '../../../src/simulate.js';
import { errorOf, failureOf } from '../../../src/sweep/failure.js';
import { digestOf, scenarioFromText, scenarioText } from '../../../src/sweep/scenario-text.js';
import { chancy } from '../../statistics/a-a.js';
import { filesUnder, read, root } from '../../tidy/source-tree.js';

const shipped = filesUnder('scenarios').filter((path) => path.endsWith('.yaml'));

function load(path: string): Scenario {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const { scenario } = loadScenario(read(path), {
    file: path,
    readText: (name) => ({ ok: true, text: readFileSync(root + folder + name, 'utf8') }),
  });
  if (scenario === undefined) throw new Error(`${path} cannot be loaded`);
  return scenario;
}

describe('scenarioText', () => {
  it.each(shipped)('%s runs the same once it has been text', (path) => {
    const whole = load(path);
    const scenario = { ...whole, durationMs: Math.min(whole.durationMs, 2 * 3_600_000) };
    const again = scenarioFromText(scenarioText(scenario));
    const { traceHash } = simulate(scenario);
    expect(simulate(again).traceHash).toBe(traceHash);
    // As threads get it.
    expect(simulate(deserialize(serialize(scenario)) as Scenario).traceHash).toBe(traceHash);
    expect(scenarioText(again)).toBe(scenarioText(scenario));
  });

  it('refuses what JSON would change', () => {
    expect(() => scenarioText({ ...chancy, durationMs: Infinity })).toThrow('finite numbers');
  });
});

describe('digestOf', () => {
  it('tells texts apart, also where they run into one another', () => {
    expect(digestOf('ab', 'c')).toBe(digestOf('ab', 'c'));
    expect(new Set([digestOf('ab', 'c'), digestOf('a', 'bc'), digestOf('abc'), digestOf('abc', '')]).size).toBe(4);
    expect(digestOf('ab')).toMatch(/^[0-9a-f]{40}$/);
  });
});

describe('a failure', () => {
  it.each([new Defect('d'), new RunLimitExceeded('l'), new RangeError('r'), new TypeError('t')])(
    'survives the way as %s',
    (error) => {
      const again = errorOf(structuredClone(failureOf(error)));
      expect(again).toMatchObject({ message: error.message, stack: error.stack });
      expect(again).toBeInstanceOf(error instanceof TypeError ? Error : error.constructor);
    },
  );

  it('may be no error', () => {
    expect(errorOf(failureOf('oh')).message).toBe('oh');
  });
});
