import { describe, expect, it } from 'vitest';
import type { Fleet, PlacementRequest } from '../../../../src/policy/packing/fleet.js';
import { createPacker } from '../../../../src/policy/packing/packer.js';
import { chooseNaively } from '../../../../src/policy/placement/naive.js';
import * as a from '../placement/a-fleet.js';

const choosePacked = (fleet: Fleet, request: PlacementRequest, random: () => number): number =>
  createPacker(fleet).prepare(request).choose(random);

describe.each([
  ['the packer', choosePacked],
  ['chooseNaively', chooseNaively],
])('%s', (_, choose) => {
  const place = (
    instances: readonly a.InstanceLike[],
    asked: Parameters<typeof a.aRequest>[1],
    random = a.draws(),
  ): number => {
    const { fleet, counts } = a.aFleet(instances);
    return choose(fleet, a.aRequest(counts, asked), random);
  };

  it('binpack takes the least free memory that still fits (PL-3, example 38)', () => {
    const instances = [{ memory: 1000 }, { memory: 600 }, { memory: 300 }];
    expect(place(instances, { memoryMiB: 400, strategies: [a.binpackMemory] })).toBe(1);
  });

  it('spread takes a value with the fewest tasks (PL-10, example 36)', () => {
    const instances = [{ zone: 0, tasks: 1 }, { zone: 1 }, { zone: 2 }];
    expect(place(instances, { strategies: [a.spreadZone] }, a.draws(0))).toBe(1);
    expect(place(instances, { strategies: [a.spreadZone] }, a.draws(0.5))).toBe(2);
  });

  it('spread by zone, then by instance: the default of a service (PL-10)', () => {
    const instances = [{ zone: 0, tasks: 2 }, { zone: 1, tasks: 1 }, { zone: 1 }];
    expect(place(instances, { strategies: [a.spreadZone, a.spreadInstance] })).toBe(2);
  });

  it('a chain looks only at what the strategies before it left (PL-7)', () => {
    const instances = [
      { zone: 0, tasks: 3, memory: 600 },
      { zone: 1, memory: 2000 },
      { zone: 1, memory: 1000 },
    ];
    expect(place(instances, { strategies: [a.spreadZone, a.binpackMemory] })).toBe(2);
    expect(place(instances, { strategies: [a.binpackMemory, a.spreadZone] })).toBe(0);
  });

  it('a full zone does not block a spread (PL-8)', () => {
    const instances = [
      { zone: 0, cpu: 0 },
      { zone: 1, tasks: 5 },
    ];
    expect(place(instances, { strategies: [a.spreadZone] })).toBe(1);
  });

  it('instances without the attribute are one value (PL-9)', () => {
    const instances = [{ tasks: 2 }, {}, { stack: 'prod', tasks: 1 }];
    expect(place(instances, { strategies: [a.spreadStack] })).toBe(2);
  });

  it('nothing behind random matters (PL-6)', () => {
    const instances = [{ memory: 4000 }, { memory: 1000 }];
    expect(place(instances, { strategies: [a.anyInstance, a.binpackMemory] }, a.draws(0))).toBe(0);
    expect(place(instances, { strategies: [a.anyInstance, a.binpackMemory] }, a.draws(0.99))).toBe(1);
  });

  it('the nth of several ties counts in (zone, row) order', () => {
    const instances = [{ zone: 2 }, { zone: 0 }, { zone: 2 }, { zone: 0 }, { zone: 1 }];
    const inOrder = [0, 0.2, 0.4, 0.6, 0.8].map((draw) => place(instances, {}, a.draws(draw)));
    expect(inOrder).toEqual([1, 3, 4, 0, 2]);
  });

  it('counts zones beyond the eighth', () => {
    const instances = [{ zone: 30 }, { zone: 9 }, { zone: 16 }];
    expect([0, 0.4, 0.9].map((draw) => place(instances, {}, a.draws(draw)))).toEqual([1, 2, 0]);
  });

  it('draws once among ties, and nothing without', () => {
    const random = a.draws(0, 0);
    place([{}, {}], {}, random);
    expect(random.used()).toBe(1);
    place([{}, { open: false }], {}, random);
    place([{ cpu: 0 }], {}, random);
    expect(random.used()).toBe(1);
  });

  it('is -1 when nothing fits', () => {
    expect(place([], {})).toBe(-1);
    expect(place([{ memory: 100 }, { open: false }], {})).toBe(-1);
  });

  it('one 1,000-unit task on each 1,024-unit instance, one 1,000 MiB task on each of 1,024 MiB (examples 31, 32)', () => {
    expect(place([{ cpu: 1024 }], { cpuUnits: 1000 })).toBe(0);
    expect(place([{ cpu: 1024 - 1000 }], { cpuUnits: 1000 })).toBe(-1);
    expect(place([{ memory: 1024 }], { memoryMiB: 1000 })).toBe(0);
    expect(place([{ memory: 1024 - 1000 }], { memoryMiB: 1000 })).toBe(-1);
  });
});

describe('the packer', () => {
  it('says so when the counts lack the attribute of a spread', () => {
    const { fleet, counts } = a.aFleet([{}, {}]);
    const strategies = [{ type: 'spread', field: 'attribute', attribute: 'rack' }] as const;
    expect(() => choosePacked(fleet, a.aRequest(counts, { strategies }), a.draws())).toThrow(/"rack"/);
  });

  it('knows a class of instances of which none may take the task', () => {
    const { fleet, counts } = a.aFleet(Array.from({ length: 6 }, (_, zone) => ({ zone })));
    const memberOf = { key: 'the first', isMember: (row: number) => row === 0, dependsOnTasks: true };
    expect(choosePacked(fleet, a.aRequest(counts, { memberOf, strategies: [a.spreadZone] }), a.draws())).toBe(0);
  });
});
