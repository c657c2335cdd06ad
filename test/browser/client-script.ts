import { buildSync } from 'esbuild';
import { root } from '../tidy/source-tree.js';

const built = new Map<string, string>();

/** A script of `src/report/client` as `npm run build:cli` bundles it: `main`, `study/main`. */
export function clientScript(entry: string): string {
  const script = built.get(entry) ?? bundle(`src/report/client/${entry}.ts`);
  built.set(entry, script);
  return script;
}

const bundle = (path: string): string =>
  buildSync({
    entryPoints: [path],
    absWorkingDir: root,
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    write: false,
  }).outputFiles[0].text;
