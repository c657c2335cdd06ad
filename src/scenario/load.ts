import type { Diagnostic } from '../model/diagnostic.js';
import type { Scenario } from '../model/scenario.js';
import { allowedKeys } from './allowed-keys.js';
import type { ReadText } from './build/context.js';
import { importTypes } from './build/instance-types.js';
import { buildScenario } from './build/scenario.js';
import { createVariants } from './build/variants.js';
import { checkCombinations } from './check/combinations.js';
import { checkExpressions } from './check/expressions.js';
import { checkExternalLaunches } from './check/external-launches.js';
import { checkNames } from './check/names.js';
import { checkNetwork } from './check/network.js';
import { checkOwnTypes } from './check/own-types.js';
import { checkReferences } from './check/references.js';
import { readElements } from './elements.js';
import { fargateNamesIn } from './fargate-names.js';
import { reportIssues } from './issues.js';
import { parseYaml } from './parse-yaml.js';
import { createPlaces, type Path, type Places, type Position } from './place.js';
import { parsePath, resolvePath } from './path-text.js';
import { createReport, inOrder, type Report } from './report.js';
import { scenarioFile, type ScenarioFile } from './schema/scenario-file.js';
import { applyOptions } from './set-option.js';

export interface LoadOptions {
  /** The name of the file, for messages. */
  readonly file: string;
  /** Reads the files that a scenario names: traces, samples, instance types. Default: there are none. */
  readonly readText?: ReadText;
  /** Overrides the file's seed. 42 and "42" are the same. */
  readonly seed?: string | number | undefined;
  /** `path=value` items, applied before anything is checked. */
  readonly set?: readonly string[] | undefined;
  /** Ends the run at another time than the file's: a duration. */
  readonly until?: string | undefined;
}

export interface LoadedScenario {
  /** Undefined when a diagnostic is an error. */
  readonly scenario: Scenario | undefined;
  /** All of them, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where a path such as `services[web].desiredCount` stands in the file; line 0 when it does not. */
  readonly locate: (path: string) => Position;
}

const NO_FILES: ReadText = () => ({ ok: false, reason: 'no files can be read here' });
const NOWHERE: Position = { line: 0, column: 0 };

/** Reads a scenario from the text of its file: YAML 1.2, one document. Never throws for what the text holds. */
export function loadScenario(text: string, options: LoadOptions): LoadedScenario {
  const parsed = parseYaml(text);
  if (!parsed.ok) {
    const diagnostics = parsed.problems.map(({ code, position, message, hint }): Diagnostic => ({
      code,
      severity: 'error',
      path: '',
      ...position,
      message,
      hint,
    }));
    return { scenario: undefined, diagnostics, locate: () => NOWHERE };
  }
  const places = createPlaces(parsed.document, parsed.lines, parsed.raw);
  const changed: Path[] = [];
  const report = createReport(places, changed);
  for (const { code, path, position, message, hint } of parsed.problems) {
    report.addAt(code, places.text(path), position, message, hint);
  }
  const raw = applyOptions(parsed.raw, options, report, changed);
  const scenario = resolve(raw, options, report);
  return { scenario, diagnostics: listedDiagnostics(report), locate: createLocate(raw, places) };
}

function resolve(raw: unknown, options: LoadOptions, report: Report): Scenario | undefined {
  const { readText = NO_FILES } = options;
  const file = check(raw, readText, report);
  if (file === undefined || hasErrors(report)) return undefined;
  const seed = String(options.seed ?? file.seed);
  const importedTypes = importTypes(raw, file.region, readText, createReport(SILENT));
  const fargate = fargateNamesIn(file, readText);
  const variantOf = createVariants(raw, file, report, (variant, quiet) => {
    const updated = check(variant, readText, quiet);
    if (updated === undefined || hasErrors(quiet)) return undefined;
    return buildScenario(
      { file: updated, fileName: options.file, readText, report: quiet, importedTypes, fargate },
      seed,
      () => undefined,
    );
  });
  const context = { file, fileName: options.file, readText, report, importedTypes, fargate };
  const scenario = buildScenario(context, seed, variantOf);
  return hasErrors(report) ? undefined : scenario;
}

/** Every check of the data, whatever the others find; the typed file when its form is right. */
function check(raw: unknown, readText: ReadText, report: Report): ScenarioFile | undefined {
  const read = scenarioFile.safeParse(raw, { reportInput: false });
  if (!read.success) reportIssues(read.error.issues, raw, (path) => allowedKeys(raw, path), report);
  const { region } = raw as { readonly region?: unknown };
  const where = typeof region === 'string' ? region : 'us-east-1';
  const imported = importTypes(raw, where, readText, report);
  const elements = readElements(raw);
  checkNames(raw, elements, report);
  checkReferences(
    raw,
    imported.map((type) => type.name),
    report,
  );
  checkOwnTypes(raw, where, imported, report);
  checkExternalLaunches(raw, report);
  checkExpressions(raw, report);
  checkCombinations(raw, elements, report);
  if (!read.success) return undefined;
  checkNetwork(read.data, report);
  return read.data;
}

const MAX_DIAGNOSTICS = 200;

/** In the order of the file, and no more than a person reads. */
function listedDiagnostics({ diagnostics }: Report): Diagnostic[] {
  const all = inOrder(diagnostics);
  const more = all.length - MAX_DIAGNOSTICS;
  if (more <= 0) return all;
  const message = `and ${more} more faults`;
  const { code, severity } = all[MAX_DIAGNOSTICS];
  const rest: Diagnostic = { code, severity, path: '', ...NOWHERE, message, hint: 'mend these first' };
  return [...all.slice(0, MAX_DIAGNOSTICS), rest];
}

const hasErrors = ({ diagnostics }: Report): boolean => diagnostics.some(({ severity }) => severity === 'error');

const SILENT: Places = { valueAt: () => NOWHERE, keyAt: () => NOWHERE, insideAt: () => NOWHERE, text: () => '' };

const createLocate =
  (raw: unknown, places: Places) =>
  (text: string): Position => {
    const steps = parsePath(text);
    const path = steps === undefined ? undefined : resolvePath(raw, steps).at(0);
    return path === undefined ? NOWHERE : places.valueAt(path);
  };
