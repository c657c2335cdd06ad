import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tellRun, type ToldRun } from '../../../../src/analysis/explain/told-run.js';
import { waitOf, type Wait } from '../../../../src/analysis/explain/wait-parts.js';
import { simulate } from '../../../../src/simulate.js';
import { runScenario, scenarioNames } from '../../../scenarios/run-scenario.js';
import { loadDrawn } from '../../../fuzz/load-drawn.js';
import { arbitraryScenario } from '../../../support/arbitrary-scenario.js';
import { load } from '../../../support/load.js';

/** One instance, room for two tasks of three; the group may grow to `maxSize`. */
const cluster = (maxSize: number, more: object = {}): object => ({
  version: 1,
  name: 'waits',
  duration: '20m',
  autoScalingGroups: [
    {
      name: 'asg',
      availabilityZones: ['us-east-1a'],
      instanceTypes: ['m5.large'],
      desiredCapacity: 1,
      maxSize,
      newInstancesProtectedFromScaleIn: true,
      bootTime: '60s',
    },
  ],
  capacityProviders: [
    {
      name: 'cp',
      autoScalingGroup: 'asg',
      managedScaling: { status: 'ENABLED' },
      managedTerminationProtection: 'ENABLED',
    },
  ],
  taskDefinitions: [{ family: 'web', cpu: 1024, memory: 1024 }],
  services: [
    { name: 'web', taskDefinition: 'web', desiredCount: 3, capacityProviderStrategy: [{ capacityProvider: 'cp' }] },
  ],
  ...more,
});

const waitIn = (scenario: object, task: string): Wait | undefined =>
  waitOf(tellRun(simulate(load(scenario), { keepTrace: true })), task);

const inSeconds = ({ parts }: Wait): [string, number][] =>
  parts.map(({ cause, fromMs, untilMs }) => [cause, (untilMs - fromMs) / 1000]);

/** Some tasks that waited, of all times of the run: each reads the trace. */
const MOST = 12;

function expectWholeWaits(run: ToldRun, lastMs = run.scenario.durationMs): void {
  const waited = run.find(({ type, t }) => type === 'TaskWaited' && t * 1000 <= lastMs);
  const step = Math.max(1, Math.floor(waited.length / MOST));
  for (const { task } of waited.filter((_, n) => n % step === 0)) {
    const { parts, fromMs, untilMs, outcome } = waitOf(run, String(task), lastMs)!;
    expect(parts.map((part) => part.fromMs)).toEqual(
      [fromMs, ...parts.map((part) => part.untilMs)].slice(0, parts.length),
    );
    expect(parts.at(-1)?.untilMs ?? fromMs).toBe(untilMs);
    for (const part of parts) expect(part.untilMs).toBeGreaterThan(part.fromMs);
    if (outcome === 'stillWaiting') expect(untilMs).toBe(lastMs);
  }
}

describe('a wait', () => {
  it('is cut where the facts came that ended it', () => {
    // Asked for at 0; measured at 60; alarm at 80; registered at 140; tried again at 150.
    const wait = waitIn(cluster(4), 'web/3')!;
    expect(wait.outcome).toBe('placed');
    expect(inSeconds(wait)).toEqual([
      ['metric', 60],
      ['alarm', 20],
      ['boot', 60],
      ['placement', 10],
    ]);
  });

  it('names what keeps the policy from acting', () => {
    // Eight more tasks at 2 m want four instances, while the first new one is warming up until 80 + 300 s.
    const events = [{ at: '2m', type: 'setDesiredCount', service: 'web', desiredCount: 11 }];
    expect(inSeconds(waitIn(cluster(9, { events }), 'web/11')!)).toEqual([
      // The datapoint of 120 s saw it at once; the one of 420 s is the first whose alarm may act (440 ≥ 380).
      ['warmUp', 240],
      ['alarm', 20],
      ['boot', 60],
      ['placement', 10],
    ]);
  });

  it('of a task that never finds a place ends at maxSize', () => {
    const wait = waitIn(cluster(1), 'web/3')!;
    expect(wait).toMatchObject({ outcome: 'stillWaiting', fromMs: 0, untilMs: 1_200_000 });
    expect(wait.parts.at(-1)).toMatchObject({ cause: 'maxSize', untilMs: 1_200_000 });
  });

  it('without an end is spent on launches that fail, whatever the policy wants meanwhile', () => {
    // Quota of 2 vCPUs, one m5.large: the policy asks at 80 s, and its later steps meet warm-up, then maxSize.
    const wait = waitIn(cluster(4, { account: { vcpuQuota: 2 } }), 'web/3')!;
    expect(inSeconds(wait)).toEqual([
      ['metric', 60],
      ['alarm', 20],
      ['launch', 1120],
    ]);
    expect(wait.parts.at(-1)?.fact).toBeNull();
  });

  it('that no scaling can end is for want of room', () => {
    const run = tellRun(runScenario('12-task-larger-than-the-smallest-type'));
    const wait = waitOf(run, 'report-run-1/3')!;
    expect(wait.parts.map(({ cause }) => cause)).toEqual(['metric', 'noRoom']);
    expect(wait.outcome).toBe('notPlaced');
  });

  it('knows no more than was known at a time', () => {
    const run = tellRun(simulate(load(cluster(4)), { keepTrace: true }));
    const then = (ms: number): Wait => waitOf(run, 'web/3', ms)!;
    expect(then(30_000)).toMatchObject({ outcome: 'stillWaiting', untilMs: 30_000 });
    expect(inSeconds(then(30_000))).toEqual([['noRoom', 30]]);
    // The instance boots from 80 to 140, and ECS tries again at 150.
    expect(inSeconds(then(120_000))).toEqual([
      ['metric', 60],
      ['alarm', 20],
      ['boot', 40],
    ]);
    expect(then(150_000)).toEqual(waitOf(run, 'web/3'));
    expect(waitOf(tellRun(runScenario('02-zonal')), 'web-app/19', 1_799_999)).toBeUndefined();
  });

  it('of a task that is placed at once has no parts, and of one that nobody asked for there is none', () => {
    expect(waitIn(cluster(4), 'web/1')).toMatchObject({ outcome: 'placed', parts: [] });
    expect(waitIn(cluster(4), 'web/4')).toBeUndefined();
  });

  it.each(scenarioNames)('in %s adds up to the time from request to placement', (name) => {
    expectWholeWaits(tellRun(runScenario(name)));
  });

  it('in any scenario adds up, whenever it is looked at', () => {
    fc.assert(
      fc.property(arbitraryScenario, fc.double({ min: 0.1, max: 1, noNaN: true }), (drawn, share) => {
        const scenario = loadDrawn(drawn).scenario!;
        expectWholeWaits(tellRun(simulate(scenario, { keepTrace: true })), Math.round(scenario.durationMs * share));
      }),
      { numRuns: 40 },
    );
  });
});
