import type { CompareAnswer } from '../compare-answer.js';
import { sarifLog, type SarifLog } from './sarif.js';

/** A rule for each condition, a result for each that failed. */
export function compareSarif({ comparisons, checks }: CompareAnswer): SarifLog {
  const conditions = [...new Set(checks.map(({ condition }) => condition))];
  const codeOf = (condition: string): string => `fail-if-${conditions.indexOf(condition) + 1}`;
  return sarifLog({
    rules: conditions.map((condition) => ({ code: codeOf(condition), severity: 'error', what: condition })),
    findings: checks
      .filter(({ failed }) => failed)
      .map(({ condition, label, metric, message }) => ({
        code: codeOf(condition),
        severity: 'error',
        path: metric,
        message: `${condition}: ${message}`,
        file: comparisons.find(({ b }) => b.label === label)?.b.file ?? '',
      })),
    successful: true,
  });
}
