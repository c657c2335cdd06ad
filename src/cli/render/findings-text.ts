import type { Diagnostic } from '../../model/diagnostic.js';
import type { Page } from './page.js';
import { notShown, shown } from './section.js';
import { wrap } from './wrap.js';

/** Each finding with its place in the file and what to do, the gravest first. */
export function findingsText(findings: readonly Diagnostic[], file: string, page: Page): string {
  const gravity = (['error', 'warning', 'info'] as const).flatMap((s) => findings.filter((f) => f.severity === s));
  return `${shown(gravity)
    .map((finding) => findingText(finding, file, page))
    .join('\n')}${notShown(findings, page)}`;
}

function findingText(
  { code, severity, path, line, column, message, hint }: Diagnostic,
  file: string,
  page: Page,
): string {
  const paint = { error: page.bad, warning: page.warn, info: page.accent }[severity];
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  const fits = `  ${severity} ${code}  ${place}  ${path}`.length <= page.columns;
  return [
    `  ${paint(`${severity} ${code}`)}  ${place}${fits ? '  ' : '\n    '}${page.faint(path)}`,
    wrap(message, page.columns, '    '),
    ...(hint === undefined ? [] : [page.faint(wrap(hint, page.columns, '    '))]),
  ].join('\n');
}
