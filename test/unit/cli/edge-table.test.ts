import { expect, it } from 'vitest';
import type { EdgeSummary } from '../../../src/analysis/network/network-summary.js';
import type { Summary } from '../../../src/analysis/summary-types.js';
import { edgeTable } from '../../../src/cli/render/edge-table.js';
import { createPage } from '../../../src/cli/render/page.js';
import { runScenario } from '../../scenarios/run-scenario.js';

it('has a row for each edge, with what failed and why', () => {
  const { summary } = runScenario('59-service-connect-against-dns');
  const text = edgeTable(summary, createPage(120, false));
  const [dns, connect] = summary.network?.edges ?? [];
  expect(text).toContain('over DNS (cloudMapDns)');
  expect(text).toContain(
    `${(dns.requests - dns.successes).toLocaleString('en-US')}, ${dns.failurePercent.toFixed(1)} %`,
  );
  expect(text).toContain('server error');
  expect(text).toContain(`1, ${connect.failurePercent.toFixed(4)} %`);
  expect(text).toContain('20 ms');
});

it('says none where nothing failed, and is not there without edges', () => {
  const { summary } = runScenario('64-two-clusters-one-namespace');
  expect(edgeTable(summary, createPage(100, false))).toContain('none');
  const slow: EdgeSummary = {
    ...summary.network!.edges[0],
    latencySeconds: { mean: 2, p50: 2.04, p90: 3, p95: 3, p99: 12, max: 20 },
  };
  const changed: Summary = { ...summary, network: { ...summary.network!, edges: [slow] } };
  expect(edgeTable(changed, createPage(100, false))).toContain('2.0 s');
  expect(edgeTable(runScenario('00-hello').summary, createPage(100, false))).toBe('');
});
