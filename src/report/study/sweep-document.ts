import type { StudyMean, StudyPoint, StudyUnit } from './study-point.js';

/** All that the page of a sweep shows: plain data, written into the page as JSON. */
export interface SweepDocument {
  readonly kind: 'sweep';
  readonly version: string;
  readonly title: string;
  /** Of points and seeds. */
  readonly about: string;
  readonly axes: readonly SweepAxis[];
  /** The first of them is shown first. */
  readonly figures: readonly SweepFigure[];
  /** So many of the figures are told first; the others are the same at every point, or tell what these do. */
  readonly shown: number;
  readonly points: readonly SweepPointShown[];
}

export interface SweepAxis {
  readonly path: string;
  /** Short, and unlike the others'. */
  readonly name: string;
  readonly values: readonly string[];
  /** Where all values are numbers or durations, in seconds; else null, and they stand at even distances. */
  readonly numbers: readonly number[] | null;
}

export interface SweepFigure {
  readonly path: string;
  readonly unit: StudyUnit;
}

export interface SweepPointShown {
  /** The places of its values, in the order of the axes. */
  readonly place: readonly number[];
  /** In the order of the figures; null where the cost is not priced. */
  readonly means: readonly (StudyMean | null)[];
  /** Of the run with the first seed. */
  readonly traceHash: string;
  /** Makes its report. */
  readonly command: string;
  readonly report: string | null;
}

/** `targetCapacity 80, minSize 2`. */
export const placeText = ({ axes }: SweepDocument, { place }: SweepPointShown): string =>
  axes.map(({ name, values }, a) => `${name} ${values[place[a]]}`).join(', ');

/** What the panel tells of a point, by its number from 0. */
export function sweepPoint(document: SweepDocument, n: number): StudyPoint {
  const { axes, figures, shown, points } = document;
  const { place, means, traceHash, command, report } = points[n];
  const told = figures.map(({ path }, f): readonly [string, string] => [path, means[f]?.text ?? 'not priced']);
  return {
    title: `Point ${n + 1} of ${points.length}`,
    lines: [],
    groups: [
      { title: 'Settings', rows: axes.map(({ path, values }, a) => [path, values[place[a]]]) },
      { title: 'Figures', rows: told.slice(0, shown) },
      { title: 'Other figures', rows: told.slice(shown) },
      { title: 'Run', rows: [['trace of the first seed', traceHash]] },
    ],
    commands: [{ label: 'Its report, with the first seed', text: command }],
    links: report === null ? [] : [{ label: 'Open its report', href: report }],
  };
}
