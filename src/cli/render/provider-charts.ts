import { clockText } from '../../analysis/clock-text.js';
import type { CapacityProviderSummary, SeriesPoint, Summary } from '../../analysis/summary-types.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, shown } from './section.js';
import { sparkline } from './sparkline.js';
import { clip } from './wrap.js';

const LABEL = 14;
const INDENT = '    ';
const CHART_AT_LEAST = 8;

/** For each provider with datapoints: instances, reservation and waiting tasks over time. */
export function providerCharts({ capacityProviders }: Summary, page: Page): string {
  const measured = capacityProviders.filter(({ series }) => series.length > 0);
  const charts = shown(measured).map((provider) => chartsOf(provider, page));
  return `${charts.join('\n\n')}${notShown(measured, page)}`;
}

function chartsOf({ name, targetCapacity, series }: CapacityProviderSummary, page: Page): string {
  const lines = [
    { label: 'instances', values: series.map((point) => point.running), unit: '' },
    { label: 'reservation', values: series.map((point) => Math.round(point.reservation)), unit: ' %' },
    { label: 'waiting tasks', values: series.map((point) => point.provisioning), unit: '' },
  ].map((line) => ({ ...line, note: range(line.values, line.unit) }));
  const noted = Math.max(...lines.map(({ note }) => note.length));
  const width = Math.max(CHART_AT_LEAST, page.columns - INDENT.length - LABEL - 2 - noted);
  return [
    `  ${clip(name, page.columns - 16)}, target ${targetCapacity} %`,
    ...lines.map(
      ({ label, values, note }) =>
        `${INDENT}${page.faint(label.padEnd(LABEL))}${page.accent(sparkline(values, width))}  ${note}`,
    ),
    `${INDENT}${' '.repeat(LABEL)}${page.faint(axis(series, Math.min(width, series.length)))}`,
  ].join('\n');
}

function range(values: readonly number[], unit: string): string {
  const [least, most] = values.reduce(([a, b], x) => [Math.min(a, x), Math.max(b, x)], [Infinity, 0]);
  const last = `${numberText(values[values.length - 1])}${unit}`;
  return least === most ? `always ${last}` : `${numberText(least)} to ${numberText(most)}${unit}, ends at ${last}`;
}

/** The first and the last time under the ends of the line. */
function axis(series: readonly SeriesPoint[], width: number): string {
  const from = clockText(series[0].t * 1000);
  const until = clockText(series[series.length - 1].t * 1000);
  return width < from.length + until.length + 1 ? from : `${from}${until.padStart(width - from.length)}`;
}
