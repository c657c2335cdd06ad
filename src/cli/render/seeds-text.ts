import { durationText } from '../../analysis/duration-text.js';
import type { SeedsAnswer } from '../command/run-seeds.js';
import { figureText } from './figure-text.js';
import type { Page } from './page.js';
import { seedsLine } from './seeds-line.js';
import { textTable, type Column } from './text-table.js';
import { wrap } from './wrap.js';

const columns: readonly Column[] = [
  { head: '' },
  { head: 'mean' },
  { head: '95 % interval' },
  { head: 'least', leaves: 1 },
  { head: 'greatest', leaves: 1 },
];

/** The answer of `simulate scenario.yaml --seeds N`, for people. Ends with a line break. */
export function seedsText({ scenario, durationSeconds, seeds, metrics }: SeedsAnswer, page: Page): string {
  const rows = Object.entries(metrics).map(([path, metric]) => {
    if (metric === null) return [path, 'not priced', '', '', ''];
    const { mean, low, high, values } = metric;
    const text = (value: number): string => figureText(path, value);
    const interval = low === high ? '' : `${text(low)} to ${text(high)}`;
    return [path, text(mean), interval, text(Math.min(...values)), text(Math.max(...values))];
  });
  const title = `${durationText(durationSeconds * 1000)} simulated with ${seedsLine(seeds, '')}`;
  return [
    page.strong(wrap(scenario, page.columns, '')),
    page.faint(wrap(title, page.columns, '')),
    '',
    textTable(columns, rows, page),
    '',
  ].join('\n');
}
