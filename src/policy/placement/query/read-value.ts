import { accept, BAREWORD, fail, failAt, matchAt, peek, type Cursor } from './cursor.js';
import type { ValueRule } from './value-rules.js';

interface Literal {
  /** Of the first character of the value itself, behind a quote. */
  readonly offset: number;
  readonly text: string;
  /** As long as it is written, quotes included. */
  readonly written: { readonly offset: number; readonly length: number };
}

/** Words that a value of the same letters must be quoted to be. */
export const reservedWords: readonly string[] = ['and', 'or', 'not'];

/** A pattern goes on over brackets, commas and single signs: it ends at a blank, a parenthesis, a quote, && or ||. */
const PATTERN = /(?:(?!&&|\|\|)[^\s()'"])+/y;
const QUOTED = /'[^']*'/y;

const NO_PARENTHESES = 'a comparison cannot contain parentheses; put a value that has them in single quotes';

/** One value: `prod`, `'my value'`. */
export function readValue<Value>(cursor: Cursor, operator: string, rule: ValueRule<Value>): Value | null {
  const literal = readLiteral(cursor, BAREWORD, `expected a value behind ${operator}`);
  return literal === null ? null : checkValue(cursor, literal, rule);
}

/** One value or more: `[us-east-1a, 'us-east-1b']`. */
export function readList<Value>(cursor: Cursor, operator: string, rule: ValueRule<Value>): readonly Value[] | null {
  const open = peek(cursor);
  if (!accept(cursor, '[')) {
    const isValue = /^[\w']/.test(open.text) && !reservedWords.includes(open.text);
    const hint = isValue ? `did you mean [${open.text}]?` : open.text === '(' ? 'a list is written [a, b]' : undefined;
    return failAt(cursor, open, `expected a list in [ ] behind ${operator}`, hint);
  }
  const values: Value[] = [];
  do {
    const literal = readLiteral(cursor, BAREWORD, 'expected a value of the list');
    const value = literal === null ? null : checkValue(cursor, literal, rule);
    if (value === null) return null;
    values.push(value);
  } while (accept(cursor, ','));
  return accept(cursor, ']') ? values : failAt(cursor, peek(cursor), 'expected , or ] in the list');
}

/** The text of a pattern, and the place of its first character. */
export function readPattern(cursor: Cursor, operator: string): Literal | null {
  const literal = readLiteral(cursor, PATTERN, `expected a pattern behind ${operator}`);
  if (cursor.text[cursor.at] !== '(') return literal;
  return fail(cursor, cursor.at, 1, 'expected and, or, or the end; found "("', NO_PARENTHESES);
}

function readLiteral(cursor: Cursor, bareword: RegExp, expected: string): Literal | null {
  const token = peek(cursor);
  const { text, at: offset } = cursor;
  const isQuoted = text[offset] === "'";
  const written = matchAt(text, offset, isQuoted ? QUOTED : bareword);
  if (isQuoted && written === '') return fail(cursor, offset, text.length - offset, 'this quote is not closed');
  if (written === '' || reservedWords.includes(written))
    return failAt(cursor, token, expected, hintForLiteral(token.text));
  cursor.at += written.length;
  const whole = { offset, length: written.length };
  return isQuoted
    ? { offset: offset + 1, text: written.slice(1, -1), written: whole }
    : { offset, text: written, written: whole };
}

function hintForLiteral(found: string): string | undefined {
  if (found.startsWith('"')) return 'values take single quotes';
  if (found === '[') return 'a list goes with in or !in';
  if (found === '(') return NO_PARENTHESES;
  return reservedWords.includes(found) ? `the word itself is written '${found}'` : undefined;
}

function checkValue<Value>(cursor: Cursor, { text, written }: Literal, rule: ValueRule<Value>): Value | null {
  const value = rule.read(text);
  if (value !== undefined) return value;
  const found = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return fail(cursor, written.offset, written.length, `expected ${rule.expected}; found '${found}'`, rule.hint?.(text));
}
