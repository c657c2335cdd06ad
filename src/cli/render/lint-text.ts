import type { LintAnswer } from '../command/lint.js';
import { findingsText } from './findings-text.js';
import type { Page } from './page.js';

/** Every finding, the gravest first, and how many there are. */
export function lintText({ file, findings, counts }: LintAnswer, page: Page): string {
  const gravity = (['error', 'warning', 'info'] as const).flatMap((s) => findings.filter((f) => f.severity === s));
  const { errors, warnings, infos } = counts;
  const sums = [counted(errors, 'error'), counted(warnings, 'warning'), counted(infos, 'note')];
  const paint = errors > 0 ? page.bad : warnings > 0 ? page.warn : page.good;
  const last = findings.length === 0 ? `${file}: nothing found` : `${file}: ${sums.join(', ')}`;
  return [...gravity.map((finding) => `${findingsText([finding], file, page)}\n`), paint(last), ''].join('\n');
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
