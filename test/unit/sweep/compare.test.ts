import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../src/model/scenario.js';
import { simulate } from '../../../src/simulate.js';
import { compareArms, type Comparison, type MetricComparison } from '../../../src/sweep/compare.js';
import { firstDifference } from '../../../src/sweep/first-difference.js';
import { runInProcess } from '../../../src/sweep/run-in-process.js';
import type { RunJob, RunMany } from '../../../src/sweep/runner.js';
import { seedsFrom } from '../../../src/sweep/seeds.js';
import { runStudy } from '../../../src/sweep/study.js';
import { chancy } from '../../statistics/a-a.js';

const roomy: Scenario = {
  ...chancy,
  name: 'roomy',
  capacityProviders: chancy.capacityProviders.map((p) => ({
    ...p,
    managedScaling: { ...p.managedScaling, targetCapacity: 60 },
  })),
};
const metrics = ['placementWaitSeconds.p95', 'cost.usd', 'tasks.requested'];

async function compareWith(scenario: Scenario, disjoint = false): Promise<Comparison> {
  const arms = [
    { name: 'a', scenario: chancy },
    { name: 'b', scenario },
  ];
  const [comparison] = await compareArms({ arms, seed: 's', seeds: 12, metrics, disjoint }, runInProcess);
  return comparison;
}
const of = ({ metrics: all }: Comparison, metric: string): MetricComparison => {
  const found = all.find((each) => each.metric === metric);
  if (found === undefined) throw new Error(`no ${metric}`);
  return found;
};

describe('seedsFrom', () => {
  it('begins with the scenario’s own, and goes on where another sample ended', () => {
    expect(seedsFrom('42', 3)).toEqual(['42', '42/2', '42/3']);
    expect(seedsFrom('42', 2, 3)).toEqual(['42/4', '42/5']);
  });
});

describe('runStudy', () => {
  it('makes the run that the scenario’s own seed gives, and one for each seed', async () => {
    const plan = { arms: [{ name: 'a', scenario: chancy }], seed: chancy.seed, seeds: 3, metrics };
    const done: number[] = [];
    const [{ seeds, runs, measured }] = await runStudy(plan, runInProcess, (n) => done.push(n));
    expect(done).toEqual([1, 2, 3]);
    const hashes = seeds.map((seed) => simulate(chancy, { seed }).traceHash);
    expect(hashes[0]).toBe(simulate(chancy).traceHash);
    expect(new Set(hashes).size).toBe(3);
    expect(runs.map(({ traceHash }) => traceHash)).toEqual(hashes);
    expect(measured[2]?.values).toEqual(seeds.map((seed) => simulate(chancy, { seed }).summary.tasks.requested));
  });
});

describe('compareArms', () => {
  it('gives all arms the same chance: what a change does not touch is the same', async () => {
    const comparison = await compareWith(roomy);
    expect(comparison.a.seeds).toEqual(comparison.b.seeds);
    expect(of(comparison, 'tasks.requested')).toMatchObject({
      verdict: 'same',
      difference: { absolute: { low: 0, high: 0 } },
    });
    const { verdict, a, b, difference } = of(comparison, 'placementWaitSeconds.p95');
    expect(a?.values).not.toEqual(b?.values);
    expect(difference?.absolute.low).toBeLessThanOrEqual(difference?.absolute.value ?? NaN);
    expect(difference?.absolute.value).toBeLessThanOrEqual(difference?.absolute.high ?? NaN);
    expect(verdict).toBe(
      (difference?.absolute.low ?? 0) > 0 ? 'more' : (difference?.absolute.high ?? 0) < 0 ? 'less' : 'unclear',
    );
  });

  it('sees a change that costs', async () => {
    const dearer = { ...chancy, pricing: { ...chancy.pricing, extraUsdPerInstanceHour: 0.01 } };
    const { verdict, difference } = of(await compareWith(dearer), 'cost.usd');
    expect(verdict).toBe('more');
    // 0.01 more on 0.096 of an m5.large, with every seed.
    expect(difference?.relative.value).toBeCloseTo(0.01 / 0.096, 3);
    expect(of(await compareWith(chancy), 'cost.usd').verdict).toBe('same');
  });

  it('gives each arm seeds of its own where that is asked for', async () => {
    const { a, b } = await compareWith(chancy, true);
    expect(new Set([...a.seeds, ...b.seeds]).size).toBe(24);
    expect(a.runs[0].traceHash).not.toBe(b.runs[0].traceHash);
  });

  it('does not know a difference without a price', async () => {
    const instanceTypes = chancy.instanceTypes.map((type) => ({ ...type, usdPerHour: undefined }));
    const comparison = await compareWith({ ...chancy, instanceTypes });
    expect(of(comparison, 'cost.usd')).toMatchObject({ verdict: 'unknown', b: undefined, difference: undefined });
    expect(of(comparison, 'cost.usd').a?.values).toHaveLength(12);
  });

  it('needs of a job only what can be sent elsewhere, and gives the same answer from there', async () => {
    const elsewhere: RunMany = async (jobs) => structuredClone(await runInProcess(structuredClone(jobs) as RunJob[]));
    const arms = [chancy, roomy].map((scenario) => ({ name: scenario.name, scenario }));
    const plan = { arms, seed: 's', seeds: 3, metrics };
    expect(await compareArms(plan, elsewhere)).toEqual(await compareArms(plan, runInProcess));
  });
});

describe('runInProcess', () => {
  it('fails with what the run has thrown', async () => {
    const job = { scenario: chancy, seed: '1', metrics: ['cost.priced'] };
    await expect(runInProcess([job])).rejects.toThrow('cost.priced is no number in the summary of A/A');
  });
});

describe('firstDifference', () => {
  it('finds none between equals', () => {
    expect(firstDifference(chancy, { ...chancy, name: 'the same' }, '1')).toBeUndefined();
  });

  it('finds the first fact, by name and not by number', () => {
    const named = {
      ...chancy,
      autoScalingGroups: chancy.autoScalingGroups.map((group) => ({ ...group, name: 'other' })),
    };
    const found = firstDifference(chancy, named, '1');
    expect(found).toMatchObject({ seed: '1', a: { group: 'ecs' }, b: { group: 'other' } });
    expect(found?.a?.fact).toBe(found?.fact);
  });

  it('says when one run ends before the other', () => {
    const longer = { ...chancy, durationMs: chancy.durationMs + 600_000 };
    const found = firstDifference(chancy, longer, '1');
    expect(found).toMatchObject({ a: undefined, fact: simulate(chancy, { seed: '1' }).facts });
    expect(found?.b?.t).toBeGreaterThan(3600);
  });
});
