import { dirname, resolve } from 'node:path';
import { loadScenario, type LoadedScenario } from '../scenario/load.js';
import type { Arguments } from './arguments.js';
import { readStdin, readText, type TextRead } from './read-text.js';
import { UsageError } from './usage-error.js';

/** The text of a scenario file, which can be loaded again and again. */
export interface ScenarioText {
  /** The file as diagnostics name it. */
  readonly file: string;
  readonly text: string;
  /** With the `--seed` and `--until` of the command line, and these `--set` items; or another text in its place. */
  readonly load: (set: readonly string[], changed?: string) => LoadedScenario;
}

/** A scenario file as it was read, sound or not. */
export interface ReadScenario extends LoadedScenario, Pick<ScenarioText, 'file' | 'text'> {}

const STDIN = '-';

/**
 * Reads a scenario file, `-` for stdin. `verb` is what the user may have meant if there is no such file.
 * @throws UsageError if it cannot be read.
 */
export async function readScenarioText(path: string, args: Arguments, verb?: string): Promise<ScenarioText> {
  const file = path === STDIN ? '<stdin>' : path;
  const read = path === STDIN ? await readStdin() : readText(path);
  if (!read.ok) throw new UsageError(`cannot read ${file}: ${read.reason}${orVerb(verb)}`);
  const { text } = read;
  const options = { file, readText: besides(path), seed: args.seed, until: args.until };
  return { file, text, load: (set, changed = text) => loadScenario(changed, { ...options, set }) };
}

/** Reads and loads a scenario file, with `--set`, `--seed` and `--until`. @throws UsageError if it cannot be read. */
export async function readScenario(path: string, args: Arguments, verb?: string): Promise<ReadScenario> {
  const { file, text, load } = await readScenarioText(path, args, verb);
  return { ...load(args.set), file, text };
}

/** Files that a scenario names are relative to it. */
const besides =
  (path: string) =>
  (name: string): TextRead =>
    readText(resolve(path === STDIN ? '.' : dirname(path), name));

const orVerb = (verb: string | undefined): string => (verb === undefined ? '' : `; did you mean simulate ${verb}?`);
