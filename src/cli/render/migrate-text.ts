import type { MigrateAnswer } from '../command/migrate.js';
import type { Pair } from '../migrate-comparison.js';
import { numberText, usdText } from './number-text.js';
import type { Page } from './page.js';
import { section } from './section.js';
import { textTable } from './text-table.js';
import { wrap } from './wrap.js';

export interface MigrateOptions {
  readonly page: Page;
  /** The old file, and where the new one went. */
  readonly file: string;
  readonly written: string | undefined;
  /** Whether they are one and the same. */
  readonly replaces: boolean;
}

/** What changes, what has no equivalent, and both runs side by side; without -o the new file behind it. */
export function migrateText(answer: MigrateAnswer, { page, file, written, replaces }: MigrateOptions): string {
  const { scenario, seed, changes, losses, yaml } = answer;
  const list = (lines: readonly string[]): string =>
    lines.map((line) => wrap(`- ${line}`, page.columns, '  ')).join('\n');
  const parts = [
    page.strong(`${scenario}: from App Mesh to Service Connect`),
    section('What changes', list(changes), page),
    section(
      'What Service Connect has not',
      losses.length === 0
        ? '  Nothing: all of it has an equivalent.'
        : list(losses.map(({ path, what, instead }) => `${what} (${path}). Instead: ${instead}.`)),
      page,
    ),
    section('Both runs', comparisonTable(answer, page), page),
    section(
      'How to move',
      wrap(
        'A service is in one of the two: run the new services beside the old, shift the traffic by weighted records or target groups, then delete the mesh.',
        page.columns,
        '  ',
      ),
      page,
    ),
    written === undefined
      ? section('The new file', yaml.trimEnd(), page)
      : wrap(
          replaces ? `${file} is the new file now.` : `The new file is ${written}; ${file} is as it was.`,
          page.columns,
          '  ',
        ),
    page.faint(`seed ${seed}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

function comparisonTable({ comparison }: MigrateAnswer, page: Page): string {
  const { tasks, peakInstances, instanceHours, usd, edges } = comparison;
  const hasInstances = peakInstances.before + peakInstances.after > 0;
  const row = <T>(what: string, { before, after }: Pair<T>, text: (value: T) => string): readonly string[] => [
    what,
    text(before),
    text(after),
  ];
  const size = ({ cpuUnits, memoryMiB }: (typeof tasks)[number]['before']): string =>
    `${numberText(cpuUnits)} CPU, ${numberText(memoryMiB)} MiB`;
  const rows = [
    ...tasks.map((task) => row(`a task of ${task.service}`, task, size)),
    ...(hasInstances
      ? [
          row('most instances of each group', peakInstances, (count) => numberText(count)),
          row('instance hours', instanceHours, (hours) => numberText(hours, 2)),
        ]
      : []),
    row('cost', usd, usdText),
    ...edges.flatMap(({ name, failurePercent, retries, p50Seconds }) => [
      row(`${name}: failed`, failurePercent, (percent) => `${numberText(percent, 2)} %`),
      row(`${name}: retries`, retries, (count) => numberText(count)),
      row(`${name}: median latency`, p50Seconds, (seconds) =>
        seconds === null ? '–' : `${numberText(seconds * 1000, 1)} ms`,
      ),
    ]),
  ];
  return textTable([{ head: 'figure' }, { head: 'App Mesh' }, { head: 'Service Connect' }], rows, page);
}
