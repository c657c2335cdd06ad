import { problemOf, type Problem } from './problem.js';

/** A place in the text. The first problem stays; a reader that fails returns null, and so do all above it. */
export interface Cursor {
  readonly text: string;
  at: number;
  problem: Problem | undefined;
}

export interface Token {
  readonly offset: number;
  /** Empty at the end of the text. */
  readonly text: string;
}

/** A word without quotes: it ends at a blank or at a sign of the language. */
export const BAREWORD = /[^\s()[\],'"=!<>~&|]+/y;
const OPERATOR_SIGNS = /!(?=[A-Za-z])[\w]+|[=!<>~]+/y;
const BOOLEAN_SIGNS = /&+|\|+/y;
const QUOTED = /'[^']*'|"[^"]*"/y;
const BLANK = /\s*/y;

/** What the pattern, a sticky one, matches at the offset. */
export function matchAt(text: string, offset: number, sticky: RegExp): string {
  sticky.lastIndex = offset;
  return sticky.exec(text)?.[0] ?? '';
}

export function skipBlank(cursor: Cursor): void {
  cursor.at += matchAt(cursor.text, cursor.at, BLANK).length;
}

/** The token at the cursor, behind blanks; nothing is consumed but those. */
export function peek(cursor: Cursor): Token {
  skipBlank(cursor);
  const { text, at } = cursor;
  for (const sticky of [BAREWORD, OPERATOR_SIGNS, BOOLEAN_SIGNS, QUOTED]) {
    const found = matchAt(text, at, sticky);
    if (found !== '') return { offset: at, text: found };
  }
  return { offset: at, text: text.slice(at, at + 1) };
}

/** Consumes the token if it is one of the words. */
export function accept(cursor: Cursor, ...words: readonly string[]): boolean {
  const token = peek(cursor);
  const accepted = words.includes(token.text);
  if (accepted) cursor.at += token.text.length;
  return accepted;
}

export function fail(cursor: Cursor, offset: number, length: number, message: string, hint?: string): null {
  cursor.problem ??= problemOf(offset, length, message, hint);
  return null;
}

/** Fails at the token: `expected` tells what is allowed there. */
export const failAt = (cursor: Cursor, token: Token, expected: string, hint?: string): null =>
  fail(cursor, token.offset, token.text.length, `${expected}; found ${quote(token.text)}`, hint);

/** A found text as messages show it. */
export function quote(text: string): string {
  if (text === '') return 'the end';
  return `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
}
