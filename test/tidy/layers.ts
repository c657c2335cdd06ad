import { posix } from 'node:path';
import table from './layers.json' with { type: 'json' };

/** One layer of src/: a folder, or a file of src/ itself. Lower layers stand first. */
export interface Layer {
  readonly layer: string;
  readonly verb: string;
  readonly mayImport: readonly string[];
  /** Packages from npm that it may import. */
  readonly packages: readonly string[];
  /** It may import `node:` modules and touch the machine it runs on. */
  readonly host: boolean;
}

/** The table that eslint.config.js reads too. */
export const layers: readonly Layer[] = table;

const IMPORT = /(?:\bfrom\s+|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;

/** The module names that a source text imports or re-exports, types included. */
export function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return Array.from(code.matchAll(IMPORT), ([, , specifier]) => specifier);
}

/** The layer of a file given relative to the checkout; undefined: it is in none. */
function layerOf(path: string): Layer | undefined {
  const [top, next] = path.split('/');
  return top === 'src' ? layers.find(({ layer }) => layer === next) : undefined;
}

/** What is wrong with the imports of one file, a sentence each. */
export function layerFaults(path: string, source: string): string[] {
  const of = layerOf(path);
  if (of === undefined) return [`${path} is in no layer of test/tidy/layers.json`];
  return importsOf(source).flatMap((specifier) => {
    const fault = faultOf(of, path, specifier);
    return fault === undefined ? [] : [`${path} imports ${specifier}: ${fault}`];
  });
}

function faultOf(of: Layer, path: string, specifier: string): string | undefined {
  if (specifier.startsWith('node:')) {
    return of.host ? undefined : 'only the shell may touch the host';
  }
  if (!specifier.startsWith('.')) {
    const parts = specifier.split('/');
    const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
    return of.packages.includes(name) ? undefined : `${of.layer} may use [${of.packages.join(', ')}] from npm`;
  }
  const target = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
  const to = layerOf(target)?.layer;
  if (to === of.layer || (to !== undefined && of.mayImport.includes(to))) return undefined;
  return `${of.layer} may import [${of.mayImport.join(', ')}]`;
}
