import { describe, expect, it } from 'vitest';
import {
  cpuUtilization,
  memoryUtilization,
  requestsPerTarget,
} from '../../../../src/policy/scaling/service-utilization.js';

describe('cpuUtilization (AS-2)', () => {
  it.each([
    ['a vCPU-second a second on one vCPU', 40, 25, 1, 1024, 100],
    ['half of a vCPU is twice as much', 40, 25, 1, 512, 200],
    ['above 100: borrowed', 400, 25, 12, 512, (400 * 25 * 100) / 1000 / 6],
    ['at a target exactly', 144, 25, 12, 512, 60],
    ['no load', 0, 25, 12, 512, 0],
  ])('%s', (_, requests, ms, running, cpuUnits, percent) => {
    expect(cpuUtilization(requests, ms, running, cpuUnits)).toBeCloseTo(percent, 10);
  });

  it('is exact where the quotient is', () => {
    expect(cpuUtilization(144, 25, 12, 512)).toBe(60);
    expect(cpuUtilization(21, 10, 3, 256)).toBe(28);
  });

  it('is missing where nothing runs or nothing is reserved (AS-7)', () => {
    expect(cpuUtilization(40, 25, 0, 1024)).toBeNaN();
    expect(cpuUtilization(40, 25, 2, 0)).toBeNaN();
    expect(cpuUtilization(0, 25, 0, 1024)).toBeNaN();
  });
});

describe('memoryUtilization (AS-2)', () => {
  it.each([
    ['what each task uses by itself', 0, 256, 2, 4, 1024, 25],
    ['and for the requests that it serves', 100, 256, 2, 4, 1024, (256 + 50) / 10.24],
    ['without a floor', 100, 0, 2, 4, 1000, 5],
    ['full', 512, 512, 1, 1, 1024, 100],
    ['never above 100', 513, 512, 1, 1, 1024, 100],
  ])('%s', (_, requests, perTask, perRequest, running, memoryMiB, percent) => {
    expect(memoryUtilization(requests, perTask, perRequest, running, memoryMiB)).toBeCloseTo(percent, 10);
  });

  it('is missing where nothing runs (AS-7)', () => {
    expect(memoryUtilization(100, 256, 2, 0, 1024)).toBeNaN();
    expect(memoryUtilization(100, 256, 2, 1, 0)).toBeNaN();
  });
});

describe('requestsPerTarget (AS-1)', () => {
  it('counts a minute’s requests for each running task', () => {
    expect(requestsPerTarget(50, 3)).toBe(1000);
    expect(requestsPerTarget(50, 1)).toBe(3000);
    expect(requestsPerTarget(0, 3)).toBe(0);
  });

  it('is missing where nothing runs (AS-7)', () => {
    expect(requestsPerTarget(50, 0)).toBeNaN();
  });
});
