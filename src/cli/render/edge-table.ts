import { wordsOfCode } from '../../analysis/words-of-code.js';
import type { EdgeSummary } from '../../analysis/network/network-summary.js';
import type { Summary } from '../../analysis/summary-types.js';
import { numberText } from './number-text.js';
import type { Page } from './page.js';
import { notShown, shown } from './section.js';
import { textTable, type Column } from './text-table.js';

const columns: readonly Column[] = [
  { head: 'calls' },
  { head: 'requests' },
  { head: 'failed' },
  { head: 'most for' },
  { head: 'retries', leaves: 1 },
  { head: 'p50', leaves: 2 },
  { head: 'p99', leaves: 2 },
];

/** Calls between services. */
export function edgeTable({ network }: Summary, page: Page): string {
  const edges = network?.edges ?? [];
  if (edges.length === 0) return '';
  const rows = shown(edges).map((edge) => [
    `${edge.name} (${edge.via})`,
    numberText(edge.requests),
    edge.requests === edge.successes ? 'none' : `${numberText(edge.requests - edge.successes)}, ${failedText(edge)}`,
    mostFor(edge),
    numberText(edge.retries),
    latencyText(edge, edge.latencySeconds.p50),
    latencyText(edge, edge.latencySeconds.p99),
  ]);
  return `${textTable(columns, rows, page)}${notShown(edges, page)}`;
}

/** So many decimals that a small share does not read as none. */
function failedText({ failurePercent }: EdgeSummary): string {
  const decimals = failurePercent >= 1 ? 1 : failurePercent >= 0.01 ? 2 : 4;
  return `${numberText(failurePercent, decimals)} %`;
}

function mostFor({ failures }: EdgeSummary): string {
  const [[cause, count]] = Object.entries(failures).sort((a, b) => b[1] - a[1]);
  return count === 0 ? '' : wordsOfCode(cause);
}

/** Without a success there is no latency. */
const latencyText = ({ successes }: EdgeSummary, seconds: number): string =>
  successes === 0 ? '–' : seconds < 1 ? `${numberText(seconds * 1000)} ms` : `${numberText(seconds, 1)} s`;
