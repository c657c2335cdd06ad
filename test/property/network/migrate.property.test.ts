import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { migrateMesh } from '../../../src/scenario/migrate/migrate-mesh.js';
import { parseYaml } from '../../../src/scenario/parse-yaml.js';
import { simulate } from '../../../src/simulate.js';
import { drawScenario, type DrawnScenario } from '../../../src/testing/scenario/draw-scenario.js';
import { loadDrawn } from '../../../src/testing/scenario/load-drawn.js';

const SEEDS = 1500;

function migrated({ data, files }: DrawnScenario): Pick<DrawnScenario, 'data' | 'files'> {
  const parsed = parseYaml(migrateMesh(stringify(data))?.text ?? '');
  if (!parsed.ok) throw new Error('what is migrated cannot be read');
  return { data: parsed.raw as DrawnScenario['data'], files };
}

it('what migrate writes of any drawn mesh can be run, with the same edges', () => {
  let meshes = 0;
  for (let seed = 1; seed <= SEEDS; seed++) {
    const drawn = drawScenario(seed);
    if (!('appMesh' in drawn.data)) continue;
    const before = loadDrawn(drawn).scenario;
    if (before === undefined) continue;
    meshes++;
    const { scenario, diagnostics } = loadDrawn(migrated(drawn));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(scenario?.network.mesh).toBeUndefined();
    expect(scenario?.network.edges.map(({ name }) => name)).toEqual(before.network.edges.map(({ name }) => name));
    if (scenario !== undefined && meshes % 5 === 0) simulate(scenario);
  }
  expect(meshes).toBeGreaterThan(40);
});
