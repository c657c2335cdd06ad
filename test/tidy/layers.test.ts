import { describe, expect, it } from 'vitest';
import { importsOf, layerFaults, layers } from './layers.js';
import { filesUnder, read } from './source-tree.js';

const sources = filesUnder('src').filter((path) => path.endsWith('.ts'));

describe('the layers of src/', () => {
  it('is read from disk', () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  it('lets imports go down only', () => {
    expect(sources.flatMap((path) => layerFaults(path, read(path)))).toEqual([]);
  });

  it('lists each layer above all that it may import', () => {
    layers.forEach(({ mayImport }, height) => {
      const heights = mayImport.map((name) => layers.findIndex(({ layer }) => layer === name));
      for (const below of heights) {
        expect(below).toBeGreaterThanOrEqual(0);
        expect(below).toBeLessThan(height);
      }
    });
  });
});

describe('the scan itself', () => {
  it.each([
    ['src/kernel/bad.ts', `import { world } from '../model/world.js';`],
    ['src/model/bad.ts', `import type { Loop } from '../control/loop.js';`],
    ['src/policy/packing/bad.ts', `export { loops } from '../../control/index.js';`],
    ['src/control/bad.ts', `import '../scenario/load.js';`],
    ['src/scenario/bad.ts', `import {\n  a,\n  b,\n} from '../simulate.js';`],
    ['src/analysis/bad.ts', `import { simulate } from '../simulate.js';`],
    ['src/analysis/fold/bad.ts', `import { loops } from '../../control/index.js';`],
    ['src/simulate.ts', `import { loadScenario } from './scenario/load.js';`],
    ['src/report/bad.ts', `import { main } from '../cli/main.js';`],
    ['src/cli/bad.ts', `const later = import('../control/index.js');`],
    ['src/cli/bad.ts', `import { simulate } from '../index.js';`],
    ['src/kernel/bad.ts', `import { readFileSync } from 'node:fs';`],
    ['src/report/bad.ts', `import { writeFileSync } from 'node:fs';`],
    ['src/kernel/bad.ts', `import { z } from 'zod';`],
    ['src/control/bad.ts', `import xor from 'seedrandom/lib/xor128.js';`],
    ['src/model/bad.ts', `import { it } from '../../test/tidy/layers.js';`],
    ['src/elsewhere/fine.ts', `export const fine = 1;`],
  ])('finds %s with %s', (path, source) => {
    expect(layerFaults(path, source)).toHaveLength(1);
  });

  it.each([
    ['src/control/index.ts', `import { alarms } from './alarms.js';`],
    ['src/policy/packing/fine.ts', `import type { Scenario } from '../../model/scenario.js';`],
    ['src/control/sub/fine.ts', `import { loops } from '../index.js';`],
    ['src/cli/fine.ts', `import { readFileSync } from 'node:fs';`],
    ['src/kernel/fine.ts', `import xor128 from 'seedrandom/lib/xor128.js';`],
    ['src/kernel/fine.ts', `// import { world } from '../model/world.js';`],
  ])('lets %s have %s', (path, source) => {
    expect(layerFaults(path, source)).toEqual([]);
  });

  it('sees every way to name a module', () => {
    const source = `import a from 'a';\nimport 'b';\nexport * from "c";\nconst d = await import('d');\nimport type { E } from 'e';`;
    expect(importsOf(source)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
