import { filesUnder, read } from '../tidy/source-tree.js';
import { notShown } from './pain-points.js';
import type { Rule } from './rule.js';
import { rules, sections } from './rules.js';

/** One `conforms(…)` of a test file. */
export interface Case {
  readonly ids: readonly string[];
  readonly sentence: string;
  /** `metric.test.ts` */
  readonly file: string;
}

const FOLDER = 'test/conformance';
const LITERAL = /('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/.source;
const CASE = new RegExp(`^conforms\\(\\s*${LITERAL},\\s*${LITERAL}`, 'gm');
const unquoted = (literal: string): string => literal.slice(1, -1).replaceAll(/\\(.)/g, '$1');

/** The cases of one file, as its source has them. Ids and sentence are literals: see conforms.ts. */
export function casesIn(file: string, text: string): readonly Case[] {
  const cases = Array.from(text.matchAll(CASE), ([, ids, sentence]) => ({
    ids: unquoted(ids).split(' '),
    sentence: unquoted(sentence),
    file,
  }));
  const calls = Array.from(text.matchAll(/\bconforms\(/g)).length;
  if (cases.length !== calls)
    throw new Error(`${file}: ${calls - cases.length} of ${calls} calls of conforms cannot be read`);
  return cases;
}

export const allCases = (): readonly Case[] =>
  filesUnder(FOLDER)
    .filter((path) => path.endsWith('.test.ts'))
    .flatMap((path) => casesIn(path.slice(FOLDER.length + 1), read(path)));

const cell = (text: string): string => text.replaceAll('|', '\\|');

const testsOf = (rule: Rule, cases: readonly Case[]): string => {
  const byFile = new Map<string, string[]>();
  for (const { ids, sentence, file } of cases) {
    if (!ids.includes(rule.id)) continue;
    byFile.set(file, [...(byFile.get(file) ?? []), sentence]);
  }
  return [...byFile]
    .map(([file, sentences]) => `[${file.replace('.test.ts', '')}](../${FOLDER}/${file}): ${sentences.join('; ')}`)
    .join('<br>');
};

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const inScope = (rule: Rule): boolean => rule.outOfScope === undefined;

/** Differences of the source document that stand under no single rule. */
const furtherNotes: readonly (readonly [string, string])[] = [
  [
    'PL-7',
    '“binpack must come before spread when targetCapacity is below 100”: it holds for spread over instances, for no strategy and for spread over zones alone. Spread over zones and then binpack costs at most one busy instance for each further zone.',
  ],
  [
    'MS-27',
    '“A 15-minute stabilization window”: it is the low alarm’s fifteen datapoints. Any one of them at the target starts the wait anew (MS-18).',
  ],
  [
    'SC-8',
    '“CodeDeploy for weighted shifts” in the move from App Mesh: CodeDeploy takes no service with Service Connect, so `simulate migrate` names ECS’s own blue/green deployments.',
  ],
  ['–', 'VPC Lattice, of which the document also speaks, is advised and not simulated (IC-3).'],
];

/** The text of docs/fidelity.md. */
export function fidelityDocument(cases: readonly Case[]): string {
  const count = rules.filter(inScope).length;
  const chapters = sections.map(({ title, rules: listed }) => {
    const rows = listed.filter(inScope).map((rule) => [
      rule.id,
      rule.says,
      rule.source,
      rule.confidence,
      rule.knobs === undefined
        ? ''
        : rule.knobs
            .split('; ')
            .map((knob) => `\`${knob}\``)
            .join('<br>'),
      testsOf(rule, cases),
    ]);
    return `## ${title}\n\n${table(['Rule', 'What AWS does', 'Source', 'Confidence', 'Knob: default', 'Tests'], rows)}`;
  });
  const out = rules
    .filter((rule) => !inScope(rule))
    .map((rule) => [rule.id, rule.says, rule.outOfScope ?? '', rule.source]);
  const notes = [
    ...rules.flatMap((rule) => (rule.note === undefined ? [] : [[rule.id, rule.note] as const])),
    ...furtherNotes,
  ];
  return [
    '# Fidelity',
    [
      'What AWS does, where that is written, how sure it is, and the tests that show it. Generated from `test/conformance`:',
      'change the rules or the tests there, then run `npm run docs`.',
    ].join('\n'),
    [
      `${count} rules, ${cases.length} tests. _Confidence_: documented by AWS; said by AWS staff; observed by users; inferred here;`,
      'contested between sources; weak, from one secondary source. Where AWS leaves a matter open the knob under `model:` decides it.',
      'A sentence in parentheses names the part of a rule that is not modelled.',
    ].join('\n'),
    '<!-- prettier-ignore-start -->',
    ...chapters,
    `## Not modelled\n\n${table(['Rule', 'What AWS does', 'Why it is left out', 'Source'], out)}`,
    [
      '## Where the source document simplifies',
      'The document that this project started from describes managed scaling in outline. Where it and AWS differ, the simulator follows AWS.',
      table(['Rule', 'The document says, and what happens'], notes),
    ].join('\n\n'),
    [
      '## Pain points that cannot be shown',
      'Of the public complaints that [scenarios/known](../scenarios/known/README.md) collects these parts have no run.',
      table(['Issue', 'What it tells', 'Why no run shows it'], notShown),
    ].join('\n\n'),
    '<!-- prettier-ignore-end -->',
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
