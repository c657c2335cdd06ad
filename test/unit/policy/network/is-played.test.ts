import { expect, it } from 'vitest';
import { isPlayed } from '../../../../src/policy/network/is-played.js';
import type { Curve } from '../../../../src/model/scenario.js';

const constant = (value: number): Curve => ({ type: 'constant', value });
const steps: Curve = {
  type: 'steps',
  points: [
    { atMs: 0, value: 1 },
    { atMs: 1000, value: 101 },
  ],
};

it.each([
  ['at the bound', constant(100), 1, true],
  ['above it', constant(100.5), 1, false],
  ['above it once', steps, 1, false],
  ['above it, over connections', constant(5000), 2, true],
])('an edge %s is played or not', (_, requestsPerSecond, requestsPerConnection, played) => {
  expect(isPlayed({ requestsPerSecond, requestsPerConnection }, { requestsSimulatedUpTo: 100 })).toBe(played);
});
