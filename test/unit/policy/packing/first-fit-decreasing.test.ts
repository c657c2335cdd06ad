import { describe, expect, it } from 'vitest';
import { firstFitDecreasing, type TaskGroup } from '../../../../src/policy/packing/first-fit-decreasing.js';
import { fleetBound } from '../../../../src/policy/packing/fleet-bound.js';

const capacity = { cpuUnits: 1000, memoryMiB: 5000, gpus: 0, enis: 100, ports: 95 };
const tasks = (count: number, cpuUnits: number, memoryMiB: number, rest: Partial<TaskGroup> = {}): TaskGroup => ({
  cpuUnits,
  memoryMiB,
  gpus: 0,
  enis: 1,
  ports: 0,
  distinctInstance: false,
  count,
  ...rest,
});

describe('first fit decreasing', () => {
  const clusterAutoscaler = [tasks(50_000, 50, 100), tasks(1000, 95, 190)];

  it("packs the cluster autoscaler's benchmark, 51,000 pods on nodes of 100 pods at most, onto 2,595 nodes", () => {
    const { instances, runs, unplaced } = firstFitDecreasing(clusterAutoscaler, capacity);
    expect(instances).toBe(2595);
    expect(runs).toEqual([
      { instances: 100, tasks: [1, 10] },
      { instances: 2495, tasks: [20, 0] },
    ]);
    expect(unplaced).toEqual([0, 0]);
  });

  it('fills the first instances that have room, and leaves the others as they are', () => {
    const { runs } = firstFitDecreasing([tasks(5, 600, 0), tasks(3, 150, 0)], capacity);
    expect(runs).toEqual([
      { instances: 1, tasks: [1, 2] },
      { instances: 1, tasks: [1, 1] },
      { instances: 3, tasks: [1, 0] },
    ]);
  });

  it('goes by the sum of the shares, not by the greater: 0.5 + 0.5 comes before 0.9', () => {
    const { runs } = firstFitDecreasing([tasks(1, 900, 0), tasks(1, 500, 2500), tasks(1, 500, 0)], capacity);
    expect(runs).toEqual([
      { instances: 1, tasks: [0, 1, 1] },
      { instances: 1, tasks: [1, 0, 0] },
    ]);
  });

  it('keeps apart what must be apart, and says what fits nowhere', () => {
    const { instances, unplaced } = firstFitDecreasing(
      [tasks(4, 10, 10, { distinctInstance: true }), tasks(3, 10, 10, { ports: 1 }), tasks(2, 1001, 10)],
      capacity,
    );
    expect(instances).toBe(4);
    expect(unplaced).toEqual([0, 0, 2]);
  });

  it('of nothing is nothing', () => {
    expect(firstFitDecreasing([], capacity)).toEqual({ instances: 0, runs: [], unplaced: [] });
    expect(firstFitDecreasing([tasks(0, 10, 10)], capacity).instances).toBe(0);
  });
});

describe('the bound of a fleet', () => {
  const nodes = (...groups: readonly TaskGroup[]): number => fleetBound([{ capacity, usdPerHour: 1 }], groups);

  it('is the volume, in whole instances', () => {
    // 2,595,000 of 2,595 × 1,000 CPU units are asked for.
    expect(nodes(tasks(50_000, 50, 100), tasks(1000, 95, 190))).toBe(2595);
    expect(nodes(tasks(21, 50, 100))).toBe(2);
    expect(nodes()).toBe(0);
  });

  it('sees that tasks cannot be cut', () => {
    expect(nodes(tasks(7, 501, 0))).toBe(7);
    expect(nodes(tasks(8, 334, 0))).toBe(4);
    // Three tasks of a quarter and a bit fill a node, and the large leave room for none of them.
    expect(nodes(tasks(6, 260, 0), tasks(3, 760, 0))).toBe(5);
  });

  it('counts what an instance holds one of', () => {
    expect(nodes(tasks(9, 1, 1, { distinctInstance: true }), tasks(4, 1, 1, { ports: 1 }))).toBe(9);
    expect(nodes(tasks(250, 1, 1))).toBe(3);
  });

  it('takes each unit where it is cheapest, and never less than one instance', () => {
    const large = { capacity: { ...capacity, cpuUnits: 4000 }, usdPerHour: 3 };
    const small = { capacity, usdPerHour: 1 };
    expect(fleetBound([small, large], [tasks(10, 800, 0)])).toBe(6);
    expect(fleetBound([small, large], [tasks(1, 1, 0)])).toBe(1);
  });
});
