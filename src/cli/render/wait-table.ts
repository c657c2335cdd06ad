import { durationText } from '../../analysis/duration-text.js';
import type { Quantiles, Summary } from '../../analysis/summary-types.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, shown } from './section.js';
import { textTable, type Column } from './text-table.js';

const columns: readonly Column[] = [
  { head: 'from request to placement' },
  { head: 'tasks', leaves: 4 },
  { head: 'mean', leaves: 1 },
  { head: 'median' },
  { head: '90 %', leaves: 2 },
  { head: '95 %' },
  { head: '99 %', leaves: 3 },
  { head: 'longest' },
];

/** Waits of all tasks, and by service, workload and provider. */
export function waitTable(summary: Summary, page: Page): string {
  const { placementWaitSeconds, startLatencySeconds, services, workloads, capacityProviders } = summary;
  if (placementWaitSeconds.count === 0) return '';
  const named = [
    ...services.map((s) => [`service ${s.name}`, s.placementWaitSeconds] as const),
    ...workloads.map((w) => [`workload ${w.name}`, w.placementWaitSeconds] as const),
    ...capacityProviders.map((p) => [`provider ${p.name}`, p.placementWaitSeconds] as const),
  ].filter(([, waits]) => waits.count > 0);
  const rows = [
    row('all tasks', placementWaitSeconds),
    ...shown(named).map(([name, waits]) => row(name, waits)),
    ...(startLatencySeconds.count > 0 ? [row('all tasks, to RUNNING', startLatencySeconds)] : []),
  ];
  return `${textTable(columns, rows, page)}${notShown(named, page)}`;
}

const row = (name: string, { count, mean, p50, p90, p95, p99, max }: Quantiles): readonly string[] => [
  name,
  numberText(count),
  ...[mean, p50, p90, p95, p99, max].map((s) => durationText(s * 1000)),
];
