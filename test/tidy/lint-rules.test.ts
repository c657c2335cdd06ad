import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPage } from '../../src/cli/render/page.js';
import { lintText } from '../../src/cli/render/lint-text.js';
import { lintRules } from '../../src/scenario/lint/index.js';
import { lintScenario } from '../../src/scenario/lint/lint-scenario.js';
import { loadScenario } from '../../src/scenario/load.js';
import { rules as fidelityRules } from '../conformance/rules.js';
import { filesUnder, read } from './source-tree.js';
import { expectWritten } from './written-page.js';

const PAGE = 'docs/lint.md';
const EXAMPLE = 'scenarios/19-no-strategy-at-80.yaml';
const PAIRS = 'test/unit/scenario/lint/';

function example(): string {
  const { scenario, locate } = loadScenario(read(EXAMPLE), { file: EXAMPLE });
  const findings = lintScenario(scenario!, locate);
  const count = (severity: string): number => findings.filter((f) => f.severity === severity).length;
  const counts = { errors: count('error'), warnings: count('warning'), infos: count('info') };
  const answer = { schemaVersion: 1, file: EXAMPLE, loaded: true, counts, findings } as const;
  return lintText(answer, createPage(100, false)).trimEnd();
}

const sourcesOf = ({ rules, reports = [] }: (typeof lintRules)[number]): string =>
  [
    ...(rules.length === 0 ? [] : [`Rules: ${rules.map((id) => `[${id}](fidelity.md)`).join(', ')}.`]),
    ...(reports.length === 0
      ? []
      : [
          `Reported: ${reports.map((issue) => `[${issue}](https://github.com/${issue.replace('#', '/issues/')})`).join(', ')}.`,
        ]),
  ].join(' ');

function page(): string {
  const rows = lintRules.map(
    ({ code, name, severity, what }) => `| [${code}](#${code.toLowerCase()}-${name}) | ${severity} | ${what} |`,
  );
  const parts = lintRules.map((rule) => {
    const { code, name, severity, what, why, fix } = rule;
    const pair = (kind: string): string => `[${kind}](../${PAIRS}${code.toLowerCase()}-${kind}.yaml)`;
    return `### ${code} ${name}\n\n${severity}. ${what}\n\n- **Why:** ${why} ${sourcesOf(rule)}\n- **Fix:** ${fix}\n- **Scenarios:** ${pair('bad')}, ${pair('good')}\n`;
  });
  return `<!-- Written by npm run docs from src/scenario/lint/. -->

# Lint

\`simulate lint scenario.yaml\` says what will go wrong with a configuration before any run. It reads the scenario only: what depends
on chance or on the order of things is for a run, whose findings are R001 and on ([output](output.md)).

| option | does |
|---|---|
| \`--format text\\|json\\|sarif\` | the form of the answer; default text |
| \`--json\` | as \`--format json\` |
| \`--strict\` | warnings fail as errors do |
| \`--set path=value\`, \`--until D\` | as for a run ([command line](cli.md)) |

Exit code 1 when a finding is an error, with \`--strict\` also when one is a warning; 2 when the file is no scenario; else 0. What the
loader says of the file ([diagnostics](diagnostics.md)) comes first. Where the scenario has updates, each is looked at, and what it brings
is said with its time.

\`\`\`
$ npx --no-install simulate lint ${EXAMPLE}
${example()}
\`\`\`

## JSON

\`--json\` prints one document: \`schemaVersion\` 1; \`file\`; \`loaded\`, false when the file is no scenario; \`counts\` of \`errors\`,
\`warnings\` and \`infos\`; and \`findings\`, each with \`code\`, \`severity\` (error, warning, info), \`path\` of the key, \`line\` and \`column\` (from 1; 0
where the file has no such place, as with \`--set\`), \`message\` and \`hint\`.

## SARIF

\`--format sarif\` prints a SARIF 2.1.0 log, for code scanning and editors: a rule for each code, a result for each finding, with its
line and column, and the path of the key as logical location. An info is a note.

## Rules

Codes keep their meaning and are never used again. An **error** will go wrong, a **warning** is likely to, an **info** has a price worth
knowing. A new rule is a file in \`src/scenario/lint/rule/\`, a line in \`src/scenario/lint/index.ts\`, and two scenarios: a bad one with
\`# L001\` at the line where it is found, and a good one.

| code | severity | finds |
|---|---|---|
${rows.join('\n')}

${parts.join('\n')}`;
}

describe(PAGE, () => {
  it('is up to date', () => expectWritten(PAGE, page()));
});

describe('the lint rules', () => {
  it('are all in the list, each in a file of its name', () => {
    const files = filesUnder('src/scenario/lint/rule').map((path) => basename(path, '.ts'));
    expect(lintRules.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(files);
  });

  it('have codes in order, each once', () => {
    expect(lintRules.map(({ code }) => code)).toEqual(lintRules.map((_, n) => `L${String(n + 1).padStart(3, '0')}`));
  });

  it('each have a bad scenario and a good one, and no scenario is without its rule', () => {
    const files = filesUnder(PAIRS.slice(0, -1)).filter((path) => path.endsWith('.yaml'));
    const wanted = lintRules.flatMap(({ code }) =>
      ['bad', 'good'].map((kind) => `${PAIRS}${code.toLowerCase()}-${kind}.yaml`),
    );
    expect(files).toEqual(wanted);
  });

  it.each(lintRules)('$code tells in sentences what, why and what to do, and names its sources', (rule) => {
    const { what, why, fix, rules, name } = rule;
    for (const sentence of [what, why, fix]) expect(sentence).toMatch(/^(?:[A-Z]|[a-z]+[A-Z]).*[.)]$/s);
    const known = new Set<string>(fidelityRules.map(({ id }) => id));
    expect(rules.filter((id) => !known.has(id))).toEqual([]);
    // Prices are no behaviour of ECS.
    if (name !== 'price-unknown') expect(rules).not.toEqual([]);
  });
});
