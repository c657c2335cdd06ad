import { max, min } from 'd3-array';
import { escape } from '../chart/escape.js';
import { margin } from '../chart/view.js';
import { axisText, roundAxis, type RoundAxis } from './axis-text.js';
import type { StudyMean } from './study-point.js';
import { settingText, titles, type TuneCandidate, type TuneDocument } from './tune-document.js';

export interface CostMapView {
  /** Its place in `measures`. */
  readonly measure: number;
  /** All that was tried; else what is far away stands at the edge. */
  readonly whole: boolean;
  readonly width: number;
}

const HEIGHT = 380;
const LEFT = 62;
const FOOT = 44;
/** How far beyond the limit, and beyond the dearest of those that matter, the map goes unless it is whole. */
const BEYOND_LIMIT = 1.5;
const BEYOND = 1.1;

interface Axes {
  readonly x: RoundAxis;
  readonly y: RoundAxis;
  readonly width: number;
}

interface Shown {
  readonly n: number;
  readonly candidate: TuneCandidate;
  readonly up: StudyMean;
}

/**
 * Every candidate by its cost and a figure: boxes are the 95 % intervals of the front, of the answer and of the file as it is,
 * the stepped line is the front. Each candidate is a button, in the order of cost.
 */
export function costMap(document: TuneDocument, view: CostMapView): string {
  const { cost, measures, candidates } = document;
  const { path, unit, limit, objective } = measures[view.measure];
  const { width } = view;
  const shown = candidates.flatMap((candidate, n): Shown[] => {
    const up = candidate.measures[view.measure];
    return up === null ? [] : [{ n, candidate, up }];
  });
  const axes = axesOf(shown, document, view);
  const { x, y } = axes;
  const marked = shown.filter(({ candidate }) => isMarked(candidate));
  return [
    `<svg viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="group" aria-label="${escape(`${path} against ${cost.path}`)}">`,
    ...y.ticks.map((value) => {
      const at = y.scale(value).toFixed(1);
      return `<line class="grid" x1="${LEFT}" x2="${width - margin.right}" y1="${at}" y2="${at}"/><text class="tick" x="${LEFT - 6}" y="${at}" dy="0.32em" text-anchor="end">${escape(axisText(unit, value))}</text>`;
    }),
    ...x.ticks.map(
      (value) =>
        `<text class="tick" x="${x.scale(value).toFixed(1)}" y="${HEIGHT - FOOT + 18}" text-anchor="middle">${escape(axisText(cost.unit, value))}</text>`,
    ),
    `<text class="tick name" x="${width - margin.right}" y="${HEIGHT - 8}" text-anchor="end">${escape(cost.path)} →</text>`,
    limitLine(objective, limit, axes),
    ...marked.map((each) => boxOf(each, axes)),
    frontLine(shown, axes),
    // What matters lies on top.
    ...[...shown.filter(({ candidate }) => !isMarked(candidate)), ...marked].map((each) =>
      candidateMark(each, axes, document),
    ),
    '</svg>',
  ].join('');
}

const isMarked = ({ onFront, standing, isPresent }: TuneCandidate): boolean =>
  onFront || isPresent || standing === 'best';

function axesOf(
  shown: readonly Shown[],
  { cost: { unit: costUnit }, measures }: TuneDocument,
  { measure, whole, width }: CostMapView,
): Axes {
  const { unit, limit } = measures[measure];
  const seen = whole ? shown : shown.filter(({ candidate }) => isMarked(candidate));
  const costs = seen.flatMap(({ candidate: { cost } }) => finite(cost));
  const ups = seen.flatMap(({ up }) => finite(up));
  const cheapest = min(shown, ({ candidate: { cost } }) => cost.mean ?? undefined) ?? 0;
  const left = Math.min(cheapest, min(costs) ?? 0);
  const right = (max(costs) ?? 1) * (whole ? 1 : BEYOND);
  const top = Math.max((max(ups) ?? 0) * (whole ? 1 : BEYOND), (limit ?? 0) * (whole ? 1 : BEYOND_LIMIT));
  const least = Math.min(0, min(ups) ?? 0);
  return {
    width,
    x: roundAxis(
      costUnit,
      [left, right > left ? right : left + 1],
      [LEFT + 12, width - margin.right - 12],
      Math.max(2, Math.floor(width / 110)),
    ),
    y: roundAxis(unit, [least, top > least ? top : least + 1], [HEIGHT - FOOT, margin.top + 18], 5),
  };
}

const finite = ({ mean, low, high }: StudyMean): readonly number[] =>
  [mean, low, high].filter((value) => value !== null);

/** Where a value stands; beyond the end of the scale, or endless, at the edge. */
function placed(value: number | null, { scale }: RoundAxis): { at: number; isBeyond: boolean } {
  const [, most] = scale.domain();
  const isBeyond = value === null || value > most;
  return { at: scale(isBeyond ? most : value), isBeyond };
}

function limitLine(objective: string, limit: number | null, { y, width }: Axes): string {
  if (limit === null || limit > y.scale.domain()[1]) return '';
  const at = y.scale(limit).toFixed(1);
  return `<line class="limit" x1="${LEFT}" x2="${width - margin.right}" y1="${at}" y2="${at}"/><text class="tick limit-name" x="${width - margin.right}" y="${at}" dy="-5" text-anchor="end">${escape(objective)}</text>`;
}

function boxOf({ candidate, up }: Shown, { x, y }: Axes): string {
  const { cost } = candidate;
  const left = placed(cost.low ?? cost.mean, x).at;
  const right = placed(cost.high, x).at;
  const bottom = placed(up.low ?? up.mean, y).at;
  const top = placed(up.high, y).at;
  const name = candidate.standing === 'best' ? 'best' : candidate.onFront ? 'front' : 'present';
  return `<rect class="interval ${name}" x="${left.toFixed(1)}" y="${top.toFixed(1)}" width="${Math.max(2, right - left).toFixed(1)}" height="${Math.max(2, bottom - top).toFixed(1)}"/>`;
}

/** From the cheapest to the dearest: nothing that was tried lies below it to the left. */
function frontLine(shown: readonly Shown[], { x, y }: Axes): string {
  const steps = shown
    .filter(({ candidate }) => candidate.onFront)
    .toSorted((a, b) => (a.candidate.cost.mean ?? 0) - (b.candidate.cost.mean ?? 0))
    .map(({ candidate, up }) => [placed(candidate.cost.mean, x).at.toFixed(1), placed(up.mean, y).at.toFixed(1)]);
  if (steps.length < 2) return '';
  const [[left, top], ...others] = steps;
  return `<path class="front" d="M${left} ${top}${others.map(([across, down]) => `H${across}V${down}`).join('')}"/>`;
}

function candidateMark({ n, candidate, up }: Shown, { x, y }: Axes, document: TuneDocument): string {
  const across = placed(candidate.cost.mean, x);
  const height = placed(up.mean, y);
  const standing =
    candidate.standing === 'best' ? (document.met ? titles.best : titles.nearest) : titles[candidate.standing];
  const label = escape(`${settingText(document, candidate)}: ${candidate.cost.text}, ${up.text}; ${standing}`);
  const names = [
    'point',
    candidate.standing,
    candidate.onFront ? 'on-front' : '',
    candidate.isPresent ? 'present' : '',
  ];
  return `<g class="${names.filter((name) => name !== '').join(' ')}" role="button" tabindex="-1" data-point="${n}" transform="translate(${across.at.toFixed(1)} ${height.at.toFixed(1)})" aria-label="${label}"><title>${label}</title>${shapeOf(candidate, across.isBeyond, height.isBeyond)}</g>`;
}

/** Shapes tell standings apart, besides colours. */
function shapeOf({ standing, isPresent }: TuneCandidate, isRight: boolean, isAbove: boolean): string {
  if (isAbove) return '<path class="dot" d="M0 -7l5 9h-10z"/>';
  if (isRight) return '<path class="dot" d="M7 0l-9 5v-10z"/>';
  if (standing === 'best')
    return '<path class="dot" d="M0 -9l2.6 6 6.4.6-4.9 4.3 1.5 6.4-5.6-3.4-5.6 3.4 1.5-6.4-4.9-4.3 6.4-.6z"/>';
  if (isPresent) return '<rect class="dot" x="-5.5" y="-5.5" width="11" height="11"/>';
  if (standing === 'misses') return '<path class="dot" d="M-4 -4l8 8m0 -8l-8 8"/>';
  return '<circle class="dot" r="4.5"/>';
}
