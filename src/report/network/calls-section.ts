import type { EdgeSummary } from '../../analysis/network/network-summary.js';
import type { Summary } from '../../analysis/summary-types.js';
import { escape } from '../chart/escape.js';
import { serviceMap, severityOf } from './service-map.js';

/** A page with more edges is long enough without all of their tasks. */
const MOST_TASKS = 50;

/** Calls between services; empty where there are none. */
export function callsSection({ network }: Summary): string {
  const edges = network?.edges ?? [];
  if (edges.length === 0) return '';
  const keys = `<p class="hint"><span class="key well">no request failed</span> <span class="key some">less than 1 %</span> <span class="key many">more</span></p>`;
  return `<section><h2>Calls between services</h2>${keys}${serviceMap(edges)}${edgeTable(edges)}<h3>Each in full</h3>${edges.map(edgeDetails).join('')}</section>`;
}

function edgeTable(edges: readonly EdgeSummary[]): string {
  const rows = edges.map(
    ({ name, via, requests, failurePercent, retries, latencySeconds: { p50, p99 }, ejections }) =>
      `<tr><th scope="row">${escape(name)}</th><td>${via}</td><td>${Math.round(requests)}</td><td>${failurePercent} %</td><td>${Math.round(retries)}</td><td>${ejections}</td><td>${milliseconds(p50)}</td><td>${milliseconds(p99)}</td></tr>`,
  );
  const heads = ['call', 'via', 'requests', 'failed', 'retries', 'ejections', 'median', '99 %'];
  return `<div class="scroll" tabindex="0" role="group" aria-label="Calls"><table><caption>Requests of the measured minutes</caption><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

const milliseconds = (seconds: number): string => `${Math.round(seconds * 1000)} ms`;

function edgeDetails(edge: EdgeSummary): string {
  const { name, failures, endpoints, simulated } = edge;
  const causes = Object.entries(failures).flatMap(([cause, count]) =>
    count > 0 ? [`<li>${wordsOf(cause)}: <b>${Math.round(count)}</b></li>`] : [],
  );
  const shown = endpoints.slice(0, MOST_TASKS);
  const tasks = shown.map(({ task, share }) => `<li>${escape(task)} <b>${(100 * share).toFixed(1)} %</b></li>`);
  const more = endpoints.length > shown.length ? `<li>and ${endpoints.length - shown.length} more</li>` : '';
  const how = simulated === 'expected' ? 'by expected values' : 'request by request';
  return `<details class="edge ${severityOf(edge)}"><summary>${escape(name)}, ${how}</summary><h4>Failures by cause</h4>${causes.length > 0 ? `<ul>${causes.join('')}</ul>` : '<p>None.</p>'}<h4>Attempts by task</h4><ul>${tasks.join('')}${more}</ul></details>`;
}

const wordsOf = (cause: string): string => cause.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
