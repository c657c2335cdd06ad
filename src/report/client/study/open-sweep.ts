import { escape } from '../../chart/escape.js';
import { heatMap } from '../../study/heat-map.js';
import { sweepPoint, type SweepDocument } from '../../study/sweep-document.js';
import { valueLines } from '../../study/value-lines.js';
import { all, byId } from '../dom.js';
import { listenToTheme } from '../theme.js';
import { listenToPoints } from './open-point.js';
import { alongRow, rove, throughCells } from './roving.js';

/** Makes the page of a sweep alive. */
export function openSweep(sweep: SweepDocument): void {
  const panel = listenToPoints((n) => sweepPoint(sweep, n));
  const draw = (): void => {
    if (sweep.axes.length === 1) drawLines(sweep);
    else drawMap(sweep);
    panel.mark();
  };
  for (const choice of all('.choices select')) choice.addEventListener('change', draw);
  if (sweep.axes.length === 1) addEventListener('resize', draw);
  listenToTheme(() => undefined, new AbortController().signal);
  draw();
}

function drawMap(sweep: SweepDocument): void {
  const figure = Number((byId('figure') as HTMLSelectElement).value);
  const held = all('.held').map((choice) => Number((choice as HTMLSelectElement).value));
  const picture = byId('picture');
  picture.innerHTML = heatMap(sweep, { figure, held });
  rove(picture, throughCells);
}

/** A chart for each figure, as wide as it stands. */
function drawLines(sweep: SweepDocument): void {
  const picture = byId('picture');
  const figures = sweep.figures.slice(0, sweep.shown);
  picture.innerHTML = `<div class="lines">${figures.map(({ path }) => `<figure><figcaption>${escape(path)}</figcaption><div class="values"></div></figure>`).join('')}</div>`;
  for (const [n, plot] of all('#picture .values').entries()) {
    plot.innerHTML = valueLines(sweep, n, plot.clientWidth);
    rove(plot, alongRow(leftToRight(plot)));
  }
}

/** The places of the points, by where they stand. */
function leftToRight(plot: HTMLElement): readonly number[] {
  const lefts = Array.from(plot.querySelectorAll('[data-point]'), (point) => point.getBoundingClientRect().left);
  return [...lefts.keys()].sort((a, b) => lefts[a] - lefts[b] || a - b);
}
