import type { Diagnostic } from '../../model/diagnostic.js';
import type { StudyMean, StudyPoint, StudyUnit } from './study-point.js';

/** All that the page of a search shows: plain data, written into the page as JSON. */
export interface TuneDocument {
  readonly kind: 'tune';
  readonly version: string;
  readonly title: string;
  /** What was searched for. */
  readonly about: string;
  readonly met: boolean;
  /** The recommendation, or what is nearest, in sentences. */
  readonly answer: readonly string[];
  readonly binds: readonly string[];
  /** How it was searched. */
  readonly search: readonly string[];
  /** The change from the file, as it can be copied. */
  readonly changes: readonly { readonly label: string; readonly text: string }[];
  /** Of lint, new with the recommendation. */
  readonly findings: readonly Diagnostic[];
  readonly cost: { readonly path: string; readonly unit: StudyUnit };
  /** What may stand against the cost: the figures of the objectives, and the wait. */
  readonly measures: readonly TuneMeasure[];
  /** What can be set, by its short name, and the value of the file. */
  readonly dimensions: readonly { readonly name: string; readonly present: string | null }[];
  /** The cheapest first. */
  readonly candidates: readonly TuneCandidate[];
  /** How many were tried; more than are shown where those are too many for a page. */
  readonly tried: number;
}

export interface TuneMeasure {
  readonly path: string;
  readonly unit: StudyUnit;
  /** As it was asked for; empty for a figure that no objective names. */
  readonly objective: string;
  readonly limit: number | null;
}

/** `best`: the recommendation, or what is nearest to one. */
export type Standing = 'best' | 'misses' | 'dearer' | 'equal' | 'open';

export interface TuneCandidate {
  /** In the order of the dimensions; empty where the file's value is on no ladder. */
  readonly settings: readonly string[];
  readonly isPresent: boolean;
  /** Nothing that was tried is cheaper and waits less. */
  readonly onFront: boolean;
  readonly standing: Standing;
  /** Why it is the answer, or is not. */
  readonly why: string;
  readonly cost: StudyMean;
  /** In the order of `measures`; null where a run has no such figure. */
  readonly measures: readonly (StudyMean | null)[];
  readonly seeds: number;
  readonly seedsMet: number;
  /** Makes its report. */
  readonly command: string;
  readonly report: string | null;
}

/** What differs from the file: `targetCapacity 100 (now 80)`. */
export function settingText({ dimensions }: TuneDocument, { settings, isPresent }: TuneCandidate): string {
  if (isPresent) return 'the file as it is';
  const changed = dimensions.flatMap(({ name, present }, d) =>
    settings[d] === present ? [] : [`${name} ${settings[d]}`],
  );
  return changed.length === 0 ? 'as in the file' : changed.join(', ');
}

/** What the panel tells of a candidate, by its number from 0. */
export function tunePoint(document: TuneDocument, n: number): StudyPoint {
  const { cost, measures, dimensions, candidates } = document;
  const candidate = candidates[n];
  const { settings, standing, why, seeds, seedsMet, command, report } = candidate;
  return {
    title: candidate.isPresent ? 'The file as it is' : standing === 'best' ? titles.best : `Setting ${n + 1}`,
    lines: [why],
    groups: [
      {
        title: 'Settings',
        rows: dimensions.map(({ name, present }, d) => {
          const value = settings[d] === '' ? 'as in the file' : settings[d];
          return [name, present === null || settings[d] === present ? value : `${value} (now ${present})`];
        }),
      },
      {
        title: 'Means and 95 % intervals',
        rows: [
          [cost.path, candidate.cost.text],
          ...measures.map(({ path }, m): [string, string] => [path, candidate.measures[m]?.text ?? 'not priced']),
          ['objectives met', `with ${seedsMet} of ${seeds} seeds`],
        ],
      },
    ],
    commands: [{ label: 'Its report, with the first seed', text: command }],
    links: report === null ? [] : [{ label: 'Open its report', href: report }],
  };
}

/** What is called what, in tables and on the chart. */
export const titles = {
  best: 'Recommendation',
  nearest: 'Nearest',
  misses: 'misses an objective',
  dearer: 'costs more',
  equal: 'costs the same',
  open: 'not settled',
} as const;
