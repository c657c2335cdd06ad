import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Handlers } from '../../../src/kernel/fact.js';
import { requestFailure, type Facts } from '../../../src/model/facts.js';
import { simulate } from '../../../src/simulate.js';
import { drawnNetwork, loadDrawn, type DrawnNetwork } from './network-runs.js';

/** Every fact of a run's network, checked as it is recorded. */
function watched(drawn: DrawnNetwork, requestsSimulatedUpTo: number) {
  const gone = new Map<number, number>();
  const failures = new Map<number, number>();
  let failed = 0;
  let attempts = 0;
  const run = simulate(loadDrawn(drawn, requestsSimulatedUpTo), {
    observe: ({ clock }): Partial<Handlers<Facts>> => ({
      TaskStopped: (task) => gone.set(task, clock.nowMs),
      TaskStarted: (task) => gone.delete(task),
      EndpointRequestsCounted(_edge, task, count) {
        attempts += count;
        // The minute may have begun before it went.
        const goneAtMs = gone.get(task);
        expect(goneAtMs === undefined || clock.nowMs - goneAtMs <= 60_000).toBe(true);
        expect(count).toBeGreaterThan(0);
      },
      RequestFailed(_edge, _caller, cause) {
        failures.set(cause, (failures.get(cause) ?? 0) + 1);
        failed++;
      },
    }),
  });
  return { run, failures, failed, attempts };
}

describe('requests between services', () => {
  it('end exactly once, are tried no more often than stated, and reach no task that is not there', () => {
    fc.assert(
      fc.property(drawnNetwork, (drawn) => {
        const { run, failures, failed, attempts } = watched(drawn, 100);
        const [edge] = run.summary.network?.edges ?? [];
        expect(edge.simulated).toBe('perRequest');
        expect(edge.requests).toBe(edge.successes + failed);
        for (const [word, code] of Object.entries(requestFailure)) {
          expect(edge.failures[word as keyof typeof requestFailure]).toBe(failures.get(code) ?? 0);
        }
        const proxied = drawn.via === 'serviceConnect' ? 3 : 1;
        const most = proxied * (1 + drawn.clientRetries) - 1;
        expect(edge.retries).toBeLessThanOrEqual(edge.requests * most);
        expect(attempts).toBeLessThanOrEqual(edge.requests + edge.retries);
        expect(edge.successes).toBeLessThanOrEqual(attempts);
        const shares = edge.endpoints.reduce((sum, { share }) => sum + share, 0);
        if (edge.endpoints.length > 0) expect(shares).toBeCloseTo(1, 3);
      }),
      { numRuns: 120 },
    );
  });

  it('add up as expected values, too', () => {
    fc.assert(
      fc.property(drawnNetwork, (drawn) => {
        const { run, attempts } = watched(drawn, 0);
        const [edge] = run.summary.network?.edges ?? [];
        const isShared = run.scenario.network.edges[0].requestsPerConnection > 1;
        expect(edge.simulated).toBe(isShared ? 'perRequest' : 'expected');
        const failed = Object.values(edge.failures).reduce((sum, n) => sum + n, 0);
        expect(Math.abs(edge.requests - edge.successes - failed)).toBeLessThan(0.1);
        expect(Math.min(...Object.values(edge.failures), edge.retries)).toBeGreaterThanOrEqual(0);
        expect(attempts).toBeLessThanOrEqual(edge.requests + edge.retries + 0.1);
      }),
      { numRuns: 120 },
    );
  });
});
