import { realpathSync } from 'node:fs';
import { assert } from '../../kernel/defect.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { simulate } from '../../simulate.js';
import { formatDiagnostic } from '../../scenario/format-diagnostic.js';
import { migrateMesh, type Migration } from '../../scenario/migrate/migrate-mesh.js';
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
  const onlyYaml = args.isSet('yaml');
  if (onlyYaml && args.json) throw new UsageError('--json and --yaml: which of them?');
  const source = await readScenarioText(args.words[0], args);
  const { file, text } = source;
  const { scenario, diagnostics } = source.load([]);
  tell(source, text, diagnostics, '', args, host);
  if (scenario === undefined) return exitCode.wrongInput;
  call.seed = scenario.seed;
  if (scenario.network.mesh === undefined) throw new UsageError(`${file} has no appMesh: there is nothing to migrate`);
  const path = args.one('output');
  const replaces = path !== undefined && isSameFile(file, path);
  const output = path === undefined ? undefined : openOutputFile(path, '-o');
  try {
    const migration = migrateMesh(text);
    if (migration === undefined) throw new UsageError(`${file} cannot be edited: write it as one block mapping`);
    const { text: yaml, changes, losses } = migration;
    const migrated = source.load([], yaml);
    const fresh = migrated.diagnostics.filter((own) => !diagnostics.some((old) => isSame(own, old)));
    tell(source, yaml, fresh, 'after the migration: ', args, host);
    assert(migrated.scenario !== undefined, 'what migrate writes can be run');
    output?.write([yaml]);
    if (onlyYaml) {
      await host.answer(yaml);
      return exitCode.fine;
    }
    const comparison = compareMesh(simulate(scenario), simulate(migrated.scenario));
    const answer: MigrateAnswer = { scenario: scenario.name, seed: scenario.seed, changes, losses, comparison, yaml };
    const page = createPage(host.columns, host.colorsAnswer && !args.noColor);
    const json = `${JSON.stringify(answer, undefined, 2)}\n`;
    await host.answer(args.json ? json : migrateText(answer, { page, file, written: path, replaces }));
    return exitCode.fine;
  } finally {
    output?.close();
  }
}

function tell(
  { file }: ScenarioText,
  text: string,
  diagnostics: readonly Diagnostic[],
  when: string,
  args: Arguments,
  host: Host,
): void {
  const color = host.colorsTalk && !args.noColor;
  for (const diagnostic of diagnostics) host.tell(`${when}${formatDiagnostic(diagnostic, { file, text, color })}\n`);
}

/** Wherever it stands: lines move. */
const isSame = (one: Diagnostic, other: Diagnostic): boolean =>
  one.code === other.code && one.path === other.path && one.message === other.message;

function isSameFile(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}
