import { it } from 'vitest';
import { commonOptions, optionNames, optionOf, type OptionName } from '../../src/cli/options.js';
import { callOf, verbs } from '../../src/cli/verbs.js';
import { filesUnder, read } from './source-tree.js';
import { expectWritten } from './written-page.js';

const PAGE = 'docs/cli.md';
const BEGIN = '<!-- Verbs and options are written by npm run docs from src/cli/verbs.ts and src/cli/options.ts. -->';
const END = '<!-- End of verbs and options. -->';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

function verbRows(): string[] {
  const pages = filesUnder('docs');
  return verbs.map((verb) => {
    const page = pages.find((path) => path === `docs/${verb.name}.md`);
    const more = page === undefined ? '' : `; [more](${verb.name}.md)`;
    return `| ${code(callOf(verb))} | ${cell(verb.does)}${more} |`;
  });
}

function optionRow(name: OptionName): string {
  const { value, does } = optionOf(name);
  const takers = verbs
    .filter(({ options }) => options.includes(name))
    .map((verb) => (verb.name === '' ? 'the run' : verb.name));
  const all = commonOptions.includes(name) || takers.length === verbs.length;
  return `| ${code(value === undefined ? `--${name}` : `--${name} <${value}>`)} | ${cell(does)} | ${all ? 'all' : takers.join(', ')} |`;
}

const written = (): string => `
| call | does |
|---|---|
${verbRows().join('\n')}

| option | does | for |
|---|---|---|
${optionNames.map(optionRow).join('\n')}

`;

it(`${PAGE} has every verb and option`, async () => {
  const page = read(PAGE);
  const [before, after] = [page.indexOf(BEGIN) + BEGIN.length, page.indexOf(END)];
  await expectWritten(PAGE, `${page.slice(0, before)}\n${written()}${page.slice(after)}`);
});
