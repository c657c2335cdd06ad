import { dirname, resolve } from 'node:path';
import type { PlaygroundScenario } from '../report/playground/playground-data.js';
import type { NamedFile } from '../report/playground/run-request.js';
import { loadScenario } from '../scenario/load.js';
import { readText } from './read-text.js';
import { UsageError } from './usage-error.js';

/** A scenario file for the page, and the paths that it was read from. */
export interface ReadPlayground {
  readonly scenario: PlaygroundScenario;
  readonly paths: readonly string[];
}

/** Reads a scenario file and the files that it names; it may be wrong, the page tells. @throws UsageError if it cannot be read. */
export function readPlayground(path: string, file: string, set: readonly string[]): ReadPlayground {
  const read = readText(path);
  if (!read.ok) throw new UsageError(`cannot read ${path}: ${read.reason}`);
  const files = new Map<string, NamedFile>();
  const paths = [resolve(path)];
  const readNamed = (name: string): NamedFile => {
    const known = files.get(name);
    if (known !== undefined) return known;
    const beside = resolve(dirname(path), name);
    const found = readText(beside);
    files.set(name, found);
    paths.push(beside);
    return found;
  };
  const { scenario } = loadScenario(read.text, { file, readText: readNamed, set });
  const title = scenario?.name ?? file;
  return { scenario: { file, title, text: read.text, set, files: Object.fromEntries(files) }, paths };
}
