import type { Quantiles, Summary } from '../analysis/summary-types.js';
import type { ScalingDecision } from '../analysis/timeline/scaling-decisions.js';
import { durationText } from '../analysis/duration-text.js';
import { wordsOfCode } from '../analysis/words-of-code.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { escape } from './chart/escape.js';
import { timeText } from './chart/view.js';
import { table } from './table.js';

/** From request to placement, for all tasks and by who asked and where they went. */
export function waitsTable(summary: Summary): string {
  const row = (name: string, { count, mean, p50, p90, p95, p99, max }: Quantiles): string[] => [
    name,
    String(count),
    ...[mean, p50, p90, p95, p99, max].map((seconds) => durationText(seconds * 1000)),
  ];
  const rows = [
    row('all tasks', summary.placementWaitSeconds),
    ...summary.services.map((each) => row(`service ${each.name}`, each.placementWaitSeconds)),
    ...summary.workloads.map((each) => row(`workload ${each.name}`, each.placementWaitSeconds)),
    ...summary.capacityProviders.map((each) => row(`provider ${each.name}`, each.placementWaitSeconds)),
    row('all tasks, to RUNNING', summary.startLatencySeconds),
  ].filter(([, count]) => count !== '0');
  return table('From request to placement', ['', 'tasks', 'mean', 'median', '90 %', '95 %', '99 %', 'longest'], rows);
}

/** One button a row, which moves the crosshair; `data-search` has its words. */
export function decisionsList(decisions: readonly ScalingDecision[]): string {
  const items = decisions.map(
    ({ t, fact, capacityProvider, autoScalingGroup, cause, from, to, needed, running, reservation }) => {
      const words = wordsOfCode(cause);
      const point = needed === null ? '' : `M ${needed}, N ${running ?? 0}: ${reservation ?? 0} %`;
      const who = capacityProvider === '' ? autoScalingGroup : capacityProvider;
      const text = `${who} ${words} ${from} → ${to}`;
      return `<li data-search="${escape(`${text} ${autoScalingGroup} #${fact}`.toLowerCase())}"><button type="button" data-t="${t}"><time>${timeText(t)}</time> <b>${escape(text)}</b> <span>${escape(point)}</span> <small>fact #${fact}</small></button></li>`;
    },
  );
  const none = items.length === 0 ? '<p>There was no scaling action.</p>' : '';
  return `${none}<ol id="decisions">${items.join('')}</ol>`;
}

export function findingsList(findings: readonly Diagnostic[]): string {
  if (findings.length === 0) return '<p>Nothing found.</p>';
  const items = findings.map(({ severity, code, path, message, hint, line }) => {
    const place = line > 0 ? `${path}, line ${line}` : path;
    return `<li class="${severity}"><b>${escape(`${severity} ${code}`)}</b> <code>${escape(place)}</code><p>${escape(message)} ${escape(hint ?? '')}</p></li>`;
  });
  return `<ul class="findings">${items.join('')}</ul>`;
}
