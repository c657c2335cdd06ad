import { describe, expect, it } from 'vitest';
import type { TypeCapacity } from '../../../../src/model/type-capacity.js';
import { extremes, tasksPerInstance, type ShapeNeeds } from '../../../../src/policy/capacity/per-instance.js';

const GIB = 1024;
const capacity = (vcpus: number, gib: number, rest: Partial<TypeCapacity> = {}): TypeCapacity => ({
  cpuUnits: vcpus * 1024,
  memoryMiB: gib * GIB,
  gpus: 0,
  enis: 3,
  ports: 95,
  ...rest,
});
const needs = (vcpus: number, gib: number, rest: Partial<ShapeNeeds> = {}): ShapeNeeds => ({
  cpuUnits: vcpus * 1024,
  memoryMiB: gib * GIB,
  gpus: 0,
  enis: 0,
  ports: 0,
  distinctInstance: false,
  ...rest,
});
const instancesFor = (count: number, shape: ShapeNeeds, type: TypeCapacity): number =>
  Math.ceil(count / tasksPerInstance(shape, type));

describe('tasksPerInstance', () => {
  it('10 tasks of 2 vCPU, 8 GB on 16 vCPU, 24 GB need 4: memory binds (W30)', () => {
    expect(instancesFor(10, needs(2, 8), capacity(16, 24))).toBe(4);
    expect(instancesFor(10, needs(2, 0), capacity(16, 24))).toBe(2);
  });

  it('3 tasks of 13 GB on 24 GB need 3, whole tasks (W32)', () => {
    expect(instancesFor(3, needs(0, 13), capacity(16, 24))).toBe(3);
  });

  it("the seed's 10 tasks of 1 vCPU on 4 vCPU need 3", () => {
    expect(instancesFor(10, needs(1, 1), capacity(4, 16))).toBe(3);
  });

  it('5 tasks under distinctInstance need 5 (W35)', () => {
    expect(instancesFor(5, needs(1, 1, { distinctInstance: true }), capacity(16, 24))).toBe(5);
  });

  it('4 tasks with a static host port need 4 (W36), however many ports they name', () => {
    expect(instancesFor(4, needs(1, 1, { ports: 1 }), capacity(16, 24))).toBe(4);
    expect(tasksPerInstance(needs(1, 1, { ports: 95 }), capacity(16, 24))).toBe(1);
    expect(tasksPerInstance(needs(1, 1, { ports: 96 }), capacity(16, 24))).toBe(0);
  });

  it('ENIs and GPUs bind where they are needed, and only there', () => {
    expect(tasksPerInstance(needs(1, 1, { enis: 1 }), capacity(16, 24))).toBe(3);
    expect(tasksPerInstance(needs(1, 1, { gpus: 2 }), capacity(16, 24, { gpus: 5 }))).toBe(2);
    expect(tasksPerInstance(needs(1, 1), capacity(16, 24, { enis: 0 }))).toBe(16);
  });

  it('0 when it does not fit, distinctInstance or not, and for an over-full instance', () => {
    expect(tasksPerInstance(needs(3, 1), capacity(2, 8))).toBe(0);
    expect(tasksPerInstance(needs(3, 1, { distinctInstance: true }), capacity(2, 8))).toBe(0);
    expect(tasksPerInstance(needs(1, 1), capacity(-1, 8))).toBe(0);
  });
});

describe('extremes', () => {
  const both = extremes([capacity(2, 16, { enis: 2 }), capacity(4, 8, { gpus: 1 })]);

  it('take each parameter by itself (MS-5)', () => {
    expect(both.smallest).toEqual(capacity(2, 8, { enis: 2 }));
    expect(both.largest).toEqual(capacity(4, 16, { gpus: 1 }));
  });

  it('a 3 vCPU task does not fit the smallest of 2 and 4 vCPU, though it fits the larger type (W33)', () => {
    const { smallest, largest } = extremes([capacity(2, 8), capacity(4, 16)]);
    expect(tasksPerInstance(needs(3, 1), smallest)).toBe(0);
    expect(tasksPerInstance(needs(3, 1), largest)).toBe(1);
  });
});

it('every parameter has its own extremes, GPUs, ENIs and ports too (MS-5, MS-8)', () => {
  const types = [
    capacity(2, 16, { gpus: 4, enis: 2, ports: 90 }),
    capacity(8, 4, { gpus: 0, enis: 7, ports: 95 }),
    capacity(4, 8, { gpus: 1, enis: 3, ports: 80 }),
  ];
  expect(extremes(types)).toEqual({
    smallest: { cpuUnits: 2048, memoryMiB: 4096, gpus: 0, enis: 2, ports: 80 },
    largest: { cpuUnits: 8192, memoryMiB: 16_384, gpus: 4, enis: 7, ports: 95 },
  });
});
