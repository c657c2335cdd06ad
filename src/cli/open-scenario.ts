import { dirname, resolve } from 'node:path';
import { formatDiagnostic } from '../scenario/format-diagnostic.js';
import { loadScenario } from '../scenario/load.js';
import type { Scenario } from '../model/scenario.js';
import type { Arguments } from './arguments.js';
import type { Host } from './host.js';
import { readStdin, readText, type TextRead } from './read-text.js';
import { UsageError } from './usage-error.js';

/** A scenario that can be run, and where its keys stand in the file. */
export interface OpenScenario {
  readonly scenario: Scenario;
  /** The file as diagnostics name it. */
  readonly file: string;
  readonly locate: (path: string) => { readonly line: number; readonly column: number };
}

const STDIN = '-';

/**
 * Reads a scenario file and tells what is wrong with it; undefined when it cannot be run.
 * `verb` is what the user may have meant if there is no such file.
 */
export async function openScenario(
  path: string,
  args: Arguments,
  host: Host,
  verb: string | undefined,
): Promise<OpenScenario | undefined> {
  const file = path === STDIN ? '<stdin>' : path;
  const read = path === STDIN ? await readStdin() : readText(path);
  if (!read.ok) throw new UsageError(`cannot read ${file}: ${read.reason}${orVerb(verb)}`);
  const { text } = read;
  const { scenario, diagnostics, locate } = loadScenario(text, {
    file,
    readText: besides(path),
    set: args.set,
    ...(args.seed === undefined ? {} : { seed: args.seed }),
    ...(args.until === undefined ? {} : { until: args.until }),
  });
  const color = host.colorsTalk && !args.noColor;
  for (const diagnostic of diagnostics) host.tell(`${formatDiagnostic(diagnostic, { file, text, color })}\n`);
  return scenario === undefined ? undefined : { scenario, file, locate };
}

/** Files that a scenario names are relative to it. */
const besides =
  (path: string) =>
  (name: string): TextRead =>
    readText(resolve(path === STDIN ? '.' : dirname(path), name));

const orVerb = (verb: string | undefined): string => (verb === undefined ? '' : `; did you mean simulate ${verb}?`);
