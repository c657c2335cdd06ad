import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintScenario } from '../../../../src/scenario/lint/lint-scenario.js';
import { loadScenario } from '../../../../src/scenario/load.js';
import { filesUnder, read, root } from '../../../tidy/source-tree.js';

/** What lint finds in each shipped scenario: `L056 autoScalingGroups[asg].availabilityZones`. Read it before you change it. */
const expected = JSON.parse(readFileSync(new URL('./expected.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;
const scenarios = filesUnder('scenarios').filter((path) => path.endsWith('.yaml'));

function found(path: string): readonly string[] {
  const { scenario, locate } = loadScenario(read(path), {
    file: path,
    readText: (name) => {
      const beside = `${root}${dirname(path)}/${name}`;
      return existsSync(beside)
        ? { ok: true, text: readFileSync(beside, 'utf8') }
        : { ok: false, reason: 'there is no such file' };
    },
  });
  const findings = lintScenario(scenario!, locate);
  expect(findings.filter(({ line, column }) => line === 0 || column === 0)).toEqual([]);
  return findings.map(({ code, path: at }) => `${code} ${at}`);
}

describe('lint of the shipped scenarios', () => {
  it('knows each of them', () => {
    expect(Object.keys(expected)).toEqual(scenarios.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });

  it.each(scenarios)('%s has what is expected, and nothing else', (path) => {
    expect(found(path)).toEqual(expected[path]);
  });
});
