import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { layers } from './layers.js';
import { root } from './source-tree.js';

/** The project's own rules without those that need types: they would need each text to be a file of the project. */
const untyped = new ESLint({ cwd: root, overrideConfig: [tseslint.configs.disableTypeChecked] });

async function rulesBrokenBy(path: string, source: string): Promise<string[]> {
  const [{ messages }] = await untyped.lintText(source, { filePath: root + path });
  return messages.map(({ ruleId, message }) => ruleId ?? message);
}

const fn = (expression: string): string => `export const bad = (x: number[]) => ${expression};\n`;

describe('determinism below the shell', () => {
  it.each([
    ['no-restricted-globals', 'Date.now() + x.length'],
    ['no-restricted-globals', '[new Date(), x]'],
    ['no-restricted-globals', 'performance.now() + x.length'],
    ['no-restricted-globals', 'setTimeout(() => x, 1)'],
    ['no-restricted-globals', 'setInterval(() => x, 1)'],
    ['no-restricted-globals', 'setImmediate(() => x)'],
    ['no-restricted-globals', 'queueMicrotask(() => x)'],
    ['no-restricted-globals', 'Promise.resolve(x)'],
    ['no-restricted-globals', 'new Intl.NumberFormat().format(x[0])'],
    ['no-restricted-globals', 'process.pid + x.length'],
    ['no-restricted-globals', 'console.log(x)'],
    ['no-restricted-globals', 'crypto.getRandomValues(x)'],
    ['no-restricted-globals', 'globalThis.crypto.getRandomValues(x)'],
    ['no-restricted-properties', 'Math.random() + x.length'],
    ['no-restricted-properties', `Math['random']() + x.length`],
    ['no-restricted-properties', 'x.toLocaleString()'],
    ['no-restricted-properties', `String(x).localeCompare('')`],
    ['no-restricted-properties', 'Math.exp(x[0])'],
    ['no-restricted-properties', 'Math.log(x[0])'],
    ['no-restricted-properties', 'Math.pow(x[0], 0.5)'],
    ['no-restricted-properties', 'Math.sin(x[0])'],
    ['no-restricted-properties', 'Math.atan2(x[0], 1)'],
    ['no-restricted-properties', 'Math.hypot(x[0], 1)'],
    ['no-restricted-properties', 'Math.cbrt(x[0])'],
    ['no-restricted-syntax', 'x[0] ** 0.5'],
    ['no-restricted-syntax', '(x[0] **= 2)'],
    ['no-restricted-syntax', 'x.sort()'],
    ['no-restricted-syntax', 'x.toSorted()'],
    ['no-restricted-syntax', '{ for (const key in x) return key; }'],
    ['no-restricted-syntax', `[x, import('./other.js')]`],
    ['no-restricted-syntax', 'async () => [x]'],
  ])('%s forbids %s', async (rule, expression) => {
    expect(await rulesBrokenBy('src/policy/bad.ts', fn(expression))).toContain(rule);
    expect(await rulesBrokenBy('src/simulate.ts', fn(expression))).toContain(rule);
    // Folders that do not exist yet are guarded as well.
    expect(await rulesBrokenBy('src/report/chart/bad.ts', fn(expression))).toContain(rule);
  });

  it('knows that const { random } = Math is Math.random', async () => {
    const source = 'const { random } = Math;\nexport const bad = random;\n';
    expect(await rulesBrokenBy('src/kernel/bad.ts', source)).toEqual(['no-restricted-properties']);
  });

  it.each(['Math.floor(x[0])', 'Math.sqrt(x[0])', 'x.sort((a, b) => a - b)', 'x.toSorted((a, b) => b - a)'])(
    'allows %s',
    async (expression) => {
      expect(await rulesBrokenBy('src/policy/fine.ts', fn(expression))).toEqual([]);
    },
  );

  it('allows curves in the two files of curves, and no chance there', async () => {
    for (const path of ['src/model/sample.ts', 'src/model/quantile.ts', 'src/model/diurnal-rate.ts']) {
      expect(await rulesBrokenBy(path, fn('Math.log(x[0])'))).toEqual([]);
      expect(await rulesBrokenBy(path, fn('Math.random() + x.length'))).toEqual(['no-restricted-properties']);
    }
  });

  it.each(['src/cli/fine.ts', 'src/sweep/fine.ts', 'src/importer/fine.ts'])('leaves %s its clock', async (path) => {
    expect(await rulesBrokenBy(path, fn('Date.now() + x.length'))).toEqual([]);
  });
});

describe('the layers', () => {
  const specifierOf = (layer: string): string => (layer.endsWith('.ts') ? layer.replace(/ts$/, 'js') : `${layer}/a.js`);
  const pathOf = (layer: string): string => (layer.endsWith('.ts') ? `src/${layer}` : `src/${layer}/a.ts`);
  const up = (layer: string): string => (layer.endsWith('.ts') ? './' : '../');
  const others = layers.filter(({ layer }) => layer !== 'index.ts');
  const pairs = layers.flatMap((of) => others.filter((to) => to !== of).map((to) => [of, to] as const));

  it('are all guarded, and say who may import what', async () => {
    for (const [of, to] of pairs) {
      const source = `export * from '${up(of.layer)}${specifierOf(to.layer)}';\n`;
      const broken = await rulesBrokenBy(pathOf(of.layer), source);
      const allowed = of.mayImport.includes(to.layer);
      expect(broken, `${of.layer} imports ${to.layer}`).toEqual(allowed ? [] : ['no-restricted-imports']);
    }
    const [{ messages }] = await untyped.lintText(`export * from '../control/index.js';\n`, {
      filePath: `${root}src/policy/bad.ts`,
    });
    expect(messages[0].message).toContain('policy decides: it may import itself, model, kernel.');
  });

  it('are guarded from deeper folders too', async () => {
    const source = `export * from '../../control/index.js';\n`;
    expect(await rulesBrokenBy('src/policy/packing/bad.ts', source)).toEqual(['no-restricted-imports']);
  });

  it.each(['kernel', 'model', 'policy', 'control', 'scenario', 'analysis', 'report'])(
    'keep %s from the host',
    async (layer) => {
      const broken = await rulesBrokenBy(`src/${layer}/bad.ts`, `export * from 'node:fs';\n`);
      expect(broken).toEqual(['no-restricted-imports']);
    },
  );

  it.each(['cli', 'sweep', 'importer'])('let %s have the host', async (layer) => {
    expect(await rulesBrokenBy(`src/${layer}/fine.ts`, `export * from 'node:fs';\n`)).toEqual([]);
  });
});

describe('style', () => {
  it.each([
    ['no-restricted-syntax', 'export enum Bad { one }\n'],
    ['no-restricted-syntax', 'export default 1;\n'],
    ['@typescript-eslint/no-explicit-any', 'export const bad = (x: any): number => Number(x);\n'],
    ['max-lines', Array.from({ length: 301 }, (_, n) => `export const n${n} = ${n};\n`).join('')],
    [
      'max-lines-per-function',
      `export function bad(): void {\n${'  f();\n'.repeat(70)}}\ndeclare const f: () => void;\n`,
    ],
    ['eqeqeq', 'export const bad = (x: number): boolean => x == 1;\n'],
  ])('%s', async (rule, source) => {
    for (const path of ['src/kernel/bad.ts', 'src/cli/bad.ts'])
      expect(await rulesBrokenBy(path, source)).toContain(rule);
  });

  it('holds files of the project to the rules that need types', async () => {
    for (const path of ['src/kernel/kernel.ts', 'test/tidy/lint.test.ts']) {
      const config = (await new ESLint({ cwd: root }).calculateConfigForFile(root + path)) as {
        rules: Record<string, [number]>;
      };
      expect(config.rules['@typescript-eslint/no-floating-promises'][0]).toBe(2);
      expect(config.rules['@typescript-eslint/no-unnecessary-condition'][0]).toBe(2);
    }
  });
});
