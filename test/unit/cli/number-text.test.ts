import { describe, expect, it } from 'vitest';
import { numberText, percentText, usdText } from '../../../src/cli/render/number-text.js';
import { clip, wrap } from '../../../src/cli/render/wrap.js';

describe('numbers', () => {
  it('are grouped by thousands', () => {
    expect([0, 999, 1000, 1234567].map((n) => numberText(n))).toEqual(['0', '999', '1,000', '1,234,567']);
    expect(numberText(1234.567, 2)).toBe('1,234.57');
    expect(numberText(-1234.5, 1)).toBe('-1,234.5');
    expect(numberText(-0.01, 1)).toBe('0.0');
  });

  it('of money show two digits of a small sum', () => {
    expect([0, 0.0032, 0.1, 12.345, 1234].map(usdText)).toEqual(['$0.00', '$0.0032', '$0.10', '$12.35', '$1,234.00']);
    expect(usdText(null)).toBe('not priced');
  });

  it('of shares are percent', () => {
    expect(percentText(0.7132)).toBe('71 %');
  });
});

describe('wrap', () => {
  it('breaks between words, and lets a long word have its line', () => {
    expect(wrap('one two three four', 10, '  ')).toBe('  one two\n  three\n  four');
    expect(wrap('a looooooooooooong b', 8, '')).toBe('a\nlooooooooooooong\nb');
  });

  it('clip marks what it cut', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clip('abcd', 3)).toBe('ab…');
  });
});
