import type { TraceEntry } from '../../analysis/read-trace.js';
import type { ArmAnswer, CompareAnswer, ComparisonAnswer, MetricAnswer } from '../compare-answer.js';
import { changeText, figureText } from './figure-text.js';
import type { Page } from './page.js';
import { section } from './section.js';
import { seedsLine } from './seeds-line.js';
import { textTable, type Column } from './text-table.js';
import { shownChange } from './verdict-words.js';
import { clip, wrap } from './wrap.js';

/** The answer of `simulate compare`, for people. Ends with a line break. */
export function compareText({ a, comparisons, checks }: CompareAnswer, page: Page): string {
  const [{ b: first }] = comparisons;
  const heads = [a, ...comparisons.map(({ b }) => b)].map((arm) => armLine(arm, page));
  const seeds = seedsLine(a.seeds, first.seeds[0] === a.seeds[0] ? ', the same for all' : ', other ones for each');
  const parts = [
    `${heads.join('\n')}\n${page.faint(seeds)}`,
    ...comparisons.map((comparison) => comparisonText(a, comparison, page)),
    section(
      'Checks',
      checks
        .map(({ condition, label, failed, message }) =>
          hanging(failed ? page.bad('failed') : page.good('passed'), 6, `${label}: ${condition}: ${message}`, page),
        )
        .join('\n'),
      page,
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A word, which may be painted, and a text beside it. */
function hanging(word: string, length: number, text: string, page: Page): string {
  const indent = ' '.repeat(length + 4);
  return `  ${word}  ${wrap(text, page.columns, indent).slice(indent.length)}`;
}

const armLine = ({ label, name, scenario }: ArmAnswer, page: Page): string =>
  clip(`${label}  ${name}  ${name === scenario ? '' : `(${scenario})`}`.trimEnd(), page.columns);

function comparisonText(a: ArmAnswer, { b, metrics, firstDifference }: ComparisonAnswer, page: Page): string {
  const all = Object.entries(metrics);
  const clear = all.filter(([path, { verdict }]) => (verdict === 'less' || verdict === 'more') && !isTwin(path, a, b));
  const sentences =
    clear.length === 0 ? ['No difference is seen.'] : clear.map(([, { words }]) => `${b.label} ${words}`);
  const parted =
    firstDifference === null
      ? wrap(`With seed ${a.seeds[0]} both are the same run, fact by fact.`, page.columns, '  ')
      : [
          `  With seed ${firstDifference.seed}, fact #${firstDifference.fact} is the first that is not the same:`,
          hanging('A', 1, factLine(firstDifference.a), page),
          hanging(b.label, 1, factLine(firstDifference.b), page),
        ].join('\n');
  return [
    section(`${b.label} against A`, sentences.map((each) => wrap(each, page.columns, '  ')).join('\n'), page),
    section('Means over the seeds, and 95 % intervals of the difference', table(b.label, all, page), page),
    section('Where the runs part', parted, page),
  ].join('\n\n');
}

/** An hour's cost tells no more than the cost of runs of one length. */
const isTwin = (path: string, a: ArmAnswer, b: ArmAnswer): boolean =>
  path === 'cost.usdPerHour' && a.durationSeconds === b.durationSeconds;

function table(label: string, metrics: readonly (readonly [string, MetricAnswer])[], page: Page): string {
  const columns: readonly Column[] = [
    { head: '' },
    { head: 'A', leaves: 2 },
    { head: label, leaves: 2 },
    { head: `${label} - A` },
    { head: '', leaves: 1 },
  ];
  const rows = metrics.map(([path, metric]) => [
    path,
    metric.a === null ? 'not priced' : figureText(path, metric.a.mean),
    metric.b === null ? 'not priced' : figureText(path, metric.b.mean),
    differenceText(path, metric),
    verdicts[metric.verdict],
  ]);
  return textTable(columns, rows, page);
}

const verdicts = { less: 'less', more: 'more', same: '=', unclear: '?', unknown: '' } as const;

function differenceText(path: string, { difference, differencePercent, verdict }: MetricAnswer): string {
  if (difference === null || differencePercent === null || verdict === 'same') return '';
  const { value, low, high } = differencePercent;
  const relative = { value: value / 100, low: low / 100, high: high / 100 };
  return changeText(path, shownChange(path, { absolute: difference, relative }), { plus: true });
}

function factLine(entry: TraceEntry | null): string {
  if (entry === null) return 'the run has ended';
  const { at, fact: _fact, t: _t, because, type, ...fields } = entry;
  const told = Object.entries(fields).filter(([, value]) => value !== null);
  return [at, type, ...told.map(([name, value]) => `${name}=${String(value)}`), `because #${because}`].join(' ');
}
