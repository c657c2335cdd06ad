import { describe, expect, it } from 'vitest';
import type { EdgeSummary } from '../../../src/analysis/network/network-summary.js';
import { simulate } from '../../../src/simulate.js';
import { loadDrawn, type DrawnNetwork } from './network-runs.js';

const SEEDS = 40;

const busy: Omit<DrawnNetwork, 'seed' | 'via'> = {
  dnsPick: 'roundRobin',
  clients: 3,
  servers: 6,
  rate: 20,
  clientRetries: 0,
  protocol: 'http',
  ttlS: 60,
  healthDelayS: 30,
  propagationS: 1,
  timeoutS: 4,
  maxEjectionPercent: 50,
  counts: [
    { atS: 200, service: 'api', desiredCount: 3 },
    { atS: 400, service: 'api', desiredCount: 8 },
    { atS: 300, service: 'web', desiredCount: 5 },
  ],
  errors: [{ atS: 480, count: 2, rate: 1, forS: 200 }],
  deploys: [{ atS: 720, service: 'api' }],
};

const figures: Readonly<Record<string, (edge: EdgeSummary) => number>> = {
  requests: ({ requests }) => requests,
  successes: ({ successes }) => successes,
  retries: ({ retries }) => retries,
  'stale endpoints': ({ failures }) => failures.staleEndpoint,
  'server errors': ({ failures }) => failures.serverError,
  timeouts: ({ failures }) => failures.timeout,
  'mean latency': ({ latencySeconds }) => latencySeconds.mean,
};

const edgeOf = (drawn: DrawnNetwork, requestsSimulatedUpTo: number): EdgeSummary => {
  const [edge] = simulate(loadDrawn(drawn, requestsSimulatedUpTo)).summary.network?.edges ?? [];
  return edge;
};

/** Played request by request and by expected values, with the same seeds: the differences have no mean of their own. */
describe.each([
  ['cloudMapDns', {}],
  ['cloudMapDns', { dnsPick: 'random', clientRetries: 1 }],
  ['cloudMapApi', { clientRetries: 2 }],
  ['serviceConnect', {}],
  ['serviceConnect', { clientRetries: 1, maxEjectionPercent: 10 }],
  ['loadBalancer', {}],
] as const)('%s with %o', (via, change) => {
  it('agrees within three standard errors', () => {
    const pairs = Array.from({ length: SEEDS }, (_, seed) => {
      const drawn: DrawnNetwork = { ...busy, ...change, via, seed };
      return { played: edgeOf(drawn, 100), expected: edgeOf(drawn, 0) };
    });
    for (const [what, figure] of Object.entries(figures)) {
      // The time of attempts that failed is not in the latency of expected values.
      if (what === 'mean latency' && 'clientRetries' in change) continue;
      const differences = pairs.map(({ played, expected }) => figure(played) - figure(expected));
      const mean = differences.reduce((sum, d) => sum + d, 0) / SEEDS;
      const variance = differences.reduce((sum, d) => sum + (d - mean) * (d - mean), 0) / (SEEDS - 1);
      const standardError = Math.sqrt(variance / SEEDS);
      const size = pairs.reduce((sum, { expected }) => sum + figure(expected), 0) / SEEDS;
      expect(Math.abs(mean), `${what}: ${mean} ± ${standardError} of ${size}`).toBeLessThanOrEqual(
        3 * standardError + 1e-3,
      );
    }
  });
});
