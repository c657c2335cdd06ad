import type { InstanceType } from '../../model/scenario.js';
import type { FargateName } from '../fargate-names.js';
import type { Path } from '../place.js';
import type { Report } from '../report.js';
import type { ScenarioFile } from '../schema/scenario-file.js';

/** Reads another file, by its path as the scenario has it. */
export type ReadText = (
  path: string,
) => { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** What building one part needs of the others. */
export interface BuildContext {
  readonly file: ScenarioFile;
  /** The name of the file, for a scenario without one. */
  readonly fileName: string;
  readonly readText: ReadText;
  readonly report: Report;
  readonly importedTypes: readonly InstanceType[];
  /** The Fargate providers of the scenario: see `fargateNamesIn`. */
  readonly fargate: readonly FargateName[];
}

/** The text of a file that the scenario names, or undefined and a diagnostic. */
export function readNamed(
  { readText, report }: Pick<BuildContext, 'readText' | 'report'>,
  name: string,
  path: Path,
): string | undefined {
  const read = readText(name);
  if (read.ok) return read.text;
  report.add('E030', path, `cannot read "${name}": ${read.reason}`, 'paths are relative to the scenario file');
  return undefined;
}
