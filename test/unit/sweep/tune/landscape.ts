import type { Scenario } from '../../../../src/model/scenario.js';
import { createStreams } from '../../../../src/kernel/random.js';
import type { RunMany } from '../../../../src/sweep/runner.js';
import { readObjective, type Objective } from '../../../../src/sweep/tune/objective.js';
import type { Dimension } from '../../../../src/sweep/tune/space.js';
import type { TunePlan } from '../../../../src/sweep/tune/tune.js';
import { chancy } from '../../../statistics/a-a.js';

/** What a run costs and how long it waits, without a run: `values` are those of the dimensions, `chance` is the seed's. */
export type Landscape = (values: readonly number[], chance: () => number) => { cost: number; wait: number };

export const dimension = (name: string, values: readonly (number | string)[], present = 0): Dimension => ({
  name,
  paths: [name],
  settings: values.map((value) => ({ text: String(value), set: [`${name}=${value}`] })),
  present,
  start: present,
  ordered: values.every((value) => typeof value === 'number'),
});

export function objective(text: string): Objective {
  const read = readObjective(text);
  if (!read.ok) throw new Error(read.reason);
  return read.objective;
}

/** The values of the dimensions that a scenario of `loadFrom` has; words count as their place. */
function valuesOf({ name }: Scenario, dimensions: readonly Dimension[]): readonly number[] {
  const changed = new Map(name.split(' ').map((item) => item.split('=') as [string, string]));
  return dimensions.map(({ name: path, settings, present = 0, ordered }) => {
    const text = changed.get(path) ?? settings[present].text;
    return ordered ? Number(text) : settings.findIndex((setting) => setting.text === text);
  });
}

export interface World {
  readonly plan: TunePlan;
  /** Every run that was made. */
  readonly made: { readonly set: string; readonly seed: string }[];
}

/** A plan whose runs are looked up in a landscape. */
export function world(dimensions: readonly Dimension[], landscape: Landscape, more: Partial<TunePlan> = {}): World {
  const made: World['made'] = [];
  const runMany: RunMany = (jobs) =>
    Promise.resolve(
      jobs.map(({ scenario, seed, metrics }) => {
        made.push({ set: scenario.name, seed });
        const { cost, wait } = landscape(valuesOf(scenario, dimensions), createStreams(seed)('landscape'));
        return {
          traceHash: '',
          facts: 0,
          figures: metrics.map((path) => (path === 'cost.usd' ? cost : wait)),
        };
      }),
    );
  return {
    made,
    plan: {
      dimensions,
      objectives: [objective('placementWaitSeconds.p95<60')],
      cost: 'cost.usd',
      wait: 'placementWaitSeconds.p95',
      load: (set) => ({ ...chancy, name: set.join(' ') }),
      seed: '7',
      share: 1,
      allowance: { runs: 2000, minutes: undefined },
      runMany,
      nowMs: () => 0,
      ...more,
    },
  };
}
