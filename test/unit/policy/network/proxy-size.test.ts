import { expect, it } from 'vitest';
import { defaultProxy, leastProxy } from '../../../../src/policy/network/proxy-size.js';

it.each([
  ['little', 500, 100, 2000, 256, 64],
  ['many requests', 500.5, 100, 2000, 512, 64],
  ['many services', 0, 101, 0, 256, 128],
  ['many tasks', 0, 1, 2001, 256, 128],
  ['all of it', 1000, 200, 5000, 512, 128],
])('with %s a proxy needs what AWS advises (SC-2)', (_, requestsPerTask, services, tasks, cpuUnits, memoryMiB) => {
  expect(leastProxy({ requestsPerTask, services, tasks })).toEqual({ cpuUnits, memoryMiB });
});

it('is 256 units and 256 MiB by default', () => {
  expect(defaultProxy).toEqual({ cpuUnits: 256, memoryMiB: 256 });
});
