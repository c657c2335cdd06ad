import { BEHIND_ANOTHER, type Candidate } from '../../analysis/explain/candidates.js';
import type { Sentence } from '../../analysis/explain/sentence/tell.js';
import type { Chapter, Note, Story } from '../../analysis/explain/story.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, section, shown } from './section.js';
import { textTable } from './text-table.js';
import { wrap } from './wrap.js';

/** The chapters, then the instances as they stood. */
export const storyText = (story: Story, page: Page, withFacts: boolean): string =>
  [
    page.strong(story.subject),
    '',
    ...storyParts(story, page, withFacts).map((part) => `${part}\n`),
    ...(story.chapters.length === 0 ? ['  It never happened.\n'] : []),
  ].join('\n');

export const storyParts = (
  { chapters, notes = [], candidates }: Story,
  page: Page,
  withFacts: boolean,
): readonly string[] =>
  [
    notesText(notes, page),
    ...chapters.map((each) => chapterText(each, page, withFacts)),
    candidatesText(candidates, page),
  ].filter((part) => part !== '');

const notesText = (notes: readonly Note[], page: Page): string =>
  section('What the scenario says', notes.map((note) => noteText(note, page)).join('\n'), page);

function noteText({ text, rules }: Note, page: Page): string {
  const sources = rules.length === 0 ? '' : page.faint(` (${rules.join(', ')})`);
  return `  ${wrap(text, page.columns, '    ').trimStart()}${sources}`;
}

const chapterText = ({ title, sentences }: Chapter, page: Page, withFacts: boolean): string =>
  section(
    title,
    repeats(sentences, !withFacts)
      .map((same) => sentenceText(same, page, withFacts))
      .join('\n'),
    page,
  );

/** Sentences that say the same one after the other stand together, unless each is to be told with its fact. */
function repeats(sentences: readonly Sentence[], together: boolean): readonly (readonly Sentence[])[] {
  const all: Sentence[][] = [];
  for (const sentence of sentences) {
    const last = all.at(-1);
    if (together && last?.[0].text === sentence.text) last.push(sentence);
    else all.push([sentence]);
  }
  return all;
}

const clockOf = ({ at }: Sentence): string => at.replace(/\.000$/, '');

/** `  00:30:00  the desired count of web-app became 24 (SS-1, #268)`, with the last time of those that say the same. */
function sentenceText(same: readonly Sentence[], page: Page, withFacts: boolean): string {
  const [first] = same;
  const { text, rules, fact } = first;
  const clock = clockOf(first);
  const sources = [...rules, ...(withFacts ? [`#${fact}`] : [])].join(', ');
  const again = same.length === 1 ? '' : `; ${same.length} times until ${clockOf(same[same.length - 1])}`;
  const words = wrap(`${text}${again}`, page.columns, ' '.repeat(clock.length + 4)).trimStart();
  return `  ${page.faint(clock)}  ${words}${sources === '' ? '' : page.faint(` (${sources})`)}`;
}

const outcomes = ['taken', 'equal', 'ranked lower', 'filtered'];

/** How far an instance was from being taken: those behind other providers are last. */
const distance = ({ outcome, why }: Candidate): number =>
  outcomes.indexOf(outcome) + (why.includes(BEHIND_ANOTHER) ? 1 : 0);

function candidatesText(candidates: readonly Candidate[], page: Page): string {
  if (candidates.length === 0) return '';
  const sorted = candidates.toSorted((a, b) => distance(a) - distance(b));
  const rows = shown(sorted).map(({ id, zone, freeCpuUnits, freeMemoryMiB, outcome, why }) => [
    id,
    zone,
    numberText(freeCpuUnits),
    numberText(freeMemoryMiB),
    outcome,
    why.join(', '),
  ]);
  const columns = [
    { head: 'instance' },
    { head: 'zone', leaves: 1 },
    { head: 'CPU free' },
    { head: 'MiB free' },
    { head: 'outcome' },
    { head: 'why' },
  ];
  return `${section('The instances just before the decision', textTable(columns, rows, page), page)}${notShown(sorted, page)}`;
}
