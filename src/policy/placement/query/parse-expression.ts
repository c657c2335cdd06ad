import { assert } from '../../../kernel/defect.js';
import { accept, failAt, peek, skipBlank, type Cursor } from './cursor.js';
import type { Compound, Expression } from './expression.js';
import { nearestWord } from '../../../model/nearest-word.js';
import { parseComparison } from './parse-comparison.js';
import { problemOf, type Problem } from './problem.js';

/** The longest expression AWS takes (PL-12). */
export const MAX_EXPRESSION_LENGTH = 2000;

export type ParsedExpression =
  { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly problem: Problem };

/**
 * Reads an expression of the cluster query language, as a memberOf constraint has it (CO-4). `not` binds tighter than
 * `and`, `and` tighter than `or`: the documents do not say, but all languages alike do so. Words are case-sensitive.
 */
export function parseExpression(text: string): ParsedExpression {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    const message = `an expression has at most ${MAX_EXPRESSION_LENGTH} characters; found ${text.length}`;
    return {
      ok: false,
      problem: problemOf(MAX_EXPRESSION_LENGTH, text.length - MAX_EXPRESSION_LENGTH, message),
    };
  }
  const cursor: Cursor = { text, at: 0, problem: undefined };
  const expression = parseOr(cursor);
  // Behind a problem too: the first one stays.
  failIfMore(cursor);
  if (cursor.problem !== undefined) return { ok: false, problem: cursor.problem };
  assert(expression !== null, 'what is no expression has a problem');
  return { ok: true, expression };
}

const parseOr = (cursor: Cursor): Expression | null => parseCompound(cursor, 'or', ['or', '||'], parseAnd);
const parseAnd = (cursor: Cursor): Expression | null => parseCompound(cursor, 'and', ['and', '&&'], parseUnary);

function parseCompound(
  cursor: Cursor,
  kind: Compound['kind'],
  words: readonly string[],
  parseOperand: (cursor: Cursor) => Expression | null,
): Expression | null {
  const operands: Expression[] = [];
  do {
    const operand = parseOperand(cursor);
    if (operand === null) return null;
    // (a or b) or c is a or b or c.
    if (operand.kind === kind) operands.push(...operand.operands);
    else operands.push(operand);
  } while (accept(cursor, ...words));
  return operands.length === 1 ? operands[0] : { kind, operands };
}

function parseUnary(cursor: Cursor): Expression | null {
  if (acceptNot(cursor)) {
    const operand = parseUnary(cursor);
    return operand === null ? null : { kind: 'not', operand };
  }
  const open = peek(cursor);
  if (!accept(cursor, '(')) return parseComparison(cursor);
  const expression = parseOr(cursor);
  if (accept(cursor, ')')) return expression;
  return failAt(
    cursor,
    peek(cursor),
    `expected and, or, or the ) for the ( at ${open.offset + 1}`,
    hintForMore(cursor),
  );
}

/** A sign of its own, also where it touches what it negates, and where it comes twice. */
function acceptNot(cursor: Cursor): boolean {
  if (accept(cursor, 'not')) return true;
  skipBlank(cursor);
  const negates = /^!(?![=~])/.test(cursor.text.slice(cursor.at, cursor.at + 2));
  if (negates) cursor.at += 1;
  return negates;
}

function failIfMore(cursor: Cursor): null {
  const token = peek(cursor);
  if (token.text === '') return null;
  return token.text === ')'
    ? failAt(cursor, token, 'expected and, or, or the end', 'no ( is open here')
    : failAt(cursor, token, 'expected and, or, or the end', hintForMore(cursor));
}

const CONNECTIVES = ['and', 'or'];
const FOREIGN_CONNECTIVES: ReadonlyMap<string, string> = new Map([
  ['&', '&&'],
  ['&&&', '&&'],
  ['|', '||'],
  ['|||', '||'],
]);

/** What may have been meant by something behind a whole comparison. */
function hintForMore(cursor: Cursor): string | undefined {
  const { text } = peek(cursor);
  const near = FOREIGN_CONNECTIVES.get(text) ?? nearestWord(text, CONNECTIVES);
  if (near !== undefined) return `did you mean ${near}?`;
  if (text === ',') return 'several values are written: in [a, b]';
  if (text === '(') return 'a comparison cannot contain parentheses; put a value that has them in single quotes';
  if (/exists\s*$/.test(cursor.text.slice(0, cursor.at))) return 'exists and !exists take no value';
  return /^[\w'"]/.test(text) ? 'put a value that has blanks or quotes in single quotes' : undefined;
}
