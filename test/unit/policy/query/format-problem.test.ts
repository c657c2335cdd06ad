import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../../src/policy/placement/query/format-problem.js';
import { problemOf } from '../../../../src/policy/placement/query/problem.js';

const at = (text: string, offset: number, length: number): string[] =>
  formatProblem(text, problemOf(offset, length, 'message')).split('\n');

describe('formatProblem', () => {
  it('puts carets under the place', () => {
    expect(at('attribute:stack => prod', 16, 2)).toEqual(['attribute:stack => prod', '                ^^']);
    expect(at('abc', 0, 3)).toEqual(['abc', '^^^']);
  });

  it('puts one behind the end, and under an empty text', () => {
    expect(at('not', 3, 1)).toEqual(['not', '   ^']);
    expect(at('', 0, 1)).toEqual(['', '^']);
  });

  it('shows the line of the place alone, and no caret beyond it', () => {
    expect(at('a == b\n and c\n or d', 8, 99)).toEqual([' and c', ' ^^^^^']);
    expect(at('a\nb', 1, 1)).toEqual(['a', ' ^']);
    expect(at('a\nb', 2, 1)).toEqual(['b', '^']);
    const [first, second] = ['a'.repeat(50), 'b'.repeat(90)];
    expect(at(`${first}\n${second}`, 51 + 80, 1)).toEqual([second, `${' '.repeat(80)}^`]);
  });

  it('gives a tab one column', () => {
    expect(at('\ta\tb', 3, 1)).toEqual([' a b', '   ^']);
  });

  it('cuts a long line around the place', () => {
    const text = `${'a'.repeat(200)}X${'b'.repeat(200)}`;
    const [line, carets] = at(text, 200, 1);
    expect(line).toBe(`…${'a'.repeat(60)}X${'b'.repeat(39)}…`);
    expect(carets).toBe(`${' '.repeat(61)}^`);
    expect(at(text, 0, 1)).toEqual([`${'a'.repeat(100)}…`, '^']);
    expect(at(text, 401, 1)).toEqual([`…${'b'.repeat(60)}`, `${' '.repeat(61)}^`]);
    expect(at('a'.repeat(100), 99, 1)[0]).toBe('a'.repeat(100));
  });
});
