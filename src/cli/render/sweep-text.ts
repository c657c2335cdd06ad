import type { MeanAnswer } from '../compare-answer.js';
import type { SweepAnswer } from '../sweep-answer.js';
import { changeText } from './figure-text.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { seedsLine } from './seeds-line.js';
import { textTable, type Column } from './text-table.js';
import { clip, wrap } from './wrap.js';

/** What is shown first when nobody asked for a figure. */
const usual: readonly string[] = ['placementWaitSeconds.p95', 'cost.usd', 'startLatencySeconds.p95', 'tasks.timedOut'];

/** The answer of `simulate sweep`, for people: a row a point. Ends with a line break. */
export function sweepText(
  { scenario, seeds, vary, points }: SweepAnswer,
  asked: readonly string[],
  page: Page,
): string {
  const paths = shownPaths(points, asked);
  const names = shortNames(vary.map(({ path }) => path));
  const columns: readonly Column[] = [
    { head: '' },
    ...names.map((head) => ({ head })),
    // The last figures leave first, until the table is narrow enough; the first stays.
    ...paths.map((path, n) => (n === 0 ? { head: headOf(path) } : { head: headOf(path), leaves: paths.length - n })),
  ];
  const rows = points.map(({ point, values, metrics }) => [
    String(point),
    ...vary.map(({ path }) => clip(String(values[path]), MOST_CHARACTERS)),
    ...paths.map((path) => meanText(path, metrics[path])),
  ]);
  const count = points.length === 1 ? '1 point' : `${numberText(points.length)} points`;
  return [
    page.strong(wrap(scenario, page.columns, '')),
    page.faint(wrap(`${count}, each with ${seedsText(seeds)}`, page.columns, '')),
    '',
    textTable(columns, rows, page),
    '',
    page.faint(wrap(legend(points, seeds), page.columns, '')),
    '',
  ].join('\n');
}

const MOST_CHARACTERS = 24;

/** The last key has a line of its own, so that columns stay narrow. */
const headOf = (path: string): string => path.replace(/\.([^.\]]+)$/, '\n$1');

export const seedsText = (seeds: readonly string[]): string =>
  seeds.length === 1 ? `the seed ${seeds[0]}` : seedsLine(seeds, ', the same for all');

function legend(points: SweepAnswer['points'], seeds: readonly string[]): string {
  const figures = Object.keys(points[0].metrics).length;
  const what = seeds.length === 1 ? 'One run a point' : 'Means over the seeds and 95 % intervals';
  return `${what}. All ${figures} figures are in --json and --out.`;
}

/** Those that were asked for, then the usual ones, then the others; what is the same at every point tells nothing. */
export function shownPaths(points: SweepAnswer['points'], asked: readonly string[]): readonly string[] {
  const all = Object.keys(points[0].metrics);
  const isSame = (path: string): boolean =>
    points.every(({ metrics }) => metrics[path]?.mean === points[0].metrics[path]?.mean);
  // An hour's cost tells no more than the cost of runs of one length.
  const twin = new Set(points.map(({ durationSeconds }) => durationSeconds)).size === 1 ? 'cost.usdPerHour' : '';
  const rest = [...usual.filter((path) => all.includes(path)), ...all].filter(
    (path) => path !== twin && (points.length === 1 || !isSame(path)),
  );
  const shown = [...new Set([...asked.map((path) => path.trim()), ...rest])];
  return shown.length === 0 ? all.slice(0, 2) : shown;
}

/** A mean with its interval, where there is one. */
export function meanText(path: string, answer: MeanAnswer | null): string {
  if (answer === null) return 'not priced';
  const { mean, low, high, values } = answer;
  // A share is told in percent, a difference of two in points.
  const text = changeText(path, { value: mean, low, high, unit: 'own' }).replace(' points', ' %');
  const [value, interval] = text.split(' [');
  const number = /[-\d.,]+/.exec(value)?.[0] ?? '';
  // Rounded, an interval may be the mean.
  return values.length === 1 || interval === `${number}, ${number}]` ? value : text;
}

/** The last key of each path, and as many before it as tell the paths apart. */
export function shortNames(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => path.split('.'));
  const tail = (keys: readonly string[], length: number): string => keys.slice(-length).join('.');
  return parts.map((keys) => {
    const length = keys.findIndex(
      (_, n) => parts.filter((other) => tail(other, n + 1) === tail(keys, n + 1)).length === 1,
    );
    return length < 0 ? keys.join('.') : tail(keys, length + 1);
  });
}
