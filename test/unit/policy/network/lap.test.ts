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
});
