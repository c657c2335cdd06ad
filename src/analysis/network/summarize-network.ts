import { isPlayed } from '../../policy/network/is-played.js';
import { descending } from 'd3-array';
import { requestFailure } from '../../model/facts.js';
import type { Edge, Scenario } from '../../model/scenario.js';
import { caUsdPerMonth } from '../../policy/network/certificates.js';
import { targetName } from '../read-trace.js';
import { round } from '../round.js';
import type { EdgeTotals, NetworkMeter } from './create-network-meter.js';
import type { EdgeMetrics, EdgeSummary, LatencySummary, NetworkSummary } from './network-summary.js';

const DECIMALS = 3;
const USD_DECIMALS = 6;

/** Route 53: $0.40 a million queries, $0.50 a month for a hosted zone; Cloud Map: $1.00 a million calls (read 2026). */
const USD_PER_DNS_QUERY = 0.4e-6;
const USD_PER_API_CALL = 1e-6;
const USD_PER_ZONE_MONTH = 0.5;
const MONTH_MS = 730 * 3_600_000;

/** Undefined where the scenario has no network. */
export function summarizeNetwork(scenario: Scenario, meter: NetworkMeter): NetworkSummary | undefined {
  const { edges, targets, serviceConnect, namespaces } = scenario.network;
  if (edges.length === 0 && targets.length === 0 && serviceConnect.length === 0) return undefined;
  const dnsQueries = meter.edges.reduce((sum, edge) => sum + edge.dnsQueries, 0);
  const apiCalls = meter.edges.reduce((sum, edge) => sum + edge.apiCalls, 0);
  const zones = namespaces.filter(({ type }) => type !== 'HTTP').length;
  const usd =
    dnsQueries * USD_PER_DNS_QUERY +
    apiCalls * USD_PER_API_CALL +
    (zones * USD_PER_ZONE_MONTH * (scenario.measure.untilMs - scenario.measure.fromMs)) / MONTH_MS;
  return {
    edges: edges.map((edge, e) => edgeSummary(scenario, edge, meter.edges[e])),
    targets: targets.map(({ kind, service }, k) => ({
      name: targetName(scenario, k),
      kind,
      service: scenario.services[service].name,
      registrations: meter.registrations[k],
      deregistrations: meter.deregistrations[k],
      peakRegistered: meter.peak[k],
    })),
    cloudMap: {
      dnsQueries: round(dnsQueries, DECIMALS),
      discoverInstancesCalls: round(apiCalls, DECIMALS),
      usd: round(usd, USD_DECIMALS),
    },
    serviceConnect: serviceConnect.map(({ service: s, namespace, proxy, tls }) => ({
      service: scenario.services[s].name,
      namespace: namespaces[namespace].name,
      role: targets.some(({ kind, service }) => kind === 'serviceConnect' && service === s) ? 'clientServer' : 'client',
      proxyCpu: proxy.cpuUnits,
      proxyMemory: proxy.memoryMiB,
      tls,
      certificateRotations: meter.rotations[s],
      privateCaUsdPerMonth: caUsdPerMonth[tls],
    })),
  };
}

function edgeSummary({ services, network, model }: Scenario, edge: Edge, totals: EdgeTotals): EdgeSummary {
  const { requests, successes } = totals;
  const attempts = [...totals.attempts.values()].reduce((sum, count) => sum + count, 0);
  const latencySeconds = latencyOf(totals);
  return {
    name: edge.name,
    from: edge.from < 0 ? null : services[edge.from].name,
    to: edge.via === 'appMesh' ? (network.mesh?.virtualServices[edge.target].name ?? '') : services[edge.to].name,
    via: edge.via,
    simulated: isPlayed(edge, model.network) ? 'perRequest' : 'expected',
    requests: round(requests, DECIMALS),
    successes: round(successes, DECIMALS),
    failures: failuresOf(totals),
    failurePercent: requests > 0 ? round((100 * (requests - successes)) / requests, 4) : 0,
    retries: round(totals.retries, DECIMALS),
    latencySeconds,
    metrics: metricsOf(edge, totals.successes, attempts, latencySeconds),
    endpoints: Array.from(totals.attempts, ([task, count]) => ({
      task,
      attempts: round(count, DECIMALS),
      share: round(count / attempts, 6),
    })).sort((a, b) => descending(a.attempts, b.attempts)),
    ejections: totals.ejections,
    dnsQueries: round(totals.dnsQueries, DECIMALS),
    discoverInstancesCalls: round(totals.apiCalls, DECIMALS),
    series: totals.series.map(({ t, requests: asked, failures, retries }) => ({
      t,
      requests: round(asked, DECIMALS),
      failures: round(failures, DECIMALS),
      retries: round(retries, DECIMALS),
    })),
  };
}

function metricsOf(
  { via, protocol }: Edge,
  successes: number,
  attempts: number,
  { mean }: LatencySummary,
): EdgeMetrics | null {
  const isMeasured = via === 'serviceConnect' || via === 'loadBalancer';
  if (!isMeasured || protocol === 'tcp' || protocol === 'udp') return null;
  return {
    requestCount: round(attempts, DECIMALS),
    errorCount: round(Math.max(0, attempts - successes), DECIMALS),
    targetResponseSeconds: mean,
  };
}

function failuresOf({ failures }: EdgeTotals): EdgeSummary['failures'] {
  const of = (cause: keyof typeof requestFailure): number => round(failures[requestFailure[cause]], DECIMALS);
  return {
    staleEndpoint: of('staleEndpoint'),
    serverError: of('serverError'),
    timeout: of('timeout'),
    noEndpoint: of('noEndpoint'),
    ejected: of('ejected'),
    unknownEndpoint: of('unknownEndpoint'),
    networkMode: of('networkMode'),
    throttled: of('throttled'),
    dropped: of('dropped'),
  };
}

/** A bucket stands for the mean of what is in it. */
function latencyOf({ latencies, latencyMs }: EdgeTotals): LatencySummary {
  const count = latencies.reduce((sum, n) => sum + n, 0);
  if (count === 0) return { mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 };
  const seconds = (ms: number): number => round(ms / 1000, 4);
  const meanOf = (bucket: number): number => seconds(latencyMs[bucket] / latencies[bucket]);
  const at = (p: number): number => {
    let below = 0;
    let last = 0;
    for (let bucket = 0; bucket < latencies.length; bucket++) {
      if (latencies[bucket] === 0) continue;
      below += latencies[bucket];
      last = bucket;
      if (below >= p * count) break;
    }
    return meanOf(last);
  };
  return {
    mean: seconds(latencyMs.reduce((sum, ms) => sum + ms, 0) / count),
    p50: at(0.5),
    p90: at(0.9),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  };
}
