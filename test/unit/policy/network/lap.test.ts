import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createStreams } from '../../../../src/kernel/random.js';
import { expectedLap, type HostChances, type Tries } from '../../../../src/policy/network/lap.js';

/** The definition: a cursor that goes around, one attempt at each host, played many times. */
function played({ retryable, final }: HostChances, { calls, attempts }: Tries, seed: number, requests: number) {
  const random = createStreams(String(seed))('lap');
  let cursor = 0;
  let tries = 0;
  let successes = 0;
  for (let n = 0; n < requests; n++) {
    for (let k = 0; k < calls * attempts;) {
      const host = cursor++ % retryable.length;
      tries++;
      const draw = random();
      if (draw < retryable[host]) k++;
      else if (draw < retryable[host] + final[host]) k = (Math.floor(k / attempts) + 1) * attempts;
      else {
        successes++;
        break;
      }
    }
  }
  return { successRate: successes / requests, attemptsPerRequest: tries / requests };
}

const chance = fc.double({ min: 0, max: 1, noNaN: true });
const hosts = fc.array(fc.tuple(chance, chance), { minLength: 1, maxLength: 6 }).map((pairs) => ({
  retryable: pairs.map(([a]) => a),
  final: pairs.map(([a, b]) => (1 - a) * b),
}));
const tries = fc.record({ calls: fc.integer({ min: 1, max: 3 }), attempts: fc.integer({ min: 1, max: 3 }) });

describe('the expected lap of a round robin', () => {
  it('is what a played one comes to', () => {
    fc.assert(
      fc.property(hosts, tries, fc.nat(), (chances, how, seed) => {
        const lap = expectedLap(chances, how);
        const requests = 20_000;
        const { successRate, attemptsPerRequest } = played(chances, how, seed, requests);
        expect(Math.abs(lap.successes / lap.requests - successRate)).toBeLessThan(5 / (2 * Math.sqrt(requests)) + 1e-3);
        expect(chances.retryable.length / lap.requests / attemptsPerRequest).toBeCloseTo(1, 1);
      }),
      { numRuns: 60 },
    );
  });

  it('loses no request', () => {
    fc.assert(
      fc.property(hosts, tries, (chances, how) => {
        const lap = expectedLap(chances, how);
        const failed = [...lap.failedRetryable, ...lap.failedFinal].reduce((sum, part) => sum + part, 0);
        expect(lap.successes + failed).toBeCloseTo(lap.requests, 6);
      }),
    );
  });

  it('spares every request when one of three hosts is dead (SC-6)', () => {
    const { requests, successes } = expectedLap({ retryable: [1, 0, 0], final: [0, 0, 0] }, { calls: 1, attempts: 3 });
    expect(requests).toBeCloseTo(2, 9);
    expect(successes).toBeCloseTo(2, 9);
  });

  it('says by host and kind what the requests that fail ended with', () => {
    // Two calls of one attempt: the second call of a request that met the first host ends at the other, and the other way round.
    const lap = expectedLap({ retryable: [1, 0], final: [0, 1] }, { calls: 2, attempts: 1 });
    expect([lap.requests, lap.successes]).toEqual([expect.closeTo(1, 9), expect.closeTo(0, 9)]);
    expect(lap.failedRetryable[0] + lap.failedFinal[1]).toBeCloseTo(1, 9);
    expect([lap.failedRetryable[1], lap.failedFinal[0]]).toEqual([0, 0]);
    const final = expectedLap({ retryable: [0], final: [0.25] }, { calls: 1, attempts: 3 });
    expect(final).toMatchObject({ requests: 1, successes: 0.75, failedRetryable: [0], failedFinal: [0.25] });
    const retryable = expectedLap({ retryable: [0.5], final: [0] }, { calls: 1, attempts: 2 });
    // Attempts are two thirds first ones and one third second ones; half of the second end it.
    expect(retryable.requests).toBeCloseTo(2 / 3, 9);
    expect(retryable.failedRetryable[0]).toBeCloseTo(1 / 6, 9);
    expect(retryable.failedFinal).toEqual([0]);
    const calls = expectedLap({ retryable: [0], final: [0.5] }, { calls: 2, attempts: 2 });
    expect(calls.requests).toBeCloseTo(2 / 3, 9);
    expect(calls.failedFinal[0]).toBeCloseTo(1 / 6, 9);
  });
});
