import { gridOf } from '../../../src/sweep/grid.js';
import type { SweepPlan } from '../../../src/sweep/plan.js';
import type { RunResult } from '../../../src/sweep/runner.js';
import type { ArmResult } from '../../../src/sweep/study.js';
import { seedsFrom } from '../../../src/sweep/seeds.js';
import type { Axis } from '../../../src/sweep/vary.js';
import { chancy } from '../../statistics/a-a.js';

/** Two axes of two values, three seeds; the scenarios differ in name only. */
export function smallPlan(more: Partial<SweepPlan> = {}): SweepPlan {
  const axes: readonly Axis[] = [
    { path: 'a.size', values: ['1', '2'] },
    { path: 'b.kind', values: ['x, y', '"z"'] },
  ];
  const points = gridOf(axes).map((point) => ({ ...point, scenario: { ...chancy, name: point.set.join() } }));
  return { axes, points, seed: '7', seeds: 3, metrics: ['cost.usd', 'placementWaitSeconds.p95'], ...more };
}

/** What the nth run of a sweep might have given: some costs are not priced, some waits are endless. */
export const resultOf = (n: number): RunResult => ({
  traceHash: n.toString(16).padStart(16, '0'),
  facts: 1000 + n,
  figures: [n % 5 === 4 ? null : n / 10, n % 4 === 3 ? Infinity : n],
});

/** The results of a plan without a run. */
export const resultsOf = ({ points, seed, seeds }: SweepPlan): readonly ArmResult[] =>
  points.map(({ set }, p) => ({
    name: set.join(),
    seeds: seedsFrom(seed, seeds),
    runs: Array.from({ length: seeds }, (_, s) => resultOf(p * seeds + s)),
    measured: [],
  }));
