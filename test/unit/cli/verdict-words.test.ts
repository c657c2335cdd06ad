import { describe, expect, it } from 'vitest';
import { changeText, figureText } from '../../../src/cli/render/figure-text.js';
import { verdictWords } from '../../../src/cli/render/verdict-words.js';
import type { MetricComparison, Verdict } from '../../../src/sweep/compare.js';
import type { Measured } from '../../../src/sweep/study.js';

const measured = (value: number, endless = 0): Measured => ({
  values: Array.from({ length: 20 }, () => value),
  mean: { value, low: value, high: value, endless },
});
const said = (metric: string, verdict: Verdict, [value, low, high]: readonly number[], base = 100): string => {
  const comparison: MetricComparison = {
    metric,
    a: measured(base),
    b: measured(base + value),
    difference: {
      absolute: { value, low, high },
      relative: { value: value / base, low: low / base, high: high / base },
    },
    verdict,
  };
  return verdictWords(comparison);
};

describe('verdictWords', () => {
  it.each([
    ['placementWaitSeconds.p95', 'less', [-41, -48, -35], 'waits 41 s less at p95 [35, 48]'],
    ['placementWaitSeconds.max', 'more', [630, 570, 690], 'waits 10 m 30 s more at the longest [9 m 30 s, 11 m 30 s]'],
    ['startLatencySeconds.mean', 'more', [1.84, 0.4, 4.7], 'takes 1.8 s more to start on average [0.4, 4.7]'],
    ['cost.usd', 'more', [0.8, 0.1, 1.6], 'costs 0.8 % more [0.1, 1.6]'],
    ['cost.idleUsd', 'less', [-12, -13, -11], 'pays 12.0 % less for idle instances [11.0, 13.0]'],
    ['tasks.killed', 'less', [-2.5, -4, -1], 'has 2.5 fewer tasks killed [1, 4]'],
    ['capacityProviders[*].scaleOutActions', 'more', [3, 2, 4], 'scales out 3 times more [2, 4]'],
    ['capacityProviders[*].peakInstances', 'less', [-3, -3, -3], 'needs 3 fewer instances at the peak [3, 3]'],
    ['utilization.cpuReserved', 'more', [0.242, 0.2, 0.284], 'reserves 24.2 points more of the CPU [20.0, 28.4]'],
    ['workloads[jobs].placed', 'less', [-7, -9, -5], 'has workloads[jobs].placed 7 lower [5, 9]'],
    ['placementWaitSeconds.p99', 'unclear', [-2, -10, 6], 'no difference seen: waits 2 s less at p99 [-6, 10]'],
    ['tasks.killed', 'same', [0, 0, 0], 'no difference: equal with every seed'],
  ] as const)('of %s, %s', (metric, verdict, change, words) => {
    expect(said(metric, verdict, change)).toBe(words);
  });

  it('tells money in dollars where there is nothing to take percent of', () => {
    expect(said('cost.usd', 'more', [0.5, 0.25, 0.75], 0)).toBe('costs $0.50 more [0.25, 0.75]');
  });

  it('counts the seeds that are endless', () => {
    const endless: MetricComparison = {
      metric: 'placementWaitSeconds.p99',
      a: measured(10),
      b: measured(Infinity, 3),
      difference: {
        absolute: { value: Infinity, low: 5, high: Infinity },
        relative: { value: Infinity, low: 0.5, high: Infinity },
      },
      verdict: 'more',
    };
    expect(verdictWords(endless)).toBe(
      'waits at least 5 s more at p99; it is endless with 3 of 20 seeds, in A with none',
    );
    const open = { value: Infinity, low: -5, high: Infinity };
    expect(verdictWords({ ...endless, verdict: 'unclear', difference: { absolute: open, relative: open } })).toBe(
      'no difference seen: placementWaitSeconds.p99 is endless with 3 of 20 seeds, in A with none',
    );
    const less = { value: -Infinity, low: -Infinity, high: -200 };
    const fewer = {
      ...endless,
      a: measured(Infinity, 2),
      b: measured(10),
      difference: { absolute: less, relative: less },
    };
    expect(verdictWords({ ...fewer, verdict: 'less' })).toBe(
      'waits at least 3 m 20 s less at p99; it is endless with none of 20 seeds, in A with 2',
    );
  });

  it('has nothing to say of what is not priced', () => {
    const unknown = {
      metric: 'cost.usd',
      a: undefined,
      b: undefined,
      difference: undefined,
      verdict: 'unknown',
    } as const;
    expect(verdictWords(unknown)).toBe('the cost is not priced');
  });
});

describe('figures', () => {
  it.each([
    ['placementWaitSeconds.p95', 83, '1 m 23 s'],
    ['placementWaitSeconds.p95', Infinity, 'endless'],
    ['placementWaitSeconds.count', 83, '83'],
    ['services[*].belowDesiredTaskSeconds', 7200, '2 h'],
    ['cost.usd', 12.5, '$12.50'],
    ['cost.split.packing', 0.01, '$0.0100'],
    ['capacityProviders[ecs].usd', 3, '$3.00'],
    ['utilization.cpuReserved', 0.7132, '71.3 %'],
    ['tasks.killed', 3.256, '3.26'],
    ['tasks.killed', 3.5, '3.5'],
    ['tasks.requested', 12345.67, '12,346'],
  ])('%s: %d is %s', (path, value, text) => {
    expect(figureText(path, value)).toBe(text);
  });

  it('shows no sign of what is shown as 0, and both of endless ends', () => {
    const change = { value: -0.01, low: -Infinity, high: Infinity, unit: 'own' } as const;
    expect(changeText('placementWaitSeconds.p50', change, { plus: true })).toBe('0 s [-∞, +∞]');
  });
});
