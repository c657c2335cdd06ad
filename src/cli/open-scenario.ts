import type { Scenario } from '../model/scenario.js';
import { formatDiagnostic } from '../scenario/format-diagnostic.js';
import type { Arguments } from './arguments.js';
import type { Host } from './host.js';
import { readScenario, type ReadScenario } from './read-scenario.js';

/** A scenario that can be run, and where its keys stand in the file. */
export interface OpenScenario extends Pick<ReadScenario, 'file' | 'text' | 'locate'> {
  readonly scenario: Scenario;
}

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
  const { scenario, diagnostics, locate, file, text } = await readScenario(path, args, verb);
  const color = host.colorsTalk && !args.noColor;
  for (const diagnostic of diagnostics) host.tell(`${formatDiagnostic(diagnostic, { file, text, color })}\n`);
  return scenario === undefined ? undefined : { scenario, file, text, locate };
}
