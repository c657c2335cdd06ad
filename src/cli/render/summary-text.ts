import { clockText } from '../../analysis/clock-text.js';
import { durationText } from '../../analysis/duration-text.js';
import type { Summary } from '../../analysis/summary-types.js';
import { edgeTable } from './edge-table.js';
import { externalTable } from './external-table.js';
import { findingsText } from './findings-text.js';
import { headline } from './headline.js';
import { namesText } from './names-text.js';
import { numberText, percentText } from './number-text.js';
import { createPage } from './page.js';
import { providerCharts } from './provider-charts.js';
import { providerTable } from './provider-table.js';
import { section } from './section.js';
import { serviceTable } from './service-table.js';
import { waitTable } from './wait-table.js';
import { wrap } from './wrap.js';

export interface RenderOptions {
  readonly columns: number;
  readonly color: boolean;
  /** The scenario's file, as findings name it. */
  readonly file: string;
  /** The window of the figures. */
  readonly measured: { readonly fromMs: number; readonly untilMs: number; readonly durationMs: number };
}

/** The answer of a run, for people. Ends with a line break. */
export function renderSummary(summary: Summary, { columns, color, file, measured }: RenderOptions): string {
  const page = createPage(columns, color);
  const { traceHash, seed, facts } = summary;
  const parts = [
    `${page.strong(wrap(summary.scenario, page.columns, ''))}\n${page.faint(wrap(subtitle(summary, measured), page.columns, ''))}`,
    headline(summary, { whole: isWhole(measured), fromStart: measured.fromMs === 0 })
      .map((sentence) => wrap(sentence, page.columns, '  '))
      .join('\n'),
    section('Over time', providerCharts(summary, page), page),
    section('Waits', waitTable(summary, page), page),
    section(
      'Capacity',
      [providerTable(summary, page), reserved(summary)].filter((text) => text !== '').join('\n'),
      page,
    ),
    section('External instances', externalTable(summary, page), page),
    section('Services', serviceTable(summary, page, measured.fromMs === 0), page),
    section('Calls between services', edgeTable(summary, page), page),
    section('Names and proxies', namesText(summary, page), page),
    section('Findings', findingsText(summary.findings, file, page), page),
    page.faint(`seed ${seed} · trace ${traceHash} · ${numberText(facts)} facts`),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const isWhole = ({ fromMs, untilMs, durationMs }: RenderOptions['measured']): boolean =>
  fromMs === 0 && untilMs === durationMs;

function subtitle({ durationSeconds }: Summary, measured: RenderOptions['measured']): string {
  const { fromMs, untilMs } = measured;
  const window = isWhole(measured)
    ? ''
    : `; figures from ${clockText(fromMs)} to ${clockText(untilMs)}, task counts of the whole run`;
  return `${durationText(durationSeconds * 1000)} simulated${window}`;
}

function reserved({ utilization: { cpuReserved, memoryReserved } }: Summary): string {
  if (cpuReserved === 0 && memoryReserved === 0) return '';
  return `  Tasks reserved ${percentText(cpuReserved)} of the CPU and ${percentText(memoryReserved)} of the memory.`;
}
