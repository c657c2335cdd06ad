import { describe, expect, it } from 'vitest';
import { Defect } from '../../src/kernel/defect.js';
import { resumeRun, simulate, startRun, type Snapshot } from '../../src/simulate.js';
import { load } from '../support/load.js';

const DAY_MS = 86_400_000;

/** A provider whose instances come and go, a service, and tasks that start all day and take their time to. */
const days = (howMany: number) =>
  load({
    version: 1,
    name: 'days',
    duration: `${howMany * 24}h`,
    autoScalingGroups: [
      {
        name: 'asg',
        availabilityZones: ['us-east-1a', 'us-east-1b'],
        instanceTypes: ['m5.large'],
        maxSize: 20,
        maxInstanceLifetime: '24h',
        desiredCapacity: 2,
      },
    ],
    capacityProviders: [
      { name: 'cp', autoScalingGroup: 'asg', managedScaling: { status: 'ENABLED', targetCapacity: 100 } },
    ],
    cluster: { defaultCapacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] },
    taskDefinitions: [
      { family: 'job', cpu: 512, memory: 1024, startTime: { distribution: 'uniform', min: '1s', max: '1.2s' } },
    ],
    services: [{ name: 'web', taskDefinition: 'job', desiredCount: 4 }],
    workloads: [{ name: 'jobs', type: 'poisson', taskDefinition: 'job', ratePerMinute: 1, runTime: '10m' }],
  });

/** How many numbers, words and streams a snapshot holds, without the datapoints of the providers: the only lists of numbers. */
function sizeOf({ states, streams }: Snapshot): number {
  const count = (value: unknown): number => {
    if (ArrayBuffer.isView(value)) return (value as Int32Array).length;
    if (typeof value !== 'object' || value === null) return 1;
    if (Array.isArray(value) && value.every((element) => typeof element === 'number')) return 0;
    return (value instanceof Map ? [...value.values()] : Object.values(value)).reduce<number>(
      (n, v) => n + count(v),
      0,
    );
  };
  return count(states) + count(streams);
}

describe('a run in progress', () => {
  it('stands where it was told to stand, and never after its end', () => {
    const run = startRun(days(1));
    expect(run.nowMs).toBe(0);
    run.runUntil(12_345);
    expect(run.nowMs).toBe(12_345);
    run.runUntil(2 * DAY_MS);
    expect(run.nowMs).toBe(DAY_MS);
  });

  it('does not go back', () => {
    const run = startRun(days(1));
    run.runUntil(1000);
    expect(() => {
      run.runUntil(999);
    }).toThrow(Defect);
  });

  it('may be finished twice', () => {
    const run = startRun(days(1));
    expect(run.finish().summary).toEqual(run.finish().summary);
  });

  it('may be forked before anything has happened, and when all has', () => {
    const scenario = days(1);
    const { summary } = simulate(scenario);
    const run = startRun(scenario);
    expect(resumeRun(run.snapshot()).finish().summary).toEqual(summary);
    run.runUntil(DAY_MS);
    expect(resumeRun(run.snapshot()).finish().summary).toEqual(summary);
  });

  it('goes on from its own seed', () => {
    const scenario = days(1);
    const run = startRun(scenario, { seed: 7 });
    run.runUntil(DAY_MS / 2);
    const fork = resumeRun(run.snapshot()).finish();
    expect(fork.traceHash).toBe(simulate(scenario, { seed: 7 }).traceHash);
    expect(fork.traceHash).not.toBe(simulate(scenario).traceHash);
  });

  it('shows an observer of its fork the world as it is', () => {
    const run = startRun(days(1));
    run.runUntil(DAY_MS / 2);
    const seen: number[] = [];
    resumeRun(run.snapshot(), {
      observe: ({ world, clock }) => {
        seen.push(clock.nowMs, world.instances.launched);
        return {};
      },
    });
    expect(seen[0]).toBe(DAY_MS / 2);
    expect(seen[1]).toBeGreaterThan(1);
  });

  it('remembers no more after many days than after a few, but for a datapoint a minute', () => {
    const run = startRun(days(8));
    run.runUntil(4 * DAY_MS);
    const early = sizeOf(run.snapshot());
    run.runUntil(8 * DAY_MS);
    expect(sizeOf(run.snapshot())).toBe(early);
    expect(run.finish().facts).toBeGreaterThan(50_000);
  });
});
