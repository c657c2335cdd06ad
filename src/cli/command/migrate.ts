import { simulate } from '../../simulate.js';
import { formatDiagnostic } from '../../scenario/format-diagnostic.js';
import { migrateMesh, type Migration } from '../../scenario/migrate/migrate-mesh.js';
import type { Scenario } from '../../model/scenario.js';
import type { Arguments } from '../arguments.js';
import { exitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import type { Call } from '../main.js';
import { compareMesh, type MeshComparison } from '../migrate-comparison.js';
import { openOutputFile } from '../output-file.js';
import { readScenarioText, type ScenarioText } from '../read-scenario.js';
import { migrateText } from '../render/migrate-text.js';
import { createPage } from '../render/page.js';
import { UsageError } from '../usage-error.js';

/** The answer of `simulate migrate`, as `--json` prints it. */
export interface MigrateAnswer extends Omit<Migration, 'text'> {
  readonly scenario: string;
  readonly seed: string;
  /** The new file. */
  readonly yaml: string;
  readonly comparison: MeshComparison;
}

/** `simulate migrate scenario.yaml -o new.yaml`: App Mesh rewritten to Service Connect, and both runs side by side. */
export async function migrate(args: Arguments, call: Call, host: Host): Promise<number> {
  const source = await readScenarioText(args.words[0], args);
  const { file, text } = source;
  const scenario = read(source, text, '', args, host);
  if (scenario === undefined) return exitCode.wrongInput;
  call.seed = scenario.seed;
  if (scenario.network.mesh === undefined) throw new UsageError(`${file} has no appMesh: there is nothing to migrate`);
  const path = args.one('output');
  const output = path === undefined ? undefined : openOutputFile(path, '-o');
  try {
    const migration = migrateMesh(text);
    if (migration === undefined) throw new UsageError(`${file} cannot be edited: write it as one block mapping`);
    const migrated = read(source, migration.text, 'after the migration: ', args, host);
    if (migrated === undefined) return exitCode.wrongInput;
    const comparison = compareMesh(simulate(scenario), simulate(migrated));
    const { text: yaml, changes, losses } = migration;
    const answer: MigrateAnswer = { scenario: scenario.name, seed: scenario.seed, changes, losses, comparison, yaml };
    output?.write([yaml]);
    const page = createPage(host.columns, host.colorsAnswer && !args.noColor);
    const json = `${JSON.stringify(answer, undefined, 2)}\n`;
    await host.answer(args.json ? json : migrateText(answer, { page, file, written: path }));
    return exitCode.fine;
  } finally {
    output?.close();
  }
}

/** The scenario of a text of the file, with all that the loader says of it told; undefined when it cannot be run. */
function read(
  { file, load }: ScenarioText,
  text: string,
  when: string,
  args: Arguments,
  host: Host,
): Scenario | undefined {
  const { scenario, diagnostics } = load([], text);
  const color = host.colorsTalk && !args.noColor;
  for (const diagnostic of diagnostics) host.tell(`${when}${formatDiagnostic(diagnostic, { file, text, color })}\n`);
  return scenario;
}
