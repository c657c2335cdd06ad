import { escape } from '../chart/escape.js';
import { pageHeader } from '../page-header.js';
import { table } from '../table.js';
import { findingsList } from '../tables.js';
import { pointPanel } from './point-panel.js';
import { settingText, titles, type Standing, type TuneCandidate, type TuneDocument } from './tune-document.js';

/** The page of a search. The page's script draws the candidates into `#picture`. */
export function tuneBody(document: TuneDocument): string {
  const { title, about, version, met, answer, binds, search, findings } = document;
  return [
    pageHeader(title, escape(`${about} · version ${version}`)),
    '<main>',
    `<section class="answer ${met ? 'met' : 'unmet'}"><h2>${met ? titles.best : 'Out of reach'}</h2>${paragraphs(answer)}</section>`,
    '<div class="study">',
    `<div class="study-main"><section><h2>Candidates</h2>${choices(document)}<div id="picture"></div>${legend(document)}</section></div>`,
    pointPanel('Choose a candidate to see its settings, why it is not the answer, and how to make its report.'),
    '</div>',
    section(
      'The front, and the file as it is',
      candidatesTable(
        document,
        'The front, of which nothing that was tried is both cheaper and better',
        ({ onFront, isPresent, standing }) => onFront || isPresent || standing === 'best',
      ),
      'candidates',
    ),
    section('What binds', paragraphs(binds)),
    findings.length === 0 ? '' : section('What lint says of it', findingsList(findings)),
    document.changes.length === 0 ? '' : section('The change', changeTexts(document)),
    section(
      'Why the others fell',
      `${fellList(document)}${candidatesTable(document, 'Every candidate that is shown', () => true)}`,
      'candidates',
    ),
    section('How it was searched', paragraphs(search)),
    '</main>',
  ].join('\n');
}

const section = (title: string, body: string, name = ''): string =>
  `<section${name === '' ? '' : ` class="${name}"`}><h2>${escape(title)}</h2>${body}</section>`;

const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${escape(line)}</p>`).join('');

function choices({ measures, candidates, tried }: TuneDocument): string {
  const options = measures.map(
    ({ path, objective }, n) => `<option value="${n}">${escape(objective === '' ? path : objective)}</option>`,
  );
  const some = candidates.length < tried ? ` The ${candidates.length} that matter most of ${tried} are shown.` : '';
  return `<p class="choices"><label>Against the cost <select id="measure">${options.join('')}</select></label> <label><input type="checkbox" id="whole"> show what is far away</label></p><p class="hint">Boxes are 95 % intervals.${some} Arrow keys go from one candidate to the next in cost, Enter opens it.</p>`;
}

const shapes: readonly (readonly [name: string, text: string])[] = [
  ['best', ''],
  ['present', 'the file as it is'],
  ['on-front', 'on the front'],
  ['dearer', titles.dearer],
  ['equal', titles.equal],
  ['misses', titles.misses],
  ['open', titles.open],
];

/** Of what there is. */
function legend({ candidates, met }: TuneDocument): string {
  const isThere = (name: string): boolean =>
    candidates.some(
      ({ standing, isPresent, onFront }) =>
        standing === name || (name === 'present' && isPresent) || (name === 'on-front' && onFront),
    );
  const items = shapes
    .filter(([name]) => isThere(name))
    .map(
      ([name, text]) =>
        `<li class="shape-${name}">${escape(name === 'best' ? (met ? titles.best : titles.nearest) : text)}</li>`,
    );
  return `<ul class="shapes">${items.join('')}<li class="shape-far">further than the map goes, or endless</li></ul>`;
}

function candidatesTable(document: TuneDocument, caption: string, isIn: (candidate: TuneCandidate) => boolean): string {
  const { cost, measures, candidates } = document;
  const seen = candidates.map((candidate, n) => ({ candidate, n })).filter(({ candidate }) => isIn(candidate));
  const heads = ['setting', cost.path, ...measures.map(({ path }) => path), 'met', 'why'];
  const rows = seen.map(({ candidate }) => [
    settingText(document, candidate),
    candidate.cost.text,
    ...candidate.measures.map((mean) => mean?.text ?? 'not priced'),
    `${candidate.seedsMet}/${candidate.seeds}`,
    candidate.why,
  ]);
  return table(`${caption}: means and 95 % intervals`, heads, rows, (row) => seen[row].n);
}

const changeTexts = ({ changes }: TuneDocument): string =>
  changes
    .map(
      ({ label, text }) =>
        `<details><summary>${escape(label)}</summary><pre tabindex="0" aria-label="${escape(label)}">${escape(text)}</pre></details>`,
    )
    .join('');

const fates: readonly (readonly [Standing, string])[] = [
  ['misses', 'miss an objective'],
  ['dearer', 'meet the objectives, as far as they were tried, and cost more'],
  ['equal', 'cost the same, to 0.25 %'],
  ['open', 'were not settled before the search ended'],
];

function fellList({ candidates }: TuneDocument): string {
  const items = fates.flatMap(([standing, words]) => {
    const count = candidates.filter((each) => each.standing === standing).length;
    return count === 0 ? [] : [`<li><b>${count}</b> ${words}</li>`];
  });
  return items.length === 0 ? '<p>There was no other.</p>' : `<ul class="fates">${items.join('')}</ul>`;
}
