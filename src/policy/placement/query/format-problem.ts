import type { Problem } from './problem.js';

/** Columns shown of a long line, and how many of them stand before the place. */
const WIDTH = 100;
const BEFORE = 60;

/**
 * Two lines: the line of the expression that has the problem, and carets under the place. A long line is cut, with `…`
 * where something is left out.
 */
export function formatProblem(text: string, { offset, length }: Problem): string {
  const at = Math.min(offset, text.length);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const newline = text.indexOf('\n', at);
  const lineEnd = newline === -1 ? text.length : newline;
  const from = lineEnd - lineStart > WIDTH ? Math.max(lineStart, at - BEFORE) : lineStart;
  const to = Math.min(lineEnd, from + WIDTH);
  const before = from > lineStart ? '…' : '';
  const after = to < lineEnd ? '…' : '';
  // A tab or another control character takes one column, so that the caret stands right.
  const line = before + text.slice(from, to).replaceAll(/\p{Cc}/gu, ' ') + after;
  const carets = '^'.repeat(Math.max(1, Math.min(length, to - at)));
  return `${line}\n${' '.repeat(before.length + at - from)}${carets}`;
}
