import { describe, expect, it } from 'vitest';
import type { InstanceType, PurchaseOptions } from '../../../../src/model/scenario.js';
import { orderTypes } from '../../../../src/policy/launching/order-types.js';
import { draws } from '../placement/a-fleet.js';
import { aPurchase } from './a-purchase.js';

const type = (usdPerHour: number | undefined, spotUsdPerHour: number | undefined): InstanceType => ({
  name: 'lab',
  vcpus: 2,
  memoryMiB: 8192,
  registeredMemoryMiB: 8192,
  registeredMemoryEstimated: false,
  gpus: 0,
  maxEnis: 3,
  awsvpcTasks: 2,
  awsvpcTasksTrunked: undefined,
  cpuArchitecture: 'X86_64',
  usdPerHour,
  spotUsdPerHour,
});
const types = [
  type(0.3, 0.02),
  type(0.1, 0.03),
  type(0.2, undefined),
  type(undefined, 0.01),
  type(0.2, 0.03),
  type(undefined, undefined),
];
const list = [0, 1, 2, 3, 4, 5];

const order = (listed: readonly number[], spot: boolean, options: Partial<PurchaseOptions>, random = draws()) =>
  orderTypes(listed, spot, aPurchase(options), types, random);

describe('orderTypes (MS-60)', () => {
  it('prioritized: as listed', () => {
    expect(order([4, 0, 3], false, { onDemandAllocationStrategy: 'prioritized' })).toEqual([4, 0, 3]);
    expect(order([4, 0, 3], true, { spotAllocationStrategy: 'capacity-optimized-prioritized' })).toEqual([4, 0, 3]);
  });

  it('lowest price: unknown prices last, equals as listed', () => {
    const onDemand = { onDemandAllocationStrategy: 'lowest-price' } as const;
    expect(order(list, false, onDemand)).toEqual([1, 2, 4, 0, 3, 5]);
    expect(order(list.toReversed(), false, onDemand)).toEqual([1, 4, 2, 0, 5, 3]);
  });

  it.each(['lowest-price', 'price-capacity-optimized'] as const)('Spot, %s: by the Spot price', (strategy) => {
    expect(order(list, true, { spotAllocationStrategy: strategy })).toEqual([3, 0, 1, 4, 2, 5]);
    expect(order(list.toReversed(), true, { spotAllocationStrategy: strategy })).toEqual([3, 0, 4, 1, 5, 2]);
  });

  it('each purchase option goes by its own strategy', () => {
    const options = { onDemandAllocationStrategy: 'prioritized', spotAllocationStrategy: 'lowest-price' } as const;
    expect(order([0, 3], false, options)).toEqual([0, 3]);
    expect(order([0, 3], true, options)).toEqual([3, 0]);
  });

  it('capacity-optimized: shuffled, one draw fewer than types', () => {
    const pools = { spotAllocationStrategy: 'capacity-optimized' } as const;
    expect(order([7, 8, 9], true, pools, draws(0, 0))).toEqual([8, 9, 7]);
    expect(order([7, 8, 9], true, pools, draws(0.34, 0.5))).toEqual([7, 9, 8]);
    expect(order([7, 8, 9], true, pools, draws(0.99, 0.99))).toEqual([7, 8, 9]);
    expect(order([7], true, pools)).toEqual([7]);
    const random = draws(0.1, 0.2, 0.3);
    order([7, 8, 9], true, pools, random);
    expect(random.used()).toBe(2);
  });

  it('leaves the list as it was', () => {
    const listed = Object.freeze([0, 1, 2]);
    order(listed, true, { spotAllocationStrategy: 'capacity-optimized' }, draws(0, 0));
    order(listed, false, { onDemandAllocationStrategy: 'lowest-price' });
    expect(listed).toEqual([0, 1, 2]);
  });
});
