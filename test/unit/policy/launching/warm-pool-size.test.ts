import { expect, it } from 'vitest';
import type { WarmPool } from '../../../../src/model/scenario.js';
import { warmPoolSize } from '../../../../src/policy/launching/warm-pool-size.js';

const pool = (minSize: number, maxGroupPreparedCapacity?: number): WarmPool => ({
  minSize,
  maxGroupPreparedCapacity,
  poolState: 'Stopped',
  startTime: { distribution: 'constant', valueMs: 20_000 },
});

it.each([
  ['W58', pool(0), 6, 10, 4],
  ['W58, prepared', pool(0, 8), 6, 10, 2],
  ['prepared above the group’s size', pool(0, 14), 6, 10, 8],
  ['prepared is 0', pool(1, 0), 6, 10, 1],
  ['all of it runs', pool(0), 10, 10, 0],
  ['more runs than is prepared', pool(0, 4), 6, 10, 0],
  ['at least minSize', pool(3, 8), 6, 10, 3],
  ['minSize is less', pool(3), 6, 10, 4],
])('%s (MS-61)', (_, warmPool, desired, maxSize, size) => {
  expect(warmPoolSize(warmPool, desired, maxSize)).toBe(size);
});
