import { extent } from 'd3-array';
import { scaleQuantize } from 'd3-scale';
import { escape } from '../chart/escape.js';
import { placeText, type SweepDocument, type SweepPointShown } from './sweep-document.js';

/** From the least to the greatest value; each has a colour of the style, and a text that can be read on it. */
const LEVELS = [0, 1, 2, 3, 4, 5, 6] as const;

export interface HeatMapView {
  /** Its place in `figures`. */
  readonly figure: number;
  /** Places on all axes but the last two, which are the rows and the columns. */
  readonly held: readonly number[];
}

/** A table with a button in each cell: the last axis goes to the right, the one before it down. `data-row`, `data-column` place a cell. */
export function heatMap(document: SweepDocument, { figure, held }: HeatMapView): string {
  const { axes, figures, points } = document;
  const [rows, columns] = axes.slice(-2);
  const { path } = figures[figure];
  const seen = points
    .map((point, n) => ({ point, n }))
    .filter(({ point: { place } }) => held.every((at, a) => place[a] === at));
  // One scale for all slices, so that colours can be compared when an axis is moved.
  const [least, most] = extent(points, ({ means }) => means[figure]?.mean ?? undefined);
  const level = least === undefined || least === most ? (): number => 3 : scaleQuantize(LEVELS).domain([least, most]);
  const cell = (row: number, column: number): string => {
    const found = seen.find(({ point: { place } }) => place.at(-2) === row && place.at(-1) === column);
    return found === undefined ? '<td></td>' : heatCell(document, found, figure, level);
  };
  const head = columns.values.map((value) => `<th scope="col">${escape(value)}</th>`).join('');
  const body = rows.values.map(
    (value, row) =>
      `<tr><th scope="row">${escape(value)}</th>${columns.values.map((_, column) => cell(row, column)).join('')}</tr>`,
  );
  const caption = `${path}: down ${rows.name}, to the right ${columns.name}`;
  return `<div class="scroll" role="region" aria-label="${escape(caption)}"><table class="heat"><caption>${escape(caption)}</caption><thead><tr><th scope="col"><span class="corner">${escape(rows.name)} ↓ ${escape(columns.name)} →</span></th>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>${legend(document, figure, least, most)}`;
}

function heatCell(
  document: SweepDocument,
  { point, n }: { readonly point: SweepPointShown; readonly n: number },
  figure: number,
  level: (value: number) => number,
): string {
  const mean = point.means[figure];
  const name = mean === null ? 'unpriced' : mean.mean === null ? 'endless' : `level${level(mean.mean)}`;
  const text = mean?.short ?? 'not priced';
  const label = `${placeText(document, point)}: ${mean?.text ?? 'not priced'}`;
  return `<td><button type="button" class="cell ${name}" data-point="${n}" data-row="${point.place.at(-2) ?? 0}" data-column="${point.place.at(-1) ?? 0}" tabindex="-1" aria-label="${escape(label)}">${escape(text)}</button></td>`;
}

function legend(
  { points }: SweepDocument,
  figure: number,
  least: number | undefined,
  most: number | undefined,
): string {
  const textOf = (value: number | undefined): string =>
    points.find(({ means }) => means[figure]?.mean === value)?.means[figure]?.short ?? '';
  if (least === undefined) return '';
  if (least === most) return `<p class="heat-key">${escape(textOf(least))} everywhere</p>`;
  const steps = LEVELS.map((n) => `<span class="level${n}"></span>`).join('');
  return `<p class="heat-key">${escape(textOf(least))} <span class="ramp" aria-hidden="true">${steps}</span> ${escape(textOf(most))}</p>`;
}
