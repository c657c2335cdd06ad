import { compareArms } from '../../src/sweep/compare.js';
import type { MetricPath } from '../../src/sweep/metric/metric.js';
import { runInProcess } from '../../src/sweep/run-in-process.js';
import { load } from '../support/load.js';

/** An hour of a small cluster in which nearly everything is chance: arrivals, run times, boots, starts. */
export const chancy = load({
  version: 1,
  name: 'A/A',
  duration: '1h',
  autoScalingGroups: [
    {
      name: 'ecs',
      availabilityZones: ['us-east-1a'],
      instanceTypes: ['m5.large'],
      maxSize: 20,
      desiredCapacity: 2,
      newInstancesProtectedFromScaleIn: true,
    },
  ],
  capacityProviders: [
    {
      name: 'ecs',
      autoScalingGroup: 'ecs',
      managedScaling: { status: 'ENABLED' },
      managedTerminationProtection: 'ENABLED',
    },
  ],
  taskDefinitions: [
    { family: 'job', cpu: 512, memory: 1024, startTime: { distribution: 'lognormal', median: '10s', p95: '30s' } },
  ],
  workloads: [
    {
      name: 'jobs',
      type: 'poisson',
      taskDefinition: 'job',
      ratePerMinute: 1.5,
      runTime: { distribution: 'lognormal', median: '4m', p95: '20m' },
      capacityProviderStrategy: [{ capacityProvider: 'ecs', weight: 1 }],
    },
  ],
});

/** How often the intervals of one metric covered zero, and in how many repetitions there was anything to cover. */
export interface Coverage {
  readonly metric: MetricPath;
  readonly covered: number;
  /** The same if they were half as wide. */
  readonly coveredByHalf: number;
  readonly repetitions: number;
}

/** Compares a scenario with itself, again and again, every arm and repetition with seeds of its own. */
export async function coverageOf(
  metrics: readonly MetricPath[],
  { repetitions, seeds }: { readonly repetitions: number; readonly seeds: number },
): Promise<readonly Coverage[]> {
  const counts = metrics.map((metric) => ({ metric, covered: 0, coveredByHalf: 0, repetitions: 0 }));
  const arms = [
    { name: 'A', scenario: chancy },
    { name: 'A again', scenario: chancy },
  ];
  for (let n = 0; n < repetitions; n++) {
    const plan = { arms, seed: `honesty ${n}`, seeds, metrics, disjoint: true };
    const [comparison] = await compareArms(plan, runInProcess);
    comparison.metrics.forEach(({ a, b, difference }, m) => {
      const values = new Set([...(a?.values ?? []), ...(b?.values ?? [])]);
      if (difference === undefined || values.size < 2) return;
      const { value, low, high } = difference.absolute;
      counts[m].repetitions++;
      if (low <= 0 && high >= 0) counts[m].covered++;
      if ((value + low) / 2 <= 0 && (value + high) / 2 >= 0) counts[m].coveredByHalf++;
    });
  }
  return counts;
}
