import { describe, expect, it } from 'vitest';
import { translateJavaPattern } from '../../../../src/policy/placement/query/java-pattern.js';

function matches(pattern: string, value: string): boolean {
  const translated = translateJavaPattern(pattern);
  if (!translated.ok) expect.fail(`${pattern}: ${translated.problem.message}`);
  return translated.regExp.test(value);
}

describe('a pattern matches the whole value, as in Java', () => {
  it.each([
    ['t2.*', ['t2', 't2.micro', 't2x'], ['t3.micro', 'at2.micro']],
    ['t2', ['t2'], ['t2.micro']],
    ['m5|c5.large', ['m5', 'c5.large'], ['m5.large']],
    ['t2\\.(micro|small)', ['t2.micro', 't2.small'], ['t2xmicro', 't2.smaller']],
    ['[mc]5[ad]?\\..+', ['m5.large', 'c5d.xlarge'], ['m5', 'r5.large', 'm5n.large']],
    ['[^a-c]', ['d', '-'], ['a', 'b', '']],
    ['[a\\-z]', ['a', '-', 'z'], ['b']],
    ['[a-]', ['a', '-'], ['b']],
    ['[-a]', ['a', '-'], ['b']],
    ['[a-a]', ['a'], ['b', '-']],
    ['[+--]', ['+', ',', '-'], ['*', '.']],
    // A set begins no range, in Java too: the first - does.
    ['[\\w--/]', ['a', '-', '.', '/'], [',', '0 ', ' ']],
    ['[\\w-.]+', ['a-b.c'], ['a b']],
    ['[\\].]', [']', '.'], ['a']],
    ['[.*+?^$(){}|/]+', ['.*+?^$(){}|/'], ['a']],
    ['\\d{2,3}', ['12', '123'], ['1', '1234']],
    ['\\d{2}', ['12'], ['1', '123']],
    ['a{2,}', ['aa', 'aaaa'], ['a']],
    ['a{0}b', ['b'], ['ab']],
    ['a??b+?c*?', ['ab', 'bbcc'], ['a']],
    ['\\D\\S\\W', ['ab-'], ['1b-', 'a -', 'abc']],
    ['a\\sb', ['a b'], ['ab']],
    ['^a$', ['a'], ['ab']],
    ['\\Aa\\z|b\\Z', ['a', 'b'], ['ab']],
    ['a\\b-\\Bb?', ['a-'], ['ab']],
    ['(?i)Prod', ['prod', 'PROD'], ['product']],
    ['(?i)', [''], ['a']],
    ['(?:ab)+', ['abab'], ['aba']],
    ['(?<name>a)b', ['ab'], ['a']],
    ['(?=..)a.*', ['ab'], ['a']],
    ['(?!ab)a.', ['ac'], ['ab']],
    ['(|a)b', ['b', 'ab'], ['aab']],
    ['\\x41\\u0042', ['AB'], ['ab']],
    ['a/b:c@d_e-f g', ['a/b:c@d_e-f g'], ['a']],
    ['}]', ['}]'], ['}']],
    ['\\@\\-\\/', ['@-/'], ['\\@']],
    ['\\p{Lower}\\p{Upper}\\p{Digit}', ['aB1'], ['AB1', 'ab1', 'aBc']],
    ['\\p{Alpha}[\\p{Alnum}\\p{Punct}]+', ['a1-[`~'], ['11', 'a ']],
    ['[^\\p{XDigit}]', ['g'], ['f', 'F', '9']],
    ['\\pL\\p{Nd}', ['é1'], ['11']],
    ['\\t\\n\\r\\f', ['\t\n\r\f'], ['tnrf']],
    ['.😀+', ['a😀😀'], ['a']],
  ])('%s', (pattern, those, others) => {
    expect(those.filter((value) => !matches(pattern, value))).toEqual([]);
    expect(others.filter((value) => matches(pattern, value))).toEqual([]);
  });
});

const GROUP = "a group starts with ( (?: (?= or (?!, and (?i) stands at the pattern's start only";
const RANGE = 'expected a range from a lower to a higher character';

describe('what JavaScript lacks, or reads otherwise, is refused with its place', () => {
  it.each([
    ['', 0, 1, 'expected a pattern; found nothing'],
    ['a++', 1, 2, 'a possessive repetition is not supported; found "++"', 'did you mean +?'],
    ['a?+', 1, 2, 'a possessive repetition is not supported; found "?+"', 'did you mean ??'],
    ['a{2,3}+', 1, 6, 'a possessive repetition is not supported; found "{2,3}+"', 'did you mean {2,3}?'],
    ['a(?>b)', 1, 3, `${GROUP}; found "(?>"`],
    ['a(?i)b', 1, 4, `${GROUP}; found "(?i)"`],
    ['(?s).', 0, 4, `${GROUP}; found "(?s)"`],
    ['(?i-s:a)', 0, 6, `${GROUP}; found "(?i-s:"`],
    ['(?<=a)b', 0, 4, `${GROUP}; found "(?<="`],
    ['(?<!a)b', 0, 4, `${GROUP}; found "(?<!"`],
    ['(a)\\1', 3, 2, 'a back reference is not supported in patterns; found "\\1"'],
    ['\\k<a>', 0, 2, 'this escape is not supported in patterns; found "\\k"'],
    ['\\Qa\\E', 0, 2, 'this escape is not supported in patterns; found "\\Q"'],
    ['a\\h', 1, 2, 'this escape is not supported in patterns; found "\\h"'],
    ['[\\b]', 1, 2, 'this escape is not supported in patterns; found "\\b"'],
    ['a\\', 1, 1, 'the pattern ends in a backslash', 'a backslash is written \\\\'],
    ['\\x4', 0, 3, 'expected 2 hexadecimal digits; found "4"'],
    ['\\u00g0', 0, 6, 'expected 4 hexadecimal digits; found "00g0"'],
    ['[\\uD83D\\uDC00-\\uDFFF]', 1, 6, 'half a character is not supported'],
    ['[a[bc]]', 2, 1, 'a class within a class is not supported', 'a [ is written \\['],
    ['[a-z&&b]', 4, 2, 'an intersection of classes is not supported'],
    ['[]a]', 1, 1, 'expected a character of the class; found "]"', 'a ] is written \\]'],
    ['[^]a]', 2, 1, 'expected a character of the class; found "]"', 'a ] is written \\]'],
    ['a[bc', 1, 1, 'this [ of the pattern is not closed'],
    ['a[b-', 1, 1, 'this [ of the pattern is not closed'],
    ['[z-a]', 1, 3, `${RANGE}; found "z-a"`],
    ['[a-\\d]', 1, 4, `${RANGE}; found "a-\\d"`],
    ['a(b', 1, 1, 'this ( of the pattern is not closed'],
    ['a)b', 1, 1, 'no ( of the pattern is open at this )'],
    ['*a', 0, 1, 'expected something to repeat before "*"', 'the character itself is written \\*'],
    ['+a', 0, 1, 'expected something to repeat before "+"', 'the character itself is written \\+'],
    ['{2}a', 0, 1, 'expected something to repeat before "{"', 'the character itself is written \\{'],
    ['a|?', 2, 1, 'expected something to repeat before "?"', 'the character itself is written \\?'],
    ['a**', 2, 1, 'expected something to repeat before "*"', 'the character itself is written \\*'],
    ['a{x}', 1, 1, 'expected a repetition such as {2}, {2,} or {2,5}', 'the character itself is written \\{'],
    ['a{,3}', 1, 1, 'expected a repetition such as {2}, {2,} or {2,5}', 'the character itself is written \\{'],
    ['a{3,2}', 1, 5, '{3,2} has more at least than at most'],
    ['^*', 1, 1, '"*" repeats what takes no character'],
    ['\\b+', 2, 1, '"+" repeats what takes no character'],
    ['(?=a)+', 5, 1, '"+" repeats what takes no character'],
    ['(a{50}){50}', 0, 11, 'the pattern repeats too much'],
    ['(a{3,50}b){2,50}', 0, 16, 'the pattern repeats too much'],
    ['a{2001}', 0, 7, 'the pattern repeats too much'],
    ['a{2001,}', 0, 8, 'the pattern repeats too much'],
    ['[a]{2001}', 0, 9, 'the pattern repeats too much'],
    ['a{1000}b{1001}', 0, 14, 'the pattern repeats too much'],
    ['(a){1001}', 0, 9, 'the pattern repeats too much'],
    ['a*b+c?d{1998}', 0, 13, 'the pattern repeats too much'],
    ['('.repeat(51), 50, 1, 'groups nest 50 deep at most'],
  ])('%s', (pattern, offset, length, message, hint?: string) => {
    const problem = { offset, length, message, ...(hint === undefined ? {} : { hint }) };
    expect(translateJavaPattern(pattern)).toEqual({ ok: false, problem });
  });

  it('names the classes there are', () => {
    for (const [pattern, length] of [
      ['\\p{IsLatin}', 11],
      ['\\p{javaLowerCase}', 17],
      ['\\pX', 3],
      ['\\p', 2],
      ['\\pXa', 3],
      // Not the class of a letter behind it.
      ['\\p.L', 2],
    ] as const) {
      const translated = translateJavaPattern(pattern);
      expect(translated).toMatchObject({
        ok: false,
        problem: { offset: 0, length, hint: 'write the characters in [ ]' },
      });
      if (!translated.ok) expect(translated.problem.message).toMatch(/such as \\p\{Lower\}, .*; found "/);
    }
    expect(translateJavaPattern('\\P{Lower}')).toMatchObject({ ok: false, problem: { offset: 0, length: 2 } });
  });
});

it('the largest pattern that is allowed can be run', () => {
  for (const pattern of [
    '(?:[a-z]{0,40}-?){0,46}',
    '((a{1,40}b?){1,40}c?){1,1}',
    '('.repeat(50) + 'a' + ')'.repeat(50),
    'a{2000}',
    'a{2000,}',
    'a{0,2000}',
    '(a){1000}',
    'a*b+c?d{1997}',
  ])
    expect(matches(pattern, '#')).toBe(false);
});
