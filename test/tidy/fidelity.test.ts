import { describe, expect, it } from 'vitest';
import { allCases, casesIn, fidelityDocument } from '../conformance/fidelity.js';
import { rules } from '../conformance/rules.js';
import { expectWritten } from './written-page.js';

const PAGE = 'docs/fidelity.md';
const cases = allCases();
const ids = rules.map(({ id }) => id);
const tested = new Set(cases.flatMap((c) => c.ids));

describe('the rules', () => {
  it('have each a name of their own', () => {
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
  });

  it('have a test each, unless they say why not', () => {
    expect(
      rules.filter(({ id, outOfScope }) => outOfScope === undefined && !tested.has(id)).map(({ id }) => id),
    ).toEqual([]);
  });

  it('have no test where they say that none can be', () => {
    expect(
      rules.filter(({ id, outOfScope }) => outOfScope !== undefined && tested.has(id)).map(({ id }) => id),
    ).toEqual([]);
  });

  it('are all that tests name', () => {
    expect([...tested].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('name their sources in full', () => {
    expect(rules.filter(({ source }) => source === '' || /\b(S\d{1,2}|I-\d+|DG\d\d|DGnow)\b/.test(source))).toEqual([]);
  });
});

describe('the cases', () => {
  it('are read from the source, in either kind of quotes', () => {
    expect(casesIn('a.test.ts', "conforms('MS-1 MS-2', 'a sentence', () => {});\n")).toEqual([
      { ids: ['MS-1', 'MS-2'], sentence: 'a sentence', file: 'a.test.ts' },
    ]);
    expect(casesIn('a.test.ts', 'conforms(\n  "MS-1",\n  "it\'s one",\n  () => {});\n')).toMatchObject([
      { sentence: "it's one" },
    ]);
    expect(() => casesIn('a.test.ts', 'conforms(`MS-1`, `${of} a loop`, () => {});\n')).toThrow(/cannot be read/);
  });

  it('have sentences of their own in each file', () => {
    const named = cases.map(({ file, ids: of, sentence }) => `${file} ${of.join(' ')}: ${sentence}`);
    expect(named.filter((name, n) => named.indexOf(name) !== n)).toEqual([]);
  });
});

describe(PAGE, () => {
  it('is up to date', () => expectWritten(PAGE, fidelityDocument(cases)));

  it('says where the source document simplifies', () => {
    const page = fidelityDocument(cases);
    const [, chapter] = page.split('## Where the source document simplifies');
    for (const claim of [
      'headroom on each instance',
      'fewest tasks',
      'two data points',
      'not counted',
      'Step sizes limit',
      'forever',
    ]) {
      expect(chapter).toContain(claim);
    }
  });
});
