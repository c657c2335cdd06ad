import { max, min } from 'd3-array';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { escape } from '../chart/escape.js';
import { margin } from '../chart/view.js';
import { axisText, roundAxis } from './axis-text.js';
import type { StudyMean } from './study-point.js';
import { placeText, type SweepDocument } from './sweep-document.js';

const HEIGHT = 190;
const LEFT = 62;
const FOOT = 40;
const LEAST_BETWEEN_LABELS = 46;

interface Placed {
  readonly n: number;
  readonly x: number;
  readonly mean: StudyMean;
}

/** A figure over the only axis of a sweep, with the band of its intervals. Each point is a button; endless ones are at the top. */
export function valueLines(document: SweepDocument, figure: number, width: number): string {
  const { axes, figures, points } = document;
  const [axis] = axes;
  const { path, unit } = figures[figure];
  const x = acrossAxis(axis.numbers ?? axis.values.map((_, n) => n), width);
  const at = axis.numbers ?? axis.values.map((_, n) => n);
  const placed = points.flatMap(({ place: [value], means }, n): Placed[] => {
    const mean = means[figure];
    return mean === null ? [] : [{ n, x: x(at[value]), mean }];
  });
  const finite = placed.filter(({ mean }) => mean.mean !== null).toSorted((a, b) => a.x - b.x);
  const lows = finite.flatMap(({ mean: { mean, low } }) => [mean ?? 0, low ?? mean ?? 0]);
  const highs = finite.flatMap(({ mean: { mean, high } }) => [mean ?? 0, high ?? mean ?? 0]);
  const [least, most] = [min(lows) ?? 0, max(highs) ?? 1];
  const y = roundAxis(
    unit,
    [Math.min(0, least), most > least || most > 0 ? most : 1],
    [HEIGHT - FOOT, margin.top + 12],
    4,
  );
  return [
    `<svg viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="group" aria-label="${escape(`${path} over ${axis.name}`)}">`,
    ...y.ticks.map((value) => {
      const height = y.scale(value).toFixed(1);
      return `<line class="grid" x1="${LEFT}" x2="${width - margin.right}" y1="${height}" y2="${height}"/><text class="tick" x="${LEFT - 6}" y="${height}" dy="0.32em" text-anchor="end">${escape(axisText(unit, value))}</text>`;
    }),
    ...labels(placed, document),
    `<text class="tick name" x="${width - margin.right}" y="${HEIGHT - 5}" text-anchor="end">${escape(axis.name)}</text>`,
    bandPath(finite, y.scale),
    linePath(finite, y.scale),
    ...placed.map((each) => pointMark(each, y.scale, document)),
    '</svg>',
  ].join('');
}

function acrossAxis(values: readonly number[], width: number): ScaleLinear<number, number> {
  const [least = 0, most = 0] = [min(values), max(values)];
  const domain = least === most ? [least - 1, most + 1] : [least, most];
  return scaleLinear(domain, [LEFT + 14, width - margin.right - 14]);
}

/** The values under their points, as many as there is room for. */
function labels(placed: readonly Placed[], { axes: [{ values }], points }: SweepDocument): readonly string[] {
  let last = -Infinity;
  return placed
    .toSorted((a, b) => a.x - b.x)
    .flatMap(({ n, x }) => {
      if (x - last < LEAST_BETWEEN_LABELS) return [];
      last = x;
      const text = values[points[n].place[0]];
      const short = text.length > 14 ? `${text.slice(0, 13)}…` : text;
      return [
        `<text class="tick" x="${x.toFixed(1)}" y="${HEIGHT - FOOT + 16}" text-anchor="middle">${escape(short)}</text>`,
      ];
    });
}

type Scale = ScaleLinear<number, number>;

function bandPath(finite: readonly Placed[], y: Scale): string {
  const [top] = y.range().slice(1);
  const path = area<Placed>(
    ({ x }) => x,
    ({ mean: { low, mean } }) => y(low ?? mean ?? 0),
    // Above, an interval may have no end.
    ({ mean: { high } }) => (high === null ? top : y(high)),
  ).digits(1)(finite);
  return `<path class="band" d="${path ?? ''}"/>`;
}

function linePath(finite: readonly Placed[], y: Scale): string {
  const path = line<Placed>(
    ({ x }) => x,
    ({ mean: { mean } }) => y(mean ?? 0),
  ).digits(1)(finite);
  return `<path class="line a" d="${path ?? ''}"/>`;
}

function pointMark({ n, x, mean }: Placed, y: Scale, document: SweepDocument): string {
  const label = escape(`${placeText(document, document.points[n])}: ${mean.text}`);
  const across = x.toFixed(1);
  const shape =
    mean.mean === null
      ? `<path class="dot endless" d="M${across} 3l6 10h-12z"/>`
      : `<circle class="dot" cx="${across}" cy="${y(mean.mean).toFixed(1)}" r="5"/>`;
  return `<g class="point" role="button" tabindex="-1" data-point="${n}" aria-label="${label}"><title>${label}</title>${shape}</g>`;
}
