import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Url, fromBase64Url, linkFragment, readFragment } from '../../../../src/report/playground/link.js';

describe('a link', () => {
  it('brings back what was put into it', () => {
    const item = fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(
        fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }),
        fc.array(item.map(([path, value]) => `${path.replaceAll('=', '')}x=${value}`)),
        fc.option(
          fc.base64String().map((text) => text.replaceAll(/[+/=]/g, '')),
          { nil: undefined },
        ),
        (scenario, set, packed) => {
          expect(readFragment(`#${linkFragment({ scenario, set, packed })}`)).toEqual({ scenario, set, packed });
        },
      ),
    );
  });

  it('passes over what it does not understand', () => {
    expect(readFragment('#set=nothing&set==1&other=2&%%%')).toEqual({
      scenario: undefined,
      set: [],
      packed: undefined,
    });
    expect(readFragment('')).toEqual({ scenario: undefined, set: [], packed: undefined });
  });

  it('has bytes in letters that an address may have', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(base64Url(bytes)).toMatch(/^[\w-]*$/);
        expect(fromBase64Url(base64Url(bytes))).toEqual(bytes);
      }),
    );
    for (const wrong of ['a', 'ab+/', 'ab cd', 'é']) expect(fromBase64Url(wrong)).toBeUndefined();
  });
});
