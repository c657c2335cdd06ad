import type { FrontAnswer, PresentAnswer, SettingAnswer, TuneAnswer } from '../tune-answer.js';
import { changeText, figureText } from './figure-text.js';
import type { Page } from './page.js';
import { textTable, type Column } from './text-table.js';
import { narrow, sureText, valueText } from './tune-words.js';
import { clip } from './wrap.js';

const MOST_CHARACTERS = 24;

/** A row a setting, the cheapest first; the file as it is comes last if it is not among them. */
export function frontTable({ front, present, search, costMetric, waitMetric }: TuneAnswer, page: Page): string {
  const isThere = front.some(({ set }) => set.length === 0);
  const rows: readonly (FrontAnswer | PresentAnswer)[] = isThere ? front : [...front, present];
  const names = search.dimensions
    .map(({ name }) => name)
    .filter((name) => rows.some(({ settings }) => settings[name] !== rows[0].settings[name]));
  const hasSureness = rows.some(({ beaten }) => beaten !== null);
  const columns: readonly Column[] = [
    { head: '' },
    // What was varied last leaves first.
    ...names.map((name, n) => ({ head: narrow(name), leaves: names.length - n })),
    { head: narrow(costMetric) },
    { head: narrow(waitMetric) },
    { head: 'met' },
    ...(hasSureness ? [{ head: 'beaten\nwith p' }] : []),
  ];
  return textTable(
    columns,
    rows.map((row) => [
      markOf(row),
      ...names.map((name) => clip(name in row.settings ? valueText(row.settings[name]) : '', MOST_CHARACTERS)),
      meanText(costMetric, row.cost),
      meanText(waitMetric, row.wait),
      `${row.seedsMet}/${row.seeds}`,
      ...(hasSureness ? [row.beaten === null ? '' : sureText(row.beaten).replace(/^p (?:= )?/, '')] : []),
    ]),
    page,
  );
}

const markOf = (row: FrontAnswer | PresentAnswer): string =>
  'recommended' in row && row.recommended ? 'best' : row.set.length === 0 ? 'now' : '';

const meanText = (metric: string, { mean, low, high, endless, values }: SettingAnswer['cost']): string =>
  endless > 0
    ? `endless ${endless}/${values.length}`
    : low === high
      ? figureText(metric, mean)
      : changeText(metric, { value: mean, low, high, unit: 'own' });
