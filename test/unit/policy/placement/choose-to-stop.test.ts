import { describe, expect, it } from 'vitest';
import type { PlacementStrategy } from '../../../../src/model/scenario.js';
import { chooseToStop } from '../../../../src/policy/placement/choose-to-stop.js';
import * as a from './a-fleet.js';

/** The instances' own `tasks` are the group's; the candidates stand on `rows`. */
const stop = (
  instances: readonly a.InstanceLike[],
  strategies: readonly PlacementStrategy[],
  rows: readonly number[],
  random = a.draws(),
): number => {
  const { fleet, counts } = a.aFleet(instances);
  return chooseToStop(fleet, counts, strategies, rows, rows.length, random);
};

describe('chooseToStop', () => {
  it('binpack stops on the instance with most of the field free (PL-20)', () => {
    const instances = [
      { memory: 100, cpu: 900 },
      { memory: 700, cpu: 50 },
    ];
    expect(stop(instances, [a.binpackMemory], [0, 1])).toBe(1);
    expect(stop(instances, [a.binpackCpu], [0, 1])).toBe(0);
  });

  it('spread stops in the zone with most tasks, anywhere in it (PL-21)', () => {
    const instances = [
      { zone: 0, tasks: 1 },
      { zone: 1, tasks: 2 },
      { zone: 1, tasks: 1 },
    ];
    const rows = [0, 1, 1, 2];
    expect([0, 0.4, 0.7].map((draw) => stop(instances, [a.spreadZone], rows, a.draws(draw)))).toEqual([1, 2, 3]);
  });

  it('without a strategy: the zone with most tasks, within it the instance with most (PL-22)', () => {
    const instances = [
      { zone: 0, tasks: 2 },
      { zone: 1, tasks: 1 },
      { zone: 1, tasks: 2 },
    ];
    const rows = [0, 0, 1, 2, 2];
    const byDefault = [a.spreadZone, a.spreadInstance];
    expect([0, 0.9].map((draw) => stop(instances, byDefault, rows, a.draws(draw)))).toEqual([3, 4]);
  });

  it('scale-in by one of zones with 1, 2, 2 stops in one of the two (PL-22, example 37)', () => {
    const instances = [
      { zone: 0, tasks: 1 },
      { zone: 1, tasks: 2 },
      { zone: 2, tasks: 2 },
    ];
    const rows = [0, 1, 1, 2, 2];
    const byDefault = [a.spreadZone, a.spreadInstance];
    const stopped = [0, 0.3, 0.6, 0.9].map((draw) => rows[stop(instances, byDefault, rows, a.draws(draw))]);
    expect(stopped).toEqual([1, 1, 2, 2]);
  });

  it('random is uniform over tasks, not over instances', () => {
    const rows = [0, 1, 1, 1];
    const stopped = [0, 0.25, 0.5, 0.75].map((draw) => stop([{}, {}], [a.anyInstance], rows, a.draws(draw)));
    expect(stopped).toEqual([0, 1, 2, 3]);
  });

  it('compares only values that have a candidate', () => {
    const instances = [
      { zone: 0, tasks: 9 },
      { zone: 1, tasks: 1 },
      { zone: 2, tasks: 2 },
    ];
    expect(stop(instances, [a.spreadZone], [1, 2])).toBe(1);
  });

  it('looks at the first tasks only, and draws nothing for one', () => {
    const { fleet, counts } = a.aFleet([{}, {}]);
    expect(chooseToStop(fleet, counts, [], [1, 0, 0], 1, a.draws())).toBe(0);
  });
});
