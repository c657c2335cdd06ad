import { describe, expect, it } from 'vitest';
import { formatExpression } from '../../../../src/policy/placement/query/format-expression.js';
import { MAX_EXPRESSION_LENGTH, parseExpression } from '../../../../src/policy/placement/query/parse-expression.js';
import { parsed } from './an-instance.js';

const canonical = (text: string): string => formatExpression(parsed(text));

describe('parseExpression', () => {
  it.each([
    ['==', ['==', 'equals']],
    ['!=', ['!=', 'not_equals']],
    ['>', ['>', 'greater_than']],
    ['>=', ['>=', 'greater_than_equal']],
    ['<', ['<', 'less_than']],
    ['<=', ['<=', 'less_than_equal']],
  ])('reads %s as %j', (operator, spellings) => {
    for (const spelling of spellings)
      expect(parsed(`runningTasksCount ${spelling} 3`)).toEqual({
        kind: 'number',
        field: 'runningTasksCount',
        operator,
        value: 3,
        text: '3',
      });
  });

  it.each([
    ['=~', ['=~', 'matches']],
    ['!~', ['!~', 'not_matches']],
  ])('reads %s as %j', (operator, spellings) => {
    for (const spelling of spellings)
      expect(parsed(`attribute:a ${spelling} t2.*`)).toEqual({
        kind: 'pattern',
        subject: { field: 'attribute', name: 'a' },
        operator,
        pattern: 't2.*',
        regExp: /^(?:t2.*)$/u,
      });
  });

  it.each([
    ['in', ['in']],
    ['!in', ['!in', 'not_in']],
  ])('reads %s as %j', (operator, spellings) => {
    for (const spelling of spellings)
      expect(parsed(`ec2InstanceId ${spelling} [i-1, 'i-2']`)).toEqual({
        kind: 'text',
        subject: { field: 'ec2InstanceId' },
        operator,
        values: ['i-1', 'i-2'],
      });
  });

  it.each([
    ['exists', ['exists']],
    ['!exists', ['!exists', 'not_exists']],
  ])('reads %s as %j', (operator, spellings) => {
    for (const spelling of spellings)
      expect(parsed(`attribute:a ${spelling}`)).toEqual({
        kind: 'existence',
        subject: { field: 'attribute', name: 'a' },
        operator,
      });
  });

  it('reads each other subject', () => {
    expect(parsed('agentConnected == true')).toMatchObject({ subject: { field: 'agentConnected' }, values: ['true'] });
    expect(parsed('agentVersion < 1.14.5')).toEqual({
      kind: 'version',
      operator: '<',
      version: [1, 14, 5],
      text: '1.14.5',
    });
    expect(parsed('registeredAt >= 1970-01-02')).toMatchObject({ field: 'registeredAt', value: 86_400_000 });
    expect(parsed('task:group == service:web')).toEqual({ kind: 'group', operator: '==', groups: ['service:web'] });
    expect(parsed('task:group in [a, family:b]')).toEqual({ kind: 'group', operator: 'in', groups: ['a', 'family:b'] });
    expect(parsed('attribute:rank > 3')).toMatchObject({ kind: 'order', operator: '>', value: '3' });
  });

  // a, b, c and d stand for comparisons.
  it.each([
    ['a or b and c', 'a or b and c'],
    ['(a or b) and c', '(a or b) and c'],
    ['a and b or c and d', 'a and b or c and d'],
    ['a and (b or c) and d', 'a and (b or c) and d'],
    ['(a and b) or c', 'a and b or c'],
    ['a or (b or c)', 'a or b or c'],
    ['(a and b) and (c and d)', 'a and b and c and d'],
    ['not a and b', 'not(a) and b'],
    ['not (a and b)', 'not(a and b)'],
    ['not a or b', 'not(a) or b'],
    ['not not a', 'not(not(a))'],
    ['!a && !(b || c)', 'not(a) and not(b or c)'],
    ['!!a', 'not(not(a))'],
    ['! a', 'not(a)'],
    ['!not !a', 'not(not(not(a)))'],
    ['((a))', 'a'],
    ['a||b&&c', 'a or b and c'],
    ['(a)and(b)', 'a and b'],
  ])('takes not before and, and before or: %s', (text, expected) => {
    const spelled = (short: string): string => short.replaceAll(/\b[abcd]\b/g, 'attribute:$& exists');
    expect(canonical(spelled(text))).toBe(spelled(expected));
  });

  it('says by its shape what binds tighter', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => parsed(`attribute:${name} exists`));
    const text = 'attribute:a exists or not attribute:b exists and attribute:c exists';
    expect(parsed(text)).toEqual({
      kind: 'or',
      operands: [a, { kind: 'and', operands: [{ kind: 'not', operand: b }, c] }],
    });
  });

  it.each([
    ['attribute:stack==prod', 'attribute:stack == prod'],
    ['attribute:stack!=prod&&attribute:b=~c', 'attribute:stack != prod and attribute:b =~ c'],
    ['  attribute:stack\n\t==  prod ', 'attribute:stack == prod'],
    ['attribute:stack in[a,b ,c]', 'attribute:stack in [a, b, c]'],
    ["attribute:stack == 'prod'", 'attribute:stack == prod'],
    ["attribute:stack equals'two words'", "attribute:stack == 'two words'"],
    ["attribute:stack == 'and'", "attribute:stack == 'and'"],
    ['attribute:stack == android', 'attribute:stack == android'],
    ['attribute:and == x', 'attribute:and == x'],
    ['attribute:a/b\\c.d_e-f == x', 'attribute:a/b\\c.d_e-f == x'],
    ['attribute:who == me@here/there\\x:1.2_3-4', 'attribute:who == me@here/there\\x:1.2_3-4'],
    ['attribute:a =~ [mc]5\\.x?large|t2.*', "attribute:a =~ '[mc]5\\.x?large|t2.*'"],
    ['attribute:a =~ [mc]5\\.x?large and attribute:b exists', 'attribute:a =~ [mc]5\\.x?large and attribute:b exists'],
    ['attribute:a =~ a{1,2}||attribute:b exists', 'attribute:a =~ a{1,2} or attribute:b exists'],
    ["attribute:a =~ '(m5|c5).*'", "attribute:a =~ '(m5|c5).*'"],
    ['(attribute:a =~ t2.*)', 'attribute:a =~ t2.*'],
    ['attribute:a !exists', 'attribute:a !exists'],
    ['!attribute:a !exists', 'not(attribute:a !exists)'],
    ['attribute:a!exists', 'attribute:a !exists'],
    ['attribute:a!in[b]', 'attribute:a !in [b]'],
  ])('reads %s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it('reads names and values of 128 characters, and expressions of 2,000 (CO-10, PL-12)', () => {
    const long = 'x'.repeat(128);
    expect(parsed(`attribute:${long} == ${long}`)).toMatchObject({ subject: { name: long }, values: [long] });
    const text = 'attribute:a exists';
    expect(parsed(text + ' '.repeat(MAX_EXPRESSION_LENGTH - text.length))).toEqual(parsed(text));
  });

  it('reads what nests as deep as 2,000 characters go', () => {
    const text = 'attribute:a exists';
    const bangs = '!'.repeat(MAX_EXPRESSION_LENGTH - text.length);
    expect(parsed(bangs + text).kind).toBe('not');
    const deep = Math.floor((MAX_EXPRESSION_LENGTH - text.length) / 2);
    expect(parsed('('.repeat(deep) + text + ')'.repeat(deep))).toEqual(parsed(text));
    expect(parseExpression('('.repeat(MAX_EXPRESSION_LENGTH)).ok).toBe(false);
  });
});
