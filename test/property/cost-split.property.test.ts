import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoundItems } from '../../src/analysis/gap/bound-items.js';
import { smallestFleets } from '../../src/analysis/gap/smallest-fleet.js';
import type { CostSummary } from '../../src/analysis/summary-types.js';
import { costParts, instanceParts } from '../../src/analysis/gap/cost-parts.js';
import type { Scenario } from '../../src/model/scenario.js';
import { simulate } from '../../src/simulate.js';
import { loadHighs } from '../../src/sweep/load-highs.js';
import { loadDrawn } from '../fuzz/load-drawn.js';
import { knownNames, runScenario, scenarioNames } from '../scenarios/run-scenario.js';
import { arbitraryScenario } from '../support/arbitrary-scenario.js';
import { naiveSplit } from './naive-split.js';

const highs = await loadHighs();
const total = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((sum, usd) => sum + usd, 0);

const withoutPlans = (scenario: Scenario): Scenario => ({
  ...scenario,
  pricing: { ...scenario.pricing, savingsPlans: [] },
});

function checkSplit({ usd, fargateUsd, split, splitPerHour }: CostSummary): void {
  if (usd === null || fargateUsd === null) {
    expect([split, splitPerHour]).toEqual([null, null]);
    return;
  }
  const instancesUsd = usd - fargateUsd;
  const hours = splitPerHour!.map(({ t: _, ...parts }) => parts);
  for (const parts of [split!, ...hours])
    for (const part of Object.values(parts)) expect(part).toBeGreaterThanOrEqual(0);
  // Dollars have six decimals, parts nine.
  expect(Math.abs(total(split!) - instancesUsd)).toBeLessThanOrEqual(1.1e-6 + 1e-9 * instancesUsd);
  for (const part of costParts) {
    const sum = hours.reduce((all, parts) => all + parts[part], 0);
    expect(Math.abs(sum - split![part])).toBeLessThanOrEqual(1e-9 * (hours.length + 1) + 1e-9 * instancesUsd);
  }
}

describe('the parts of the bill', () => {
  it('are never negative, and add up to what instances cost: in any run', () => {
    fc.assert(
      fc.property(arbitraryScenario, ({ data, files }) => {
        const { scenario } = loadDrawn({ data, files });
        fc.pre(scenario !== undefined);
        checkSplit(simulate(scenario).summary.cost);
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it.each([...scenarioNames, ...knownNames])('of %s, too', (name) => {
    checkSplit(runScenario(name).summary.cost);
  });

  it('are those that the whole world shows at each fact', () => {
    fc.assert(
      fc.property(arbitraryScenario, ({ data, files }) => {
        const { scenario } = loadDrawn({ data, files });
        fc.pre(scenario !== undefined);
        const naive = naiveSplit();
        const { split } = simulate(withoutPlans(scenario), { observe: naive.observe }).summary.cost;
        fc.pre(split !== null);
        const { usd } = naive.finish();
        for (const part of instanceParts)
          expect(Math.abs(split[part] - usd[part])).toBeLessThanOrEqual(1e-9 + 1e-9 * usd[part]);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('call nothing necessary that the smallest fleet for all tasks does without', () => {
    fc.assert(
      fc.property(arbitraryScenario, ({ data, files }) => {
        const { scenario } = loadDrawn({ data, files });
        fc.pre(scenario !== undefined);
        const naive = naiveSplit();
        simulate(scenario, { observe: naive.observe });
        const { world, roster } = naive.run();
        // The smallest fleet does not know that two kinds of tasks may keep apart.
        const classes = createBoundItems(world, roster, scenario).items.flatMap((item) => item.classes);
        fc.pre(new Set(classes).size === classes.length);
        const { leastUsd } = naive.finish();
        for (const { autoScalingGroup, smallest } of smallestFleets(world, roster, scenario, highs)) {
          const group = scenario.autoScalingGroups.findIndex(({ name }) => name === autoScalingGroup);
          // A price has six decimals there.
          if (typeof smallest?.usdPerHour === 'number')
            expect(leastUsd[group]).toBeLessThanOrEqual(smallest.usdPerHour + 1e-6);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
