import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTrace, type TraceEntry } from '../../../src/analysis/read-trace.js';
import { simulate } from '../../../src/simulate.js';
import { drawnNetwork, loadDrawn } from './network-runs.js';

const ofRequests = new Set(['StaleAnswerKept', 'AttemptFailed', 'RequestFailed', 'HostEjected']);

it('what failed goes back to a fact that had happened by then', () => {
  const causes = new Set<unknown>();
  fc.assert(
    fc.property(drawnNetwork, (drawn) => {
      const entries = [...readTrace(simulate(loadDrawn(drawn, 100), { keepTrace: true }))];
      for (const failed of entries) {
        if (failed.type !== 'RequestFailed' && failed.type !== 'AttemptFailed') continue;
        let cause: TraceEntry = failed;
        while (ofRequests.has(cause.type)) cause = entries[cause.because];
        expect(cause.t * 1000).toBeLessThanOrEqual(Number(failed['atMs']));
        causes.add(failed['cause']);
      }
    }),
    { numRuns: 60 },
  );
  expect(causes.size).toBeGreaterThanOrEqual(4);
});
