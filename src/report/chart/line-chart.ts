import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { max } from 'd3-array';
import type { AlarmSpan } from '../../analysis/timeline/alarm-spans.js';
import { escape } from './escape.js';
import { margin, timeScale, timeText, timeTicks, type View } from './view.js';

/** A line: its value holds from each time to the next. */
export interface Series {
  readonly name: string;
  /** One of the palette of the style: `a` to `f`, or `target`. */
  readonly color: string;
  readonly t: readonly number[];
  readonly values: readonly number[];
}

export interface Band {
  readonly fromS: number;
  readonly untilS: number;
  readonly text: string;
}

export interface LineChart {
  readonly title: string;
  readonly unit: string;
  readonly series: readonly Series[];
  /** Alarms in ALARM, along the upper edge. */
  readonly alarms?: readonly AlarmSpan[] | undefined;
  /** Drawn one upon the other, as areas. */
  readonly stacked?: boolean;
  /** The same of another run, drawn pale behind. */
  readonly ghost?: readonly Series[];
  /** Times that differ from others, behind everything. */
  readonly bands?: { readonly name: string; readonly spans: readonly Band[] } | undefined;
  /** Where events and faults came. */
  readonly marks: readonly { readonly t: number; readonly kind: string; readonly text: string }[];
}

const HEIGHT = 150;

/** What has no unit is counted. */
const valueTicks = (y: ScaleLinear<number, number>, unit: string): readonly number[] =>
  y.ticks(4).filter((value) => unit !== '' || Number.isInteger(value));

/** An SVG of step lines over time, as wide as the view. */
export function lineChart(chart: LineChart, view: View): string {
  const { title, unit, series, marks, alarms, stacked, ghost = [], bands } = chart;
  const x = timeScale(view);
  const seen = (all: readonly Series[]): readonly Series[] => {
    const inside = all.map((each) => inView(each, view));
    return stacked === true ? heaped(inside) : inside;
  };
  const shown = seen(series);
  // Of areas the outline of all together is enough.
  const ghosts = stacked === true ? seen(ghost).slice(-1) : seen(ghost);
  const top = max([...shown, ...ghosts], ({ values }) => max(values)) ?? 0;
  const y = scaleLinear([0, top > 0 ? top : 1], [HEIGHT - margin.bottom, margin.top]).nice(4);
  const lines = shown.map((each, n) =>
    stacked === true ? heapPath(shown, n, x, y) : linePath(each, each.color, x, y),
  );
  const behind = ghosts.map((each) => linePath(each, `${stacked === true ? 'd' : each.color} ghost`, x, y));
  return [
    `<svg viewBox="0 0 ${view.width} ${HEIGHT}" width="${view.width}" height="${HEIGHT}" role="img" aria-label="${escape(title)}">`,
    ...(bands?.spans ?? []).map((band) => bandRect(band, view, x)),
    ...valueTicks(y, unit).map((value) => {
      const at = y(value).toFixed(1);
      return `<line class="grid" x1="${margin.left}" x2="${view.width - margin.right}" y1="${at}" y2="${at}"/><text class="tick" x="${margin.left - 6}" y="${at}" dy="0.32em" text-anchor="end">${unit === '$' ? `$${value}` : `${value}${unit}`}</text>`;
    }),
    ...timeTicks(view).map(
      (t) => `<text class="tick" x="${x(t).toFixed(1)}" y="${HEIGHT - 6}" text-anchor="middle">${timeText(t)}</text>`,
    ),
    ...spaced(marks, x)
      .filter(({ t }) => t >= view.fromS && t <= view.untilS)
      .map(({ t, kind, text }) => {
        const at = x(t).toFixed(1);
        return `<line class="mark ${kind}" x1="${at}" x2="${at}" y1="${margin.top}" y2="${HEIGHT - margin.bottom}"><title>${escape(`${timeText(t)} ${text}`)}</title></line>`;
      }),
    // Over areas, behind lines.
    ...(stacked === true ? [...lines, ...behind] : [...behind, ...lines]),
    ...(alarms ?? []).map((span) => alarmStrip(span, view, x)),
    '</svg>',
  ].join('');
}

/** The steps that are seen, with the value in force at the left edge, drawn on to the right edge. */
function inView(series: Series, { fromS, untilS }: View): Series {
  const { t, values } = series;
  const first = Math.max(0, lastAtOrBefore(t, fromS));
  const last = lastAtOrBefore(t, untilS);
  if (last < first) return { ...series, t: [], values: [] };
  const times = t.slice(first, last + 1).map((time) => Math.max(time, fromS));
  const heights = values.slice(first, last + 1);
  return { ...series, t: [...times, untilS], values: [...heights, heights[heights.length - 1]] };
}

/** The place of the last time at or before one, or -1. */
export function lastAtOrBefore(t: readonly number[], time: number): number {
  let low = 0;
  let high = t.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (t[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

type Scale = ScaleLinear<number, number>;

/** Of marks of one kind that fall together, the first. */
function spaced(marks: LineChart['marks'], x: Scale): LineChart['marks'] {
  const last = new Map<string, number>();
  return marks.filter(({ t, kind }) => {
    const at = x(t);
    if (at - (last.get(kind) ?? -Infinity) < LEAST_BETWEEN_MARKS) return false;
    last.set(kind, at);
    return true;
  });
}

/** Each upon the ones before. */
function heaped(series: readonly Series[]): readonly Series[] {
  const total = new Array<number>(series.at(0)?.values.length ?? 0).fill(0);
  return series.map((each) => {
    each.values.forEach((value, n) => {
      total[n] += value;
    });
    return { ...each, values: [...total] };
  });
}

function linePath({ t, values }: Series, names: string, x: Scale, y: Scale): string {
  const path = line<number>(
    (_, n) => x(t[n]),
    (value) => y(value),
  )
    .curve(curveStepAfter)
    .digits(1)(values);
  return `<path class="line ${names}" d="${path ?? ''}"/>`;
}

function heapPath(heaps: readonly Series[], n: number, x: Scale, y: Scale): string {
  const { t, values, color } = heaps[n];
  const below = heaps.at(n - 1)?.values;
  const path = area<number>(
    (_, place) => x(t[place]),
    (_, place) => y(n === 0 || below === undefined ? 0 : below[place]),
    (value) => y(value),
  )
    .curve(curveStepAfter)
    .digits(1)(values);
  return `<path class="heap ${color}" d="${path ?? ''}"/>`;
}

const STRIP = 5;
const LEAST_BETWEEN_MARKS = 6;

function alarmStrip({ alarm, ...span }: AlarmSpan, view: View, x: Scale): string {
  const text = `${alarm} alarm in ALARM`;
  return spanRect({ ...span, text }, view, x, { name: `alarm ${alarm}`, y: 0, height: STRIP });
}

const bandRect = (band: Band, view: View, x: Scale): string =>
  spanRect(band, view, x, { name: 'stale-window', y: margin.top, height: HEIGHT - margin.bottom - margin.top });

/** What of it is in view, at least a pixel. */
function spanRect(
  { fromS, untilS, text }: Band,
  view: View,
  x: Scale,
  look: { name: string; y: number; height: number },
): string {
  if (untilS <= view.fromS || fromS >= view.untilS) return '';
  const left = x(Math.max(fromS, view.fromS));
  const right = x(Math.min(untilS, view.untilS));
  const title = escape(`${text}, ${timeText(fromS)} to ${timeText(untilS)}`);
  return `<rect class="${look.name}" x="${left.toFixed(1)}" y="${look.y}" width="${Math.max(1, right - left).toFixed(1)}" height="${look.height}"><title>${title}</title></rect>`;
}
