import { escape } from '../chart/escape.js';
import { pageHeader } from '../page-header.js';
import { table } from '../table.js';
import { pointPanel } from './point-panel.js';
import type { SweepDocument } from './sweep-document.js';

/** The page of a sweep. The page's script draws the map, or the lines, into `#picture`. */
export function sweepBody(document: SweepDocument): string {
  const { title, about, version, axes } = document;
  return [
    pageHeader(title, escape(`${about} · version ${version}`)),
    '<main>',
    '<div class="study">',
    `<div class="study-main"><section><h2>${axes.length === 1 ? 'Figures' : 'Map'}</h2>${choices(document)}<div id="picture"></div></section></div>`,
    pointPanel('Choose a point to see its settings, its figures, and how to make its report.'),
    '</div>',
    `<section><h2>Every point</h2>${pointsTable(document)}${sameList(document)}</section>`,
    '</main>',
  ].join('\n');
}

/** Which figure is shown, and where the axes stand that are not drawn. One axis: every figure has lines of its own. */
function choices({ axes, figures, shown }: SweepDocument): string {
  if (axes.length === 1)
    return `<p class="hint">Means over the seeds, and the band of their 95 % intervals. Arrow keys go from point to point, Enter opens one.</p>`;
  const option = (text: string, n: number): string => `<option value="${n}">${escape(text)}</option>`;
  const figure = `<label>Figure <select id="figure">${figures
    .slice(0, shown)
    .map(({ path }, n) => option(path, n))
    .join('')}</select></label>`;
  const held = axes
    .slice(0, -2)
    .map(
      ({ name, values }, a) =>
        `<label>${escape(name)} <select class="held" data-axis="${a}">${values.map(option).join('')}</select></label>`,
    );
  return `<p class="choices">${figure} ${held.join(' ')}</p><p class="hint">Arrow keys go from cell to cell, Enter opens one.</p>`;
}

function pointsTable({ axes, figures, shown, points }: SweepDocument): string {
  const heads = ['point', ...axes.map(({ name }) => name), ...figures.slice(0, shown).map(({ path }) => path)];
  const rows = points.map(({ place, means }, n) => [
    String(n + 1),
    ...axes.map(({ values }, a) => values[place[a]]),
    ...means.slice(0, shown).map((mean) => mean?.text ?? 'not priced'),
  ]);
  return table('Means over the seeds, and 95 % intervals', heads, rows, (row) => row);
}

/** A figure that no setting moves needs no column. */
function sameList({ figures, shown, points }: SweepDocument): string {
  const [first] = points;
  const same = figures.flatMap(({ path }, f) => {
    const text = first.means[f]?.text ?? 'not priced';
    const isSame = f >= shown && points.every(({ means }) => (means[f]?.text ?? 'not priced') === text);
    return isSame ? [`<div><dt>${escape(path)}</dt><dd>${escape(text)}</dd></div>`] : [];
  });
  if (same.length === 0) return '';
  const title = same.length === 1 ? '1 figure is' : `${same.length} figures are`;
  return `<details><summary>${title} the same at every point</summary><dl class="knobs">${same.join('')}</dl></details>`;
}
