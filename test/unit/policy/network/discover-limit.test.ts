import { expect, it } from 'vitest';
import { throttledShare } from '../../../../src/policy/network/discover-limit.js';

it.each([
  [0, 0],
  [1000, 0],
  [1250, 0.2],
  [4000, 0.75],
])('of %i calls of DiscoverInstances a second %f are throttled (SD-6)', (calls, share) => {
  expect(throttledShare(calls)).toBeCloseTo(share, 12);
});
