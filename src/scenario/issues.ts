import type { z } from 'zod';
import { didYouMean, listed } from './did-you-mean.js';
import type { Path } from './place.js';
import { valueAt } from './path-text.js';
import type { Report } from './report.js';

type Issue = z.core.$ZodIssue;

/** The schema's complaints in our words: what was found, what is allowed, what to do. */
export function reportIssues(
  issues: readonly Issue[],
  raw: unknown,
  keysAt: (path: Path) => readonly string[],
  report: Report,
): void {
  for (const issue of issues) reportIssue(issue, raw, keysAt, report);
}

function reportIssue(issue: Issue, raw: unknown, keysAt: (path: Path) => readonly string[], report: Report): void {
  const path = issue.path as Path;
  const found = valueAt(raw, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      for (const key of issue.keys) {
        const allowed = keysAt(path);
        report.addAtKey(
          'E010',
          [...path, key],
          `"${key}" is not known here; allowed: ${listed(allowed)}`,
          didYouMean(key, allowed),
        );
      }
      return;
    case 'invalid_type':
      if (found === undefined) {
        report.add(
          'E011',
          path,
          `"${String(path[path.length - 1] ?? '')}" is missing`,
          `add it: ${typeWords(issue.expected)}`,
        );
      } else {
        report.add('E012', path, `found ${show(found)}, expected ${typeWords(issue.expected)}`);
      }
      return;
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (found === undefined)
        report.add('E011', path, `"${String(path[path.length - 1])}" is missing`, `one of ${listed(allowed)}`);
      else
        report.add(
          'E013',
          path,
          `found ${show(found)}; allowed: ${listed(allowed)}`,
          didYouMean(wordOf(found), allowed),
        );
      return;
    }
    case 'too_small':
    case 'too_big':
      report.add('E013', path, `found ${size(found)}, ${bound(issue)}`);
      return;
    case 'invalid_union':
      reportUnion(issue, found, path, report);
      return;
    default:
      if (found === undefined) report.add('E011', path, `"${String(path[path.length - 1])}" is missing`);
      else report.add(typeof found === 'object' ? 'E012' : 'E013', path, `${show(found)} ${issue.message}`);
  }
}

function reportUnion(issue: z.core.$ZodIssueInvalidUnion, found: unknown, path: Path, report: Report): void {
  const { discriminator, options } = issue as { discriminator?: string; options?: readonly unknown[] };
  if (discriminator !== undefined && typeof found !== 'object') {
    const allowed = (options ?? []).map(String);
    const last = String(path[path.length - 1]);
    if (found === undefined) report.add('E011', path, `"${last}" is missing`, `one of ${listed(allowed)}`);
    else
      report.add('E013', path, `found ${show(found)}; allowed: ${listed(allowed)}`, didYouMean(wordOf(found), allowed));
    return;
  }
  if (found === undefined) report.add('E011', path, `"${String(path[path.length - 1])}" is missing`);
  else report.add('E012', path, `${show(found)} ${issue.message}`);
}

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const things = issue.origin === 'array' ? ' entries' : issue.origin === 'string' ? ' characters' : '';
  if (issue.code === 'too_small')
    return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${things}`;
  return `must be at most ${issue.maximum}${things}`;
}

const size = (value: unknown): string =>
  Array.isArray(value)
    ? `${value.length} entries`
    : typeof value === 'string' && value.length > 40
      ? `${value.length} characters`
      : show(value);

const words: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};
const typeWords = (expected: string): string => words[expected] ?? expected;

/** What was written where a word is expected. */
const wordOf = (found: unknown): string => (typeof found === 'string' ? found : show(found));

/** A value as the file might have it, shortened. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
