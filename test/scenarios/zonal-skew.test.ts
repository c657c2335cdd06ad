import { describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/scenario/load.js';
import { simulate } from '../../src/simulate.js';
import { read } from '../tidy/source-tree.js';
import { headerOf } from './run-scenario.js';

const SEEDS = 20;
const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const counts = [5, 4, 7, 3, 8, 5];
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** What no placement can avoid: a count that three zones do not divide. */
const least = mean(counts.map((count) => (count % zones.length === 0 ? 0 : 1)));

interface Skew {
  readonly mean: number;
  readonly max: number;
  readonly uneven: number;
  readonly cases: number;
  readonly usd: number;
}

/** The most less the least tasks of a service in a zone, at the end of each run: all services of all seeds. */
function skewOf(name: string, ...set: readonly string[]): Skew {
  const file = `scenarios/${name}.yaml`;
  const skews: number[] = [];
  const usd: number[] = [];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { scenario, diagnostics } = loadScenario(read(file), {
      file,
      readText: () => ({ ok: false, reason: 'no other files' }),
      set: [...set, `seed=${seed}`],
    });
    if (scenario === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
    const { summary } = simulate(scenario);
    for (const { byAvailabilityZone, runningCount, desiredCount } of summary.services) {
      expect(runningCount).toBe(desiredCount);
      const tasks = zones.map((zone) => byAvailabilityZone[zone] ?? 0);
      skews.push(Math.max(...tasks) - Math.min(...tasks));
    }
    usd.push(summary.cost.usd ?? NaN);
  }
  const uneven = skews.filter((skew) => skew > 1).length;
  return { mean: mean(skews), max: Math.max(...skews), uneven, cases: skews.length, usd: mean(usd) };
}

const words = ({ mean: average, max, uneven, cases }: Skew): string =>
  `mean ${average.toFixed(2)}, at most ${max}; more than 1 in ${uneven} of ${cases} cases`;

describe('skew between zones after repeated deployments, over 20 seeds', () => {
  const shared = '53-skew-after-deployments';
  const zonal = '54-skew-with-zonal-providers';
  const off = skewOf(shared);
  const on = skewOf(shared, 'services[*].availabilityZoneRebalancing=ENABLED');
  const split = skewOf(zonal);

  it('prints what was measured', () => {
    console.log(`one group: ${words(off)}\nrebalanced: ${words(on)}\na provider for each zone: ${words(split)}`);
    expect([off, on, split].map(({ cases }) => cases)).toEqual([120, 120, 120]);
  });

  it('is what the counts cannot avoid before any deployment', () => {
    for (const name of [shared, zonal]) {
      const fresh = skewOf(name, 'events=[]');
      expect(fresh.mean).toBeCloseTo(least);
      expect(fresh.max).toBe(1);
    }
  });

  it('grows by chance in one group over three zones', () => {
    expect(headerOf(shared)).toContain(`rebalancing off ${words(off)}`);
    expect(off.mean).toBeGreaterThan(1.4);
    expect(off.mean).toBeLessThan(2);
    expect(off.max).toBeGreaterThanOrEqual(4);
  });

  it('is gone with availabilityZoneRebalancing', () => {
    expect(headerOf(shared)).toContain(`ENABLED mean ${on.mean.toFixed(2)}, at most ${on.max}`);
    expect(on.mean).toBeCloseTo(least);
    expect(on.max).toBe(1);
  });

  it('is bounded by weights over zonal providers, which cost more', () => {
    expect(headerOf(shared)).toContain(words(split));
    expect(headerOf(zonal)).toContain(words(split).replace('; ', ', '));
    expect(split.mean).toBeGreaterThan(0.95);
    expect(split.mean).toBeLessThan(1.25);
    expect(split.max).toBe(2);
    expect(headerOf(zonal)).toContain(`$${split.usd.toFixed(2)} on average where 53 takes $${off.usd.toFixed(2)}`);
    expect(split.usd).toBeGreaterThan(off.usd);
  });
});
