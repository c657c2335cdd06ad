import type { Diagnostic } from '../../model/diagnostic.js';
import { diagnosticCodes } from '../../scenario/diagnostic-codes.js';
import { formatDiagnostic } from '../../scenario/format-diagnostic.js';
import { lintRules } from '../../scenario/lint/index.js';
import { lintScenario } from '../../scenario/lint/lint-scenario.js';
import type { Arguments } from '../arguments.js';
import { exitCode } from '../exit-code.js';
import { formatOption } from '../format-option.js';
import type { Host } from '../host.js';
import type { Call } from '../main.js';
import { readScenario, type ReadScenario } from '../read-scenario.js';
import { lintText } from '../render/lint-text.js';
import { createPage } from '../render/page.js';
import { sarifLog, type SarifRule } from '../render/sarif.js';

/** The answer of `simulate lint`, as `--json` prints it. */
export interface LintAnswer {
  readonly schemaVersion: 1;
  readonly file: string;
  /** The file is a scenario: what it would do was looked at. */
  readonly loaded: boolean;
  readonly counts: { readonly errors: number; readonly warnings: number; readonly infos: number };
  /** What the loader says comes first, then the rest in the order of the file. */
  readonly findings: readonly Diagnostic[];
}

const formats = ['text', 'json', 'sarif'] as const;

/** `simulate lint scenario.yaml`: what will go wrong with it, before any run. */
export async function lint(args: Arguments, _call: Call, host: Host): Promise<number> {
  const format = formatOption(args, formats);
  const read = await readScenario(args.words[0], args);
  const answer = answerOf(read);
  if (format !== 'text') await host.answer(`${JSON.stringify(documentOf(answer, format), undefined, 2)}\n`);
  if (!answer.loaded) {
    const { file, text } = read;
    const color = host.colorsTalk && !args.noColor;
    for (const finding of answer.findings) host.tell(`${formatDiagnostic(finding, { file, text, color })}\n`);
    return exitCode.wrongInput;
  }
  if (format === 'text')
    await host.answer(lintText(answer, createPage(host.columns, host.colorsAnswer && !args.noColor)));
  const { errors, warnings } = answer.counts;
  return errors > 0 || (args.isSet('strict') && warnings > 0) ? exitCode.checkFailed : exitCode.fine;
}

function answerOf({ file, scenario, diagnostics, locate }: ReadScenario): LintAnswer {
  const findings = [...diagnostics, ...(scenario === undefined ? [] : lintScenario(scenario, locate))];
  const count = (severity: Diagnostic['severity']): number => findings.filter((f) => f.severity === severity).length;
  return {
    schemaVersion: 1,
    file,
    loaded: scenario !== undefined,
    counts: { errors: count('error'), warnings: count('warning'), infos: count('info') },
    findings,
  };
}

function documentOf(answer: LintAnswer, format: 'json' | 'sarif'): object {
  if (format === 'json') return answer;
  const { file, findings, loaded } = answer;
  return sarifLog({ rules, findings: findings.map((finding) => ({ ...finding, file })), successful: loaded });
}

const rules: readonly SarifRule[] = [
  ...Object.entries(diagnosticCodes).map(([code, what]): SarifRule => ({
    code,
    severity: code.startsWith('E') ? 'error' : 'warning',
    what,
  })),
  ...lintRules,
];
