import { expect, it } from 'vitest';
import type { SeriesPoint, Summary } from '../../../src/analysis/summary-types.js';
import { thinSummary } from '../../../src/report/thin-summary.js';
import { runScenario } from '../../scenarios/run-scenario.js';

const { summary } = runScenario('02-zonal');
const WEEK_MINUTES = 10_080;

/** A week of so many providers, with one minute that stands out. */
function week(providers: number): Summary {
  const series = Array.from({ length: WEEK_MINUTES }, (_, n): SeriesPoint => {
    const isPeak = n === 5000;
    return {
      t: n * 60,
      reservation: isPeak ? 500 : 100,
      needed: 1,
      running: isPeak ? 0 : 1,
      desired: 1,
      provisioning: 0,
    };
  });
  const [provider] = summary.capacityProviders;
  return {
    ...summary,
    durationSeconds: WEEK_MINUTES * 60,
    capacityProviders: Array.from({ length: providers }, (_, n) => ({ ...provider, name: `p${n}`, series })),
  };
}
const pointsOf = ({ capacityProviders }: Summary): number =>
  capacityProviders.reduce((sum, { series }) => sum + series.length, 0);

it('leaves what a page can hold as it is', () => {
  expect(thinSummary(summary)).toBe(summary);
  expect(thinSummary(week(7))).toEqual(week(7));
});

it('thins the series of fifty providers over a week, and loses no peak', () => {
  const thinned = thinSummary(week(50));
  expect(pointsOf(thinned)).toBeLessThan(85_000);
  expect(JSON.stringify(thinned).length).toBeLessThan(9_000_000);
  for (const { series } of thinned.capacityProviders) {
    expect(series.filter(({ reservation }) => reservation === 500)).toEqual([
      { t: 300_000, reservation: 500, needed: 1, running: 0, desired: 1, provisioning: 0 },
    ]);
    expect(series[0].t).toBe(0);
  }
});
