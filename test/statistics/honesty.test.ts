import { expect, it } from 'vitest';
import { coverageOf } from './a-a.js';

const REPETITIONS = 40;
const SEEDS = 12;

/** 95 % of the intervals should cover zero. So many repetitions allow 3.1 standard deviations less: one false alarm in 1000. */
const LEAST = 0.95 - 3.1 * Math.sqrt((0.95 * 0.05) / REPETITIONS);

// The long form is `npm run honesty`. The seeds are fixed: what holds once holds always.
it('intervals of a scenario compared with itself cover zero as often as they say, and half as wide would not', async () => {
  const metrics = ['placementWaitSeconds.p95', 'cost.usd', 'utilization.cpuReserved'];
  const coverages = await coverageOf(metrics, { repetitions: REPETITIONS, seeds: SEEDS });
  for (const { metric, covered, coveredByHalf, repetitions } of coverages) {
    expect(repetitions, metric).toBe(REPETITIONS);
    expect(covered / REPETITIONS, metric).toBeGreaterThan(LEAST);
    expect(coveredByHalf / REPETITIONS, metric).toBeLessThan(LEAST);
  }
});
