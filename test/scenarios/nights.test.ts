import { describe, expect, it } from 'vitest';
import { read } from '../tidy/source-tree.js';
import { at, waitFor } from './arithmetic.js';
import { headerOf, provider, runScenario } from './run-scenario.js';

describe('23-night-batch', () => {
  const name = '23-night-batch';
  const rows = read(`scenarios/${name}.csv`)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const tasks = rows.reduce((total, [, , , count]) => total + Number(count), 0);
  const desiredAt = (run: ReturnType<typeof runScenario>, t: number) =>
    provider(run).series.find((point) => point.t === t)?.desired;
  const extracts = Math.ceil((24 - 2 * 4) / 4);
  const transforms = 5;
  const needed = 2 + Math.max(extracts, transforms);

  it('runs every task of the trace', () => {
    const { requested, completed } = runScenario(name).summary.tasks;
    expect(requested).toBe(tasks);
    expect(completed).toBe(tasks);
  });

  it('takes the greatest need of a group of equal tasks, not the sum', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`= 2 + ${transforms} = ${needed} instances; the sum would be 2 + 9 = 11`);
    expect(desiredAt(run, at(1, 1))).toBe(2);
    expect(desiredAt(run, at(1, 6))).toBe(needed);
    expect(desiredAt(run, at(1, 11))).toBe(needed + transforms - 1);
  });

  it('takes less where the largest step is less', () => {
    const run = runScenario(name, 'capacityProviders[batch-cp].managedScaling.maximumScalingStepSize=3');
    expect(desiredAt(run, at(1, 6))).toBe(2 + 3);
  });
});

describe('24-a-week', () => {
  const name = '24-a-week';
  const minutes = 60;
  const raised = at(20, 14, 20) - at(6, 45);
  const perDay = 8 * raised + 2 * minutes + 1 * (2 * minutes);
  const instanceHours = (5 * perDay) / 3600 + 7 * 24 * 2;

  it('pays for the days only', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`= ${instanceHours.toFixed(1)} instance hours`);
    expect(provider(run).instanceHours).toBeCloseTo(instanceHours, 4);
    expect(run.summary.placementWaitSeconds.max).toBe(0);
  });

  it('lets the morning wait without the schedule', () => {
    const run = runScenario(name, 'autoScalingGroups[shop-asg].scheduledActions=[]');
    const wait = waitFor(at(7, 0), 75);
    expect(headerOf(name)).toContain(`= ${wait} s`);
    expect(run.summary.placementWaitSeconds.max).toBe(wait);
    expect(provider(run).instanceHours).toBeLessThan(instanceHours);
  });
});
