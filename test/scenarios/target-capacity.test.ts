import { describe, expect, it } from 'vitest';
import { instancesAt, reservation, waitFor } from './arithmetic.js';
import { busyInstances, headerOf, provider, runScenario } from './run-scenario.js';

const tasksPerInstance = 2048 / 1024;
const busyAtRest = 16 / tasksPerInstance;
const busyInBurst = (16 + 8) / tasksPerInstance;
const wait = waitFor(1810, 75);
const target = 'capacityProviders[web-cp].managedScaling.targetCapacity';

describe.each([
  { name: '06-target-100', targetCapacity: 100, other: 80 },
  { name: '07-target-80', targetCapacity: 80, other: 100 },
  { name: '08-target-50', targetCapacity: 50, other: 80 },
])('$name', ({ name, targetCapacity, other }) => {
  const atRest = instancesAt(busyAtRest, targetCapacity);
  const atOnce = Math.min(8, (atRest - busyAtRest) * tasksPerInstance);

  it('keeps whole empty instances, and fills the others', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`ceil(8 * 100 / ${targetCapacity}) = ${atRest}`);
    expect(provider(run).finalInstances).toBe(atRest);
    const tasks = run.summary.instances.map((instance) => instance.tasks).sort((a, b) => b - a);
    const empty = atRest - busyAtRest;
    expect(tasks).toEqual([...Array<number>(busyAtRest).fill(tasksPerInstance), ...Array<number>(empty).fill(0)]);
  });

  it('lets wait exactly the tasks that they do not hold, each as long as derived', () => {
    const { count, mean, max } = runScenario(name).summary.placementWaitSeconds;
    expect(max).toBe(atOnce < 8 ? wait : 0);
    expect(mean * count).toBeCloseTo((8 - atOnce) * wait, 1);
  });

  it('grows to the same headroom over the busy instances of the burst', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`: ${reservation(busyInBurst, atRest)} %`);
    expect(provider(run).peakInstances).toBe(instancesAt(busyInBurst, targetCapacity));
  });

  it('behaves otherwise at another target', () => {
    const run = runScenario(name, `${target}=${other}`, 'autoScalingGroups[web-asg].desiredCapacity=8');
    expect(provider(run).finalInstances).toBe(instancesAt(busyAtRest, other));
    expect(busyInstances(run)).toBe(busyAtRest);
  });
});

it('the wait of 06 is the one its comment adds up', () => {
  expect(headerOf('06-target-100')).toContain(`= ${wait} s`);
  expect(headerOf('07-target-80')).toContain(`wait ${wait} s`);
});
