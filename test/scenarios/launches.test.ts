import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/simulate.js';
import { waitFor } from './arithmetic.js';
import { factsOf, timesOf } from './facts-of.js';
import { findingCodes, headerOf, provider, runScenario, service } from './run-scenario.js';

const BOOT = 75;
const BURST = 600;
const BACK = 1800;
const wait = waitFor(BURST, BOOT);
/** A task that waits until EC2 has capacity again. */
const longWait = Math.ceil((BACK + BOOT) / 15) * 15 - BURST;

const waitsOf = (run: Run, name: string): readonly number[] =>
  factsOf(run, 'TaskRequested', { requester: name, t: BURST }).map(({ task }) => {
    const [placed] = factsOf(run, 'TaskPlaced', { task });
    return placed.t - BURST;
  });
const desiredOf = (run: Run, group: string): readonly unknown[] =>
  factsOf(run, 'DesiredCapacityChanged', { group }).map(({ desiredCapacity }) => desiredCapacity);

describe('36-balanced-only', () => {
  const name = '36-balanced-only';

  it('waits for its zone, where best effort goes to the other', () => {
    const run = runScenario(name);
    expect(waitsOf(run, 'best-effort')).toEqual([wait, wait, wait, wait]);
    expect(waitsOf(run, 'balanced-only')).toEqual([wait, wait, longWait, longWait]);
    expect(headerOf(name)).toContain(`2 tasks wait ${wait} s, 2 until 31m15s: ${longWait} s`);
    expect(service(run, 'best-effort').byAvailabilityZone).toEqual({ 'us-east-1a': 6, 'us-east-1b': 2 });
    expect(service(run, 'balanced-only').byAvailabilityZone).toEqual({ 'us-east-1a': 4, 'us-east-1b': 4 });
  });

  it('desires more and more meanwhile, and gets it', () => {
    const run = runScenario(name);
    const desired = [2, 4];
    while (desired[desired.length - 1] < 8) desired.push(Math.min(8, Math.ceil((desired[desired.length - 1] * 4) / 3)));
    expect(desiredOf(run, 'balanced-only')).toEqual(desired);
    expect(headerOf(name)).toContain(`needed / running = 4 / 3: ${desired[1]}, ${desired[2]}, then ${desired[3]}`);
    const launched = factsOf(run, 'InstanceLaunched', { group: 'balanced-only', t: BACK });
    expect(headerOf(name)).toContain(`${launched.length} instances are launched where 1 was missing`);
    expect(launched).toHaveLength(8 - 3);
    expect(desiredOf(run, 'best-effort')).toEqual([2, 4]);
  });

  it('differs by the distribution alone', () => {
    const run = runScenario(name, 'autoScalingGroups[balanced-only].availabilityZoneDistribution=balanced-best-effort');
    expect(waitsOf(run, 'balanced-only')).toEqual(waitsOf(run, 'best-effort'));
    expect(factsOf(run, 'LaunchFailed')).toEqual([]);
  });
});

describe('37-several-instance-types', () => {
  const name = '37-several-instance-types';

  it('launches the second type while the first cannot be had', () => {
    const run = runScenario(name);
    const types = factsOf(run, 'InstanceLaunched', { group: 'several-types' }).map(({ instanceType }) => instanceType);
    expect(types).toEqual(['m5.large', 'm5.large', 'm5a.large', 'm5a.large']);
    expect(waitsOf(run, 'several-types')).toEqual([wait, wait, wait, wait]);
    expect(waitsOf(run, 'one-type')).toEqual([longWait, longWait, longWait, longWait]);
    expect(headerOf(name)).toContain(`wait until 31m15s: ${longWait} s`);
    expect(desiredOf(run, 'one-type')).toEqual([2, 4, 8]);
    expect(headerOf(name)).toContain('2, 4, 8, and so 6 instances come instead of 2');
    expect(provider(run, 'one-type').instancesLaunched).toBe(6);
  });

  it('waits with one type, and not with capacity', () => {
    const one = runScenario(name, 'autoScalingGroups[several-types].instanceTypes=[m5.large]');
    expect(waitsOf(one, 'several-types')).toEqual(waitsOf(one, 'one-type'));
    const all = runScenario(name, "events[0].instanceType='m5a.large'");
    expect(waitsOf(all, 'one-type')).toEqual([wait, wait, wait, wait]);
  });
});

describe('38-vcpu-quota', () => {
  const name = '38-vcpu-quota';

  it('ends the scale-out, whatever is desired', () => {
    const run = runScenario(name);
    const instances = 8 / 2;
    expect(headerOf(name)).toContain(`8 / 2 = ${instances} instances, ${instances} * 2 = ${instances * 2} tasks run`);
    expect(provider(run)).toMatchObject({ peakInstances: instances, finalInstances: instances });
    expect(service(run).runningCount).toBe(instances * 2);
    expect(run.summary.tasks.waitingAtEnd).toBe(12 - instances * 2);
    const failures = factsOf(run, 'LaunchFailed');
    expect(new Set(failures.map(({ reason }) => reason))).toEqual(new Set(['vcpuQuota']));
    expect(timesOf(run, 'LaunchFailed').slice(0, 3)).toEqual([620, 680, 740]);
    expect(desiredOf(run, 'web-asg').at(-1)).toBe(10);
    expect(findingCodes(run)).toContain('R008');
  });

  it('does not with a quota for all of them', () => {
    const run = runScenario(name, 'account.vcpuQuota=12');
    expect(service(run).runningCount).toBe(12);
    expect(factsOf(run, 'LaunchFailed')).toEqual([]);
    expect(desiredOf(run, 'web-asg')).toEqual([2, 6]);
  });
});

describe('40-warm-pool', () => {
  const name = '40-warm-pool';
  const bootTimes = { warm: 20, cold: 150 };

  it('saves the boot, and only that', () => {
    const run = runScenario(name);
    for (const which of ['warm', 'cold'] as const) {
      const seconds = waitFor(BURST, bootTimes[which]);
      expect(headerOf(name)).toMatch(new RegExp(`${which} [^:]*: placed at \\d+m(?:\\d+s)?, after ${seconds} s`));
      expect(waitsOf(run, which)).toEqual(Array.from({ length: 8 }, () => seconds));
    }
    expect(factsOf(run, 'WarmPoolChanged')[0]).toMatchObject({ group: 'warm', t: 0, ready: 6 - 2 });
    expect(factsOf(run, 'WarmInstanceTaken')).toHaveLength(4);
    // Those in the pool are not in N.
    const running = (which: string): unknown => provider(run, which).series.map((point) => point.running);
    expect(running('warm')).toEqual(running('cold'));
  });

  it('saves nothing once it is empty', () => {
    const run = runScenario(name, 'autoScalingGroups[warm].warmPool.maxGroupPreparedCapacity=2');
    expect(factsOf(run, 'WarmInstanceTaken')).toEqual([]);
    expect(waitsOf(run, 'warm')).toEqual(waitsOf(run, 'cold'));
  });
});
