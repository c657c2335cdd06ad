import { describe, expect, it } from 'vitest';
import { metricFaults } from '../../../src/sweep/metric/check-metrics.js';
import { defaultMetrics } from '../../../src/sweep/metric/default-metrics.js';
import { createMetric } from '../../../src/sweep/metric/metric.js';
import { fakeSummary } from '../cli/fake-summary.js';
import { smallCluster } from '../analysis/small-cluster.js';

const figure = (path: string, summary = fakeSummary) => createMetric(path)(summary);

describe('a metric', () => {
  it.each([
    ['placementWaitSeconds.p95', 41],
    ['tasks.killed', 2],
    ['cost.usd', 2.328],
    ['cost.split.packing', 0.351],
    ['capacityProviders[ec2-us-east-1a].peakInstances', 14],
    ['capacityProviders[1].peakInstances', 0],
    ['services[web-app].byAvailabilityZone.us-east-1a', 58],
  ])('reads %s', (path, value) => {
    expect(figure(path)).toBe(value);
  });

  it('adds up lists, and takes the longest of waits', () => {
    const provider = (name: string, peakInstances: number, p95: number, usd: number | null) => ({
      ...fakeSummary.capacityProviders[0],
      name,
      peakInstances,
      usd,
      placementWaitSeconds: { ...fakeSummary.placementWaitSeconds, p95 },
    });
    const summary = { ...fakeSummary, capacityProviders: [provider('a', 3, 7, 1), provider('b', 4, 5, null)] };
    expect(figure('capacityProviders[*].peakInstances', summary)).toBe(7);
    expect(figure('capacityProviders[*].placementWaitSeconds.p95', summary)).toBe(7);
    expect(figure('capacityProviders[*].placementWaitSeconds.count', summary)).toBe(2 * 1290);
    expect(figure('capacityProviders[*].usd', summary)).toBeNull();
    expect(figure('services[*].belowDesiredTaskSeconds', { ...fakeSummary, services: [] })).toBe(0);
  });

  it('is null where the cost is not priced', () => {
    const cost = { ...fakeSummary.cost, usd: null, split: null, priced: false };
    expect(figure('cost.usd', { ...fakeSummary, cost })).toBeNull();
    expect(figure('cost.split.packing', { ...fakeSummary, cost })).toBeNull();
  });

  it.each([
    'placementWaitSeconds',
    'scenario',
    'cost.priced',
    'cost.nothing',
    'tasks.toString',
    'services[nobody].runningCount',
    'services.runningCount',
    'tasks[0]',
    'not a path',
    '',
  ])('leads to no number: "%s"', (path) => {
    expect(figure(path)).toBeUndefined();
  });
});

describe('metricFaults', () => {
  it('finds none in the usual metrics', () => {
    expect(metricFaults(defaultMetrics, smallCluster())).toEqual([]);
  });

  it('names what was probably meant, before any run', () => {
    const [{ name }] = smallCluster().capacityProviders;
    expect(
      metricFaults(['placementWaitSeconds.p595', `capacityProviders[${name}].peakInstance`, 'x'], smallCluster()),
    ).toEqual([
      'placementWaitSeconds.p595 is no number in the summary of small cluster; did you mean placementWaitSeconds.p95?',
      `capacityProviders[${name}].peakInstance is no number in the summary of small cluster; did you mean capacityProviders[${name}].peakInstances?`,
      'x is no number in the summary of small cluster; docs/output.md lists them',
    ]);
  });
});
