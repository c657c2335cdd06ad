import { dirname, resolve } from 'node:path';
import { loadScenario, type LoadedScenario } from '../scenario/load.js';
import type { Arguments } from './arguments.js';
import { readStdin, readText, type TextRead } from './read-text.js';
import { UsageError } from './usage-error.js';

/** A scenario file as it was read, sound or not. */
export interface ReadScenario extends LoadedScenario {
  /** The file as diagnostics name it. */
  readonly file: string;
  readonly text: string;
}

const STDIN = '-';

/**
 * Reads and loads a scenario file, `-` for stdin, with `--set`, `--seed` and `--until`. `verb` is what the user may have meant if
 * there is no such file.
 * @throws UsageError if it cannot be read.
 */
export async function readScenario(path: string, args: Arguments, verb?: string): Promise<ReadScenario> {
  const file = path === STDIN ? '<stdin>' : path;
  const read = path === STDIN ? await readStdin() : readText(path);
  if (!read.ok) throw new UsageError(`cannot read ${file}: ${read.reason}${orVerb(verb)}`);
  const loaded = loadScenario(read.text, {
    file,
    readText: besides(path),
    set: args.set,
    ...(args.seed === undefined ? {} : { seed: args.seed }),
    ...(args.until === undefined ? {} : { until: args.until }),
  });
  return { ...loaded, file, text: read.text };
}

/** Files that a scenario names are relative to it. */
const besides =
  (path: string) =>
  (name: string): TextRead =>
    readText(resolve(path === STDIN ? '.' : dirname(path), name));

const orVerb = (verb: string | undefined): string => (verb === undefined ? '' : `; did you mean simulate ${verb}?`);
