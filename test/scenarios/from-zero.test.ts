import { describe, expect, it } from 'vitest';
import { readTrace } from '../../src/analysis/read-trace.js';
import { alarmAt, lowAlarmAt } from './arithmetic.js';
import { findingCodes, headerOf, provider, runScenario } from './run-scenario.js';

const USD_PER_HOUR = 0.096;

describe('09-scale-from-zero', () => {
  const name = '09-scale-from-zero';
  const launched = alarmAt(310);
  const placed = Math.ceil((launched + 75) / 15) * 15;
  const ended = lowAlarmAt(Math.ceil(placed / 60) * 60);

  it('launches two for one task, and pays for the second until the fifteenth low datapoint', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`${ended - launched} s = ${(ended - launched) / 60} minutes`);
    expect(provider(run)).toMatchObject({ peakInstances: 2, instancesLaunched: 2, finalInstances: 1 });
    const end = [...readTrace(run)].find(({ type }) => type === 'InstanceTerminated');
    expect(end?.t).toBe(ended);
    const idleSeconds = ended - launched + (placed - launched);
    expect(run.summary.cost.idleUsd).toBeCloseTo((idleSeconds / 3600) * USD_PER_HOUR, 5);
  });

  it('needs no second one where one instance is kept', () => {
    const run = runScenario(
      name,
      'autoScalingGroups[jobs-asg].minSize=1',
      'autoScalingGroups[jobs-asg].desiredCapacity=1',
    );
    expect(provider(run)).toMatchObject({ peakInstances: 1, instancesLaunched: 0 });
    expect(run.summary.placementWaitSeconds.max).toBe(0);
  });
});

describe('10-empty-cluster-at-100', () => {
  it('stays at zero', () => {
    expect(headerOf('10-empty-cluster-at-100')).toContain('0 launches in 6 hours');
    const { series, instancesLaunched } = provider(runScenario('10-empty-cluster-at-100'));
    expect(instancesLaunched).toBe(0);
    expect(new Set(series.map(({ reservation }) => reservation))).toEqual(new Set([100]));
  });

  it('does not below 100', () => {
    const run = runScenario('10-empty-cluster-at-100', 'capacityProviders[empty-cp].managedScaling.targetCapacity=99');
    expect(provider(run).instancesLaunched).toBeGreaterThan(0);
  });
});

describe('11-empty-cluster-at-90', () => {
  const name = '11-empty-cluster-at-90';
  const first = alarmAt(0);
  const down = lowAlarmAt(Math.ceil(first / 60) * 60);
  const gone = down + 60;
  const turn = alarmAt(gone) - first;
  const duration = 6 * 3600;
  const scaleOuts = Math.floor((duration - first) / turn) + 1;

  it('launches two instances every 17 minutes, for nothing', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`one turn takes ${turn} s = ${turn / 60} minutes`);
    expect(headerOf(name)).toContain(`= ${scaleOuts} scale-outs = ${2 * scaleOuts} launches`);
    expect(provider(run)).toMatchObject({ scaleOutActions: scaleOuts, instancesLaunched: 2 * scaleOuts });
    const paidPerTurn = down - first + (gone - first);
    const begun = first + (scaleOuts - 1) * turn;
    const paid = (scaleOuts - 1) * paidPerTurn + 2 * (duration - begun);
    expect(headerOf(name)).toContain(`= ${paidPerTurn} s of instances`);
    expect(provider(run).instanceHours).toBeCloseTo(paid / 3600, 4);
  });

  it('rests at target 100, and where ECS publishes the target for an empty cluster', () => {
    for (const set of ['capacityProviders[empty-cp].managedScaling.targetCapacity=100', 'model.emptyMetric=target']) {
      expect(provider(runScenario(name, set)).instancesLaunched).toBe(0);
    }
  });
});

describe('12-task-larger-than-the-smallest-type', () => {
  const name = '12-task-larger-than-the-smallest-type';
  const reports = 3;
  const more = Math.ceil(reports / (8 / 4));

  it('never scales out for it, and AWS stops the tasks in the end', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`0 launches`);
    expect(provider(run).instancesLaunched).toBe(0);
    expect(new Set(provider(run).series.map(({ reservation }) => reservation))).toEqual(new Set([100]));
    expect(run.summary.tasks.timedOut).toBe(reports);
    expect(findingCodes(run)).toContain('R001');
  });

  it('does where every type of the group holds it', () => {
    const run = runScenario(name, 'autoScalingGroups[mixed-asg].instanceTypes=[m5.2xlarge]');
    expect(headerOf(name)).toContain(`ceil(3 / 2) = ${more} more instances`);
    expect(provider(run).instancesLaunched).toBe(more);
    expect(run.summary.tasks).toMatchObject({ timedOut: 0, completed: reports });
  });
});
