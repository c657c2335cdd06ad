import { wordsOfCode } from '../../analysis/words-of-code.js';
import type { EdgeSummary } from '../../analysis/network/network-summary.js';
import type { Summary } from '../../analysis/summary-types.js';
import { escape } from '../chart/escape.js';
import { table } from '../table.js';
import { namesTables } from './names-section.js';
import { serviceMap, severityOf } from './service-map.js';

/** A page with more edges is long enough without all of their tasks. */
const MOST_TASKS = 50;

/** Calls between services; empty where there are none. */
export function callsSection({ network }: Summary): string {
  const edges = network?.edges ?? [];
  if (network === undefined || edges.length === 0) return '';
  const keys = `<p class="hint"><span class="key well">no request failed</span> <span class="key some">less than 1 %</span> <span class="key many">more</span></p>`;
  return `<section><h2>Calls between services</h2>${keys}${serviceMap(edges)}${edgeTable(edges)}<h3>Each in full</h3>${edges.map(edgeDetails).join('')}<h3>Names and proxies</h3>${namesTables(network)}</section>`;
}

function edgeTable(edges: readonly EdgeSummary[]): string {
  const rows = edges.map((edge) => {
    const { name, via, requests, failurePercent, retries, ejections, latencySeconds } = edge;
    const latencies = [latencySeconds.p50, latencySeconds.p99].map((seconds) => latencyText(edge, seconds));
    const counts = [requests, retries, ejections].map((count) => String(Math.round(count)));
    return [name, via, counts[0], `${failurePercent} %`, counts[1], counts[2], ...latencies];
  });
  const heads = ['call', 'via', 'requests', 'failed', 'retries', 'ejections', 'median', '99 %'];
  return table('Requests of the measured minutes', heads, rows);
}

/** Without a success there is no latency. */
const latencyText = ({ successes }: EdgeSummary, seconds: number): string =>
  successes === 0 ? '–' : `${Math.round(seconds * 1000)} ms`;

function edgeDetails(edge: EdgeSummary): string {
  const { name, failures, endpoints, simulated } = edge;
  const causes = Object.entries(failures).flatMap(([cause, count]) =>
    count > 0 ? [`<li>${wordsOfCode(cause)}: <b>${Math.round(count)}</b></li>`] : [],
  );
  const shown = endpoints.slice(0, MOST_TASKS);
  const tasks = shown.map(({ task, share }) => `<li>${escape(task)} <b>${(100 * share).toFixed(1)} %</b></li>`);
  const more = endpoints.length > shown.length ? `<li>and ${endpoints.length - shown.length} more</li>` : '';
  const how = simulated === 'expected' ? 'by expected values' : 'request by request';
  return `<details class="edge ${severityOf(edge)}"><summary>${escape(name)}, ${how}</summary><h4>Failures by cause</h4>${causes.length > 0 ? `<ul>${causes.join('')}</ul>` : '<p>None.</p>'}<h4>Attempts by task</h4><ul>${tasks.join('')}${more}</ul></details>`;
}
