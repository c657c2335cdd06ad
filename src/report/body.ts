import { durationText } from '../analysis/duration-text.js';
import { instancePhases } from '../analysis/fleet/fleet-history.js';
import { charts } from './chart/charts.js';
import { escape } from './chart/escape.js';
import { lanesHeight } from './chart/lanes.js';
import { fleetSection } from './fleet/fleet-section.js';
import { knobsList } from './knobs.js';
import { callsSection } from './network/calls-section.js';
import { pageHeader } from './page-header.js';
import type { ReportDocument } from './report-document.js';
import { longestWaits, waitFigures } from './waits.js';
import { decisionsList, findingsList, waitsTable } from './tables.js';

/**
 * The page's content as a string. Charts are empty figures: the page's script draws them as wide as the page is. A ghost is another
 * run, whose figures stand beside.
 */
export function reportBody(report: ReportDocument, ghost?: ReportDocument): string {
  const { summary, timeline, findings, source, version } = report;
  return [
    pageHeader(
      summary.scenario,
      `${durationText(summary.durationSeconds * 1000)} simulated · seed ${escape(summary.seed)} · trace <code>${summary.traceHash}</code> · version ${escape(version)}`,
    ),
    `<main>`,
    `<section aria-label="Figures" class="figures">${figures(report, ghost)}</section>`,
    `<section aria-label="Timeline" id="timeline"><h2>Timeline</h2>`,
    `<p class="hint"><span id="now" aria-live="polite">Point at a chart to read it; drag to zoom; arrow keys move, + and − zoom, 0 shows all.</span> <button type="button" id="all">Show all</button></p>`,
    ...charts(report).map(chartFigure),
    lanesFigure(report),
    `</section>`,
    fleetSection(report.fleet, summary.durationSeconds),
    `<section><h2>Waits</h2>${waitsTable(summary)}${waitFigures(report.waits)}<h3>The longest</h3>${longestWaits(report.longestWaits)}</section>`,
    callsSection(summary),
    `<section><h2>Decisions</h2><p${timeline.decisions.length === 0 ? ' hidden' : ''}><label>Search <input id="search" type="search" autocomplete="off"></label> <span id="found" aria-live="polite"></span></p>${decisionsList(timeline.decisions)}</section>`,
    `<section><h2>Findings</h2>${findingsList(findings)}</section>`,
    `<section><h2>Scenario</h2><pre tabindex="0" aria-label="Scenario">${escape(source)}</pre><h3>Knobs of the model</h3>${knobsList(report.knobs)}</section>`,
    `</main>`,
  ].join('\n');
}

function figures(report: ReportDocument, ghost: ReportDocument | undefined): string {
  const before = ghost === undefined ? [] : figuresOf(ghost);
  const items = figuresOf(report).map(([name, value], n) => {
    const was = before.at(n)?.[1] ?? value;
    const beside = was === value ? '' : ` <small class="was">was ${escape(was)}</small>`;
    return `<div><dt>${name}</dt><dd>${escape(value)}${beside}</dd></div>`;
  });
  return `<dl>${items.join('')}</dl>`;
}

function figuresOf({ summary }: ReportDocument): readonly (readonly [string, string])[] {
  const { tasks, placementWaitSeconds, cost, capacityProviders, utilization } = summary;
  const peak = capacityProviders.reduce((sum, { peakInstances }) => sum + peakInstances, 0);
  return [
    ['tasks asked for', String(tasks.requested)],
    ['placed', String(tasks.placed)],
    ['95 % placed within', durationText(placementWaitSeconds.p95 * 1000)],
    ['instances at most', String(peak)],
    ['cost', cost.usd === null ? 'not priced' : `$${cost.usd.toFixed(2)}`],
    ['CPU reserved', `${Math.round(utilization.cpuReserved * 100)} %`],
  ];
}

const alarmKeys = '<span class="key high">high alarm</span> <span class="key low">low alarm</span>';

const chartFigure = ({ title, series, alarms, bands }: ReturnType<typeof charts>[number], n: number): string =>
  `<figure class="chart"><figcaption>${escape(title)} ${series.map(({ name, color }) => `<span class="key ${color}">${escape(name)} <output data-chart="${n}" data-series="${escape(name)}"></output></span>`).join(' ')} ${alarms === undefined ? '' : alarmKeys}${bands === undefined ? '' : `<span class="key stale-window">${escape(bands.name)}</span>`}</figcaption><div class="plot" data-chart="${n}" tabindex="0" role="group" aria-label="${escape(title)}"></div></figure>`;

function lanesFigure({ timeline, availabilityZones }: ReportDocument): string {
  const { instances } = timeline;
  if (instances.length === 0) return '';
  const keys = instancePhases.map((phase) => `<span class="key ${phase}">${phase}</span>`);
  const used = new Set(instances.map(({ availabilityZone }) => availabilityZone));
  const zones = availabilityZones.flatMap((zone, n) =>
    used.has(zone) ? [`<span class="key zone${n % 6}">${escape(zone)}</span>`] : [],
  );
  return `<figure class="chart"><figcaption>Instances, a lane each, in launch order ${[...zones, ...keys].join(' ')} <output id="lane"></output></figcaption><div class="plot" data-lanes tabindex="0" role="group" aria-label="Instances over time"><canvas height="${lanesHeight(instances.length)}"></canvas></div></figure>`;
}
