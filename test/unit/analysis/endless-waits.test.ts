import { describe, expect, it } from 'vitest';
import { createEndlessWaits, type EndlessWaits } from '../../../src/analysis/endless-waits.js';
import { readTrace } from '../../../src/analysis/read-trace.js';
import type { Summary } from '../../../src/analysis/summary-types.js';
import type { Scenario } from '../../../src/model/scenario.js';
import { simulate, type Run } from '../../../src/simulate.js';
import { load } from '../../support/load.js';

/** One instance that takes four tasks, two that may wait for ten minutes, and more demand than that. */
const scarce = (more: object = {}): Scenario =>
  load({
    version: 1,
    duration: '1h',
    account: { provisioningTaskLimit: 2 },
    autoScalingGroups: [
      { name: 'ecs', availabilityZones: ['us-east-1a'], instanceTypes: ['m5.large'], desiredCapacity: 1, maxSize: 1 },
      { name: 'idle', availabilityZones: ['us-east-1a'], instanceTypes: ['m5.large'], maxSize: 1 },
    ],
    capacityProviders: [
      { name: 'ecs', autoScalingGroup: 'ecs', managedScaling: { status: 'ENABLED' } },
      { name: 'idle', autoScalingGroup: 'idle', managedScaling: { status: 'ENABLED' } },
    ],
    taskDefinitions: [{ family: 'job', cpu: 512, memory: 512 }],
    services: [
      { name: 'web', taskDefinition: 'job', desiredCount: 1, capacityProviderStrategy: [{ capacityProvider: 'ecs' }] },
    ],
    workloads: [
      {
        name: 'jobs',
        type: 'poisson',
        taskDefinition: 'job',
        ratePerMinute: 0.5,
        runTime: '15m',
        capacityProviderStrategy: [{ capacityProvider: 'ecs' }],
      },
    ],
    model: { provisioningTimeout: '10m' },
    ...more,
  });

function judged(scenario: Scenario): { readonly run: Run; readonly summary: Summary } {
  let waits: EndlessWaits | undefined;
  const run = simulate(scenario, {
    keepTrace: true,
    observe: (running) => {
      waits = createEndlessWaits(running);
      return waits.fold;
    },
  });
  if (waits === undefined) throw new Error('nobody observed the run');
  return { run, summary: waits.judge(run.summary) };
}

/** From the trace alone: how long each task of the window waited, least first. */
function waitsOf(run: Run, until: 'placed' | 'started', isOurs: (task: string) => boolean = () => true): number[] {
  const { fromMs, untilMs } = run.scenario.measure;
  const requested = new Map<string, number>();
  const waits: number[] = [];
  for (const { type, t, task, cause } of readTrace(run)) {
    const name = String(task);
    if (type === 'TaskRequested' && t * 1000 >= fromMs && (t * 1000 < untilMs || untilMs >= run.scenario.durationMs))
      requested.set(name, t);
    const since = requested.get(name);
    if (since === undefined || !isOurs(name)) continue;
    if (type === 'TaskPlaced' && until === 'started') continue;
    if (type === (until === 'placed' ? 'TaskPlaced' : 'TaskStarted')) waits.push(t - since);
    const endless = type === 'TaskStopped' && (cause === 'timedOut' || cause === 'rejected');
    if (endless) waits.push(Infinity);
    if (type === 'TaskPlaced' || endless) requested.delete(name);
  }
  if (until === 'placed') for (const name of requested.keys()) if (isOurs(name)) waits.push(Infinity);
  return waits.toSorted((a, b) => a - b);
}

describe('a task without a place', () => {
  const { run, summary } = judged(scarce());
  const { tasks } = run.summary;
  const waits = waitsOf(run, 'placed');
  const endless = tasks.timedOut + tasks.rejected + tasks.waitingAtEnd;

  it('comes in all three kinds here', () => {
    expect(Math.min(tasks.timedOut, tasks.rejected, tasks.waitingAtEnd, tasks.placed)).toBeGreaterThan(0);
    expect(waits.filter((wait) => wait === Infinity)).toHaveLength(endless);
  });

  it('counts with an endless wait', () => {
    const { count, p50, max, mean } = summary.placementWaitSeconds;
    expect(count).toBe(tasks.placed + endless);
    expect({ max, mean }).toEqual({ max: Infinity, mean: Infinity });
    expect(p50).toBe(waits.length % 2 === 1 ? waits[(waits.length - 1) / 2] : Infinity);
    expect(summary.startLatencySeconds.count).toBe(run.summary.startLatencySeconds.count + endless);
    expect(summary.startLatencySeconds.max).toBe(Infinity);
  });

  it('counts for who asked and for the provider, and for nobody else', () => {
    const [jobs] = summary.workloads;
    expect(jobs.placementWaitSeconds.count).toBe(waitsOf(run, 'placed', (task) => task.startsWith('jobs')).length);
    expect(jobs.placementWaitSeconds.max).toBe(Infinity);
    expect(summary.services[0].placementWaitSeconds).toEqual(run.summary.services[0].placementWaitSeconds);
    expect(summary.capacityProviders[0].placementWaitSeconds).toEqual(summary.placementWaitSeconds);
    expect(summary.capacityProviders[1].placementWaitSeconds).toEqual(
      run.summary.capacityProviders[1].placementWaitSeconds,
    );
  });

  it('changes nothing else', () => {
    const { placementWaitSeconds, startLatencySeconds, ...same } = run.summary;
    expect(summary.tasks).toEqual(same.tasks);
    expect(summary.cost).toEqual(same.cost);
    expect(run.summary.placementWaitSeconds).toBe(placementWaitSeconds);
    expect(Number.isFinite(placementWaitSeconds.max) && Number.isFinite(startLatencySeconds.max)).toBe(true);
  });
});

it('only counts when it was asked for in the window', () => {
  const { run, summary } = judged(scarce({ measure: { from: '20m', until: '40m' } }));
  const waits = waitsOf(run, 'placed');
  expect(waits.length).toBeGreaterThan(0);
  expect(summary.placementWaitSeconds.count).toBe(waits.length);
  expect(waits.length).toBeLessThan(run.summary.tasks.requested);
});

it('leaves a run in which every task finds a place as it is', () => {
  const { run, summary } = judged(scarce({ workloads: [] }));
  expect(run.summary.tasks.placed).toBe(1);
  expect(summary).toEqual(run.summary);
});
