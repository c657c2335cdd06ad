import type { z } from 'zod';
import { didYouMean, listed } from './did-you-mean.js';
import type { Path } from './place.js';
import { valueAt } from './path-text.js';
import type { Report } from './report.js';

type Issue = z.core.$ZodIssue;
const MAX_KEYS = 20;

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
      reportUnknownKeys(issue.keys, path, keysAt(path), report);
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
        const expected = typeWords(issue.expected);
        report.add('E012', path, `found ${show(found)}, expected ${expected}`, typeHint(found, issue.expected));
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
      reportUnion(issue, raw, keysAt, report);
      return;
    default:
      if (found === undefined) report.add('E011', path, `"${String(path[path.length - 1])}" is missing`);
      else report.add(typeof found === 'object' ? 'E012' : 'E013', path, `${show(found)} ${issue.message}`);
  }
}

/** A mapping is nothing but unknown keys when it stands in the wrong place: some of them tell enough. */
function reportUnknownKeys(keys: readonly string[], path: Path, allowed: readonly string[], report: Report): void {
  for (const key of keys.slice(0, MAX_KEYS)) {
    // Of several kinds of mapping each has keys that the others have not.
    if (allowed.includes(key)) {
      report.addAtKey('E010', [...path, key], `"${key}" cannot stand beside the keys that are here`, 'say one of them');
      continue;
    }
    const message = `"${key}" is not known here; allowed: ${listed(allowed)}`;
    report.addAtKey('E010', [...path, key], message, didYouMean(key, allowed));
  }
  if (keys.length > MAX_KEYS) report.add('E010', path, `and ${keys.length - MAX_KEYS} more keys are not known here`);
}

/**
 * The choice that was meant is the first that finds fault only within the value: its faults tell more than that none of
 * the choices fits.
 */
function reportUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  raw: unknown,
  keysAt: (path: Path) => readonly string[],
  report: Report,
): void {
  const path = issue.path as Path;
  const found = valueAt(raw, path);
  const meant = isMapping(found)
    ? issue.errors.find((option) => option.length > 0 && option.every(isWithin))
    : undefined;
  if (meant !== undefined) {
    const placed = meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
    reportIssues(placed, raw, keysAt, report);
    return;
  }
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
  // A word is of the right kind, and only not among those allowed.
  else report.add(typeof found === 'string' ? 'E013' : 'E012', path, `${show(found)} ${issue.message}`);
}

const isMapping = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const isWithin = (issue: Issue): boolean =>
  issue.path.length > 0 || issue.code === 'unrecognized_keys' || issue.code === 'invalid_union';

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const things = issue.origin === 'array' ? ' entries' : issue.origin === 'string' ? ' characters' : '';
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return 'must not be empty';
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
  nonoptional: 'any value',
};
/** What tends to have happened. */
function typeHint(found: unknown, expected: string): string | undefined {
  if (found === null) return 'nothing is written here: leave the key out';
  const isQuoted = typeof found === 'string' && found.trim() !== '' && Number.isFinite(Number(found));
  if (isQuoted && (expected === 'number' || expected === 'int')) return 'write it without quotes';
  if (expected === 'boolean' && typeof found === 'string') return 'YAML 1.2 writes true or false';
  return undefined;
}

const typeWords = (expected: string): string => words[expected] ?? expected;

/** What was written where a word is expected. */
const wordOf = (found: unknown): string => (typeof found === 'string' ? found : show(found));

/** A value as the file might have it, shortened. */
function show(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : String(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
