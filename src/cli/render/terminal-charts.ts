import { plot } from 'asciichart';
import { clockText } from '../../analysis/clock-text.js';
import type { CapacityProviderSummary, SeriesPoint, Summary } from '../../analysis/summary-types.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, section, shown } from './section.js';
import { downsample } from './sparkline.js';

const HEIGHT = 9;
/** What asciichart puts before a line: the label and its axis. */
const LABEL = 9;
const INDENT = '  ';

/** For people without a browser: three charts of each provider, as high as ten lines. */
export function terminalCharts({ capacityProviders }: Summary, page: Page): string {
  const measured = capacityProviders.filter(({ series }) => series.length > 1);
  if (measured.length === 0)
    return section('Charts', '  There are no datapoints to draw: no capacity provider with managed scaling.', page);
  const charts = shown(measured).map((provider) => chartsOf(provider, page));
  return section('Charts', `${charts.join('\n\n')}${notShown(measured, page)}`, page);
}

function chartsOf({ name, targetCapacity, series }: CapacityProviderSummary, page: Page): string {
  const column = (of: (point: SeriesPoint) => number): readonly number[] => series.map(of);
  const most = (values: readonly (readonly number[])[]): number => Math.max(...values.flat());
  const reservation = column((point) => point.reservation);
  const instances = [column((point) => point.running), column((point) => point.desired)];
  const waiting = column((point) => point.provisioning);
  const parts = [
    [`${name}: reservation in percent, target ${targetCapacity}`, [reservation, series.map(() => targetCapacity)]],
    [`${name}: instances, running and desired; ${numberText(most(instances))} at most`, instances],
    [`${name}: waiting tasks; ${numberText(most([waiting]))} at most`, [waiting]],
  ] as const;
  return parts.map(([title, lines]) => `${INDENT}${title}\n${chart(lines, series, page)}`).join('\n\n');
}

/** As wide as the page; of each column the greatest value, so that no peak is lost. */
function chart(lines: readonly (readonly number[])[], series: readonly SeriesPoint[], page: Page): string {
  const width = Math.max(10, page.columns - INDENT.length - LABEL - 2);
  const drawn = lines.map((values) => stretched(downsample(values, width), width));
  const top = Math.max(1, ...drawn.flat());
  const text = plot(drawn, {
    height: Math.min(HEIGHT, Math.ceil(top)),
    min: 0,
    max: top,
    format: (value) => numberText(value).padStart(LABEL - 1),
  });
  const from = clockText(series[0].t * 1000);
  const until = clockText(series[series.length - 1].t * 1000);
  const axis = `${from}${until.padStart(Math.max(1, drawn[0].length - from.length))}`;
  const rows = text.split('\n').map((row) => `${INDENT}${row.trimEnd()}`);
  return [...rows, page.faint(`${INDENT}${' '.repeat(LABEL + 1)}${axis}`)].join('\n');
}

/** A short series as wide as the page: each datapoint holds until the next. */
const stretched = (values: readonly number[], width: number): readonly number[] =>
  Array.from({ length: width }, (_, n) => values[Math.floor((n * values.length) / width)]);
