import { wordsOfCode } from '../../analysis/words-of-code.js';
import { costParts } from '../../analysis/gap/cost-parts.js';
import type { ReportDocument } from '../report-document.js';
import type { LineChart } from './line-chart.js';

/** The charts of a page, from top to bottom; those of a ghost lie behind those of the same title. */
export function charts(report: ReportDocument, ghost?: ReportDocument): readonly LineChart[] {
  const own = chartsOf(report);
  if (ghost === undefined) return own;
  const behind = new Map(chartsOf(ghost).map(({ title, series }) => [title, series]));
  return own.map((chart) => ({ ...chart, ghost: behind.get(chart.title) ?? [] }));
}

function chartsOf({ summary, timeline }: ReportDocument): readonly LineChart[] {
  const { marks, tasks, alarms } = timeline;
  const { t, columns } = tasks;
  const ofProviders = summary.capacityProviders.flatMap(({ name, targetCapacity, series }): LineChart[] => {
    if (series.length === 0) return [];
    const at = series.map((point) => point.t);
    const held = alarms.find(({ capacityProvider }) => capacityProvider === name);
    return [
      {
        title: `${name}: reservation against targetCapacity`,
        unit: ' %',
        marks,
        series: [
          { name: 'reservation', color: 'a', t: at, values: series.map((point) => point.reservation) },
          { name: 'targetCapacity', color: 'target', ...(held?.target ?? { t: [0], values: [targetCapacity] }) },
        ],
        alarms: held?.spans ?? [],
      },
      {
        title: `${name}: instances`,
        unit: '',
        marks,
        series: [
          { name: 'needed (M)', color: 'b', t: at, values: series.map((point) => point.needed) },
          { name: 'running (N)', color: 'c', t: at, values: series.map((point) => point.running) },
          { name: 'desired', color: 'd', t: at, values: series.map((point) => point.desired) },
        ],
      },
    ];
  });
  return [
    {
      title: 'Tasks',
      unit: '',
      marks,
      series: [
        { name: 'running', color: 'c', t, values: columns.running },
        { name: 'starting', color: 'a', t, values: columns.starting },
        { name: 'waiting for a place', color: 'b', t, values: columns.waiting },
        { name: 'stopping', color: 'e', t, values: columns.stopping },
      ],
    },
    ...ofProviders,
    ...callCharts(summary, timeline),
    ...costCharts(summary.cost.splitPerHour ?? [], marks),
  ];
}

const COLORS = ['a', 'b', 'c', 'd', 'e'] as const;

/** Failed requests by minute, and when clients may have the address of a task that is gone. */
function callCharts(
  { network }: ReportDocument['summary'],
  { marks, staleWindows }: ReportDocument['timeline'],
): readonly LineChart[] {
  const edges = network?.edges ?? [];
  const isStale = (edge: string): boolean => staleWindows.some((windows) => windows.edge === edge);
  const told = edges.filter(({ name, requests, successes }) => requests > successes || isStale(name));
  if (told.length === 0) return [];
  const worst = told.toSorted((a, b) => b.failurePercent - a.failurePercent).slice(0, COLORS.length);
  return [
    {
      title: 'Failed requests a minute',
      unit: '',
      marks,
      bands: staleBands(staleWindows),
      series: worst.map(({ name, series }, n) => ({
        name,
        color: COLORS[n],
        // A point is at the end of its minute.
        t: series.map(({ t }) => Math.max(0, t - 60)),
        values: series.map(({ failures }) => failures),
      })),
    },
  ];
}

function staleBands(all: ReportDocument['timeline']['staleWindows']): LineChart['bands'] {
  if (all.length === 0) return undefined;
  return {
    name: 'a task that is gone may be called',
    spans: all.flatMap(({ edge, spans }) =>
      spans.map((span) => ({ ...span, text: `${edge} may call a task that is gone` })),
    ),
  };
}

type Hours = NonNullable<ReportDocument['summary']['cost']['splitPerHour']>;

/** What each hour cost, and what that was made of: the parts that ever cost anything. */
function costCharts(hours: Hours, marks: LineChart['marks']): readonly LineChart[] {
  if (hours.length === 0) return [];
  const t = hours.map((hour) => hour.t);
  const parts = costParts.filter((part) => hours.some((hour) => hour[part] > 0));
  if (parts.length === 0) return [];
  return [
    {
      title: 'Cost of instances an hour, by what it is for',
      unit: '$',
      marks,
      stacked: true,
      series: parts.map((part) => ({
        name: wordsOfCode(part),
        color: `part${costParts.indexOf(part)}`,
        t,
        values: hours.map((hour) => hour[part]),
      })),
    },
  ];
}
