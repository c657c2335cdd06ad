import type { Launch, Scenario } from '../../../model/scenario.js';
import { extremes, tasksPerInstance } from '../../../policy/capacity/per-instance.js';
import { ceilDivide } from '../../../policy/ceil-divide.js';
import { needsOf, typesOf } from './fit.js';
import type { Plan, Surge } from './plan.js';
import { scalingTargetsOf } from './requests.js';
import { shareOf } from './share.js';

/** What one surge asks of one provider, as managed scaling counts it (MS-5, MS-6). */
interface Need {
  readonly surge: Surge;
  readonly instances: number;
}

/** Surges of one instant, as one provider sees them. */
export interface Burst {
  readonly atMs: number;
  readonly needs: readonly Need[];
  /** All groups of waiting tasks together, less the instances of the start for what comes at the start. */
  readonly instances: number;
}

/** Instances of the largest values for `count` tasks of a launch on a provider; 0 where none fits, or none goes there (MS-8). */
export function instancesFor(scenario: Scenario, launch: Launch, provider: number): (count: number) => number {
  const { launchPath } = launch;
  const target = scalingTargetsOf(scenario, launchPath).find((t) => t.provider === provider);
  if (target === undefined) return () => 0;
  const { largest } = extremes(typesOf(scenario, target.group).map((type) => type.counted));
  const each = tasksPerInstance(needsOf(scenario, launch), largest);
  return (count) => (each === 0 ? 0 : ceilDivide(shareOf(launchPath, target, count), each));
}

/** The needs of a provider that scales, instant by instant. */
export function burstsOn(scenario: Scenario, { instants, whole }: Plan, provider: number): readonly Burst[] {
  const { desiredCapacity } = whole.autoScalingGroups[scenario.capacityProviders[provider].autoScalingGroup];
  // A trace has many calls and few launches.
  const known = new Map<Launch, (count: number) => number>();
  const needOf = (surge: Surge): Need => {
    const instances = known.get(surge.launch) ?? instancesFor(scenario, surge.launch, provider);
    known.set(surge.launch, instances);
    return { surge, instances: instances(surge.count) };
  };
  return instants.flatMap(({ atMs, surges }) => {
    const needs = surges.map(needOf).filter(({ instances }) => instances > 0);
    const all = needs.reduce((sum, { instances }) => sum + instances, 0);
    return needs.length === 0
      ? []
      : [{ atMs, needs, instances: Math.max(0, all - (atMs === 0 ? desiredCapacity : 0)) }];
  });
}

export const greatest = (numbers: readonly number[]): number => numbers.reduce((most, n) => Math.max(most, n), 0);
