import { describe, expect, it } from 'vitest';
import { simulate, type Run } from '../../src/simulate.js';
import { load } from '../support/load.js';
import { poisonousNames, withPoison } from './poison.js';

/** Every way in which chance and time enter: distributions, arrivals, ties, updates, schedules, time limits. */
const scenario = `
version: 1
name: poisoned
seed: 7
duration: 3h
autoScalingGroups:
  - name: asg
    availabilityZones: [us-east-1a, us-east-1b]
    instanceTypes: [m5.large]
    maxSize: 12
    desiredCapacity: 2
    newInstancesProtectedFromScaleIn: true
    bootTime: { distribution: lognormal, median: 75s, p95: 150s }
    scheduledActions: [{ at: 2h, minSize: 3 }]
capacityProviders:
  - name: cp
    autoScalingGroup: asg
    managedScaling: { status: ENABLED, targetCapacity: 90 }
    managedTerminationProtection: ENABLED
    managedDraining: DISABLED
cluster:
  defaultCapacityProviderStrategy: [{ capacityProvider: cp, weight: 1 }]
taskDefinitions:
  - { family: web, cpu: 512, memory: 1024, startTime: { distribution: exponential, mean: 8s } }
  - { family: job, cpu: 256, memory: 512, startTime: { distribution: uniform, min: 2s, max: 9s } }
services:
  - { name: web, taskDefinition: web, desiredCount: 9, placementStrategy: [{ type: random }] }
workloads:
  - { name: jobs, type: poisson, taskDefinition: job, ratePerMinute: 2, runTime: { distribution: normal, mean: 4m, stdDev: 1m } }
  - { name: wave, type: diurnal, taskDefinition: job, ratePerMinute: { min: 0, max: 1, peakAt: 1h }, runTime: 5m }
events:
  - { at: 1h, type: setDesiredCount, service: web, desiredCount: 3 }
  - { at: 90m, type: update, path: 'capacityProviders[cp].managedScaling.targetCapacity', value: 100 }
`;

const loadAndRun = (): Run => simulate(load(scenario));

describe('a run with clocks, timers, chance and locales poisoned', () => {
  it('is the run without poison', () => {
    const clean = loadAndRun();
    const poisoned = withPoison(loadAndRun);
    expect(poisoned.facts).toBe(clean.facts);
    expect(poisoned.traceHash).toBe(clean.traceHash);
    expect(poisoned.summary).toEqual(clean.summary);
    expect(clean.summary.tasks.completed).toBeGreaterThan(100);
    expect(clean.summary.capacityProviders[0].instancesLaunched).toBeGreaterThan(0);
  });
});

describe('the poison', () => {
  it.each([
    ['Date', () => Date.now()],
    ['Date', () => new Date()],
    ['Intl', () => new Intl.NumberFormat()],
    ['random', () => Math.random()],
    ['now', () => performance.now()],
    ['setTimeout', () => setTimeout(() => 0, 0)],
    [
      'queueMicrotask',
      () => {
        queueMicrotask(() => 0);
      },
    ],
    ['localeCompare', () => 'a'.localeCompare('b')],
    ['randomUUID', () => crypto.randomUUID()],
    ['cwd', () => process.cwd()],
    ['sort', () => [2, 1].sort()],
  ])('works: %s', (name, act: () => unknown) => {
    expect(() => withPoison(act)).toThrow(`poisoned: ${name}`);
    expect(act).not.toThrow();
  });

  it('leaves sorting by a comparator alone, and itself nowhere', () => {
    expect(withPoison(() => [1, 3, 2].sort((a, b) => b - a))).toEqual([3, 2, 1]);
    expect([3, 1, 2].sort()).toEqual([1, 2, 3]);
    expect(poisonousNames).toContain('hrtime');
  });
});
