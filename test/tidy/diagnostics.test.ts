import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../src/analysis/finding-codes.js';
import { diagnosticCodes, type DiagnosticCode } from '../../src/scenario/diagnostic-codes.js';
import { loadScenario } from '../../src/scenario/load.js';
import { baseScenario, diagnosticExamples, type DiagnosticExample } from './diagnostic-examples.js';
import { filesUnder, read } from './source-tree.js';
import { expectWritten } from './written-page.js';

const PAGE = 'docs/diagnostics.md';
const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];

function codesOf({ example, text, instead, after = '', file, set, until }: Partial<DiagnosticExample>): string[] {
  const source = text ?? (instead === undefined ? baseScenario : baseScenario.replace(instead, example!)) + after;
  const { diagnostics } = loadScenario(source, {
    file: 'scenario.yaml',
    readText: () => (file === undefined ? { ok: false, reason: 'there is no such file' } : { ok: true, text: file }),
    ...(set === undefined ? {} : { set }),
    ...(until === undefined ? {} : { until }),
  });
  return diagnostics.map(({ code }) => code);
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function page(): string {
  const rows = codes.map((code) => {
    const { example, fix } = diagnosticExamples[code];
    const severity = code.startsWith('E') ? 'error' : 'warning';
    return `| ${code} | ${severity} | ${cell(diagnosticCodes[code])} | \`${cell(example)}\` | ${cell(fix)} |`;
  });
  return `<!-- Written by npm run docs from src/scenario/diagnostic-codes.ts and test/tidy/diagnostic-examples.ts. -->

# Diagnostics

What \`simulate\` says about a scenario file, with line, column and the path of the key. All are listed at once. An error ends
the call with exit code 2 before anything runs; a warning does not. Codes keep their meaning and are never used again. What a
run finds, R001 and on, is in [output](output.md).

| code | severity | meaning | example | what to do |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

describe(PAGE, () => {
  it('is up to date', () => expectWritten(PAGE, page()));
});

describe('the example of', () => {
  it('a sound file has no diagnostic', () => {
    expect(codesOf({})).toEqual([]);
  });

  it.each(codes)('%s gives it', (code) => {
    const example = diagnosticExamples[code];
    expect(codesOf(example)).toContain(code);
  });
});

describe('every code', () => {
  const sources = filesUnder('src').filter((path) => !path.endsWith('-codes.ts'));

  it.each([...codes, ...Object.keys(findingCodes)])('%s is given somewhere', (code) => {
    expect(sources.some((path) => read(path).includes(`'${code}'`))).toBe(true);
  });

  it.each(Object.entries(findingCodes))('%s stands in docs/output.md', (code, meaning) => {
    const row = read('docs/output.md')
      .split('\n')
      .find((line) => line.startsWith(`| ${code} `));
    expect(row?.replaceAll(/\s+/g, ' ')).toContain(meaning);
  });
});
