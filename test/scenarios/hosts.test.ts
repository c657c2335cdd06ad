import { describe, expect, it } from 'vitest';
import { waitFor } from './arithmetic.js';
import { deploymentSeconds, factsOf, timesOf } from './facts-of.js';
import { headerOf, provider, runScenario, service } from './run-scenario.js';

const START = 10;
const HEALTHY = 40;
const STOP = 30;

describe('50-room-for-the-daemon', () => {
  const name = '50-room-for-the-daemon';
  const nowhere = "services[agent].placementConstraints=[{ type: memberOf, expression: 'attribute:agent exists' }]";
  const left = Math.floor((2048 - 256) / 512);

  it('keeps a place that managed scaling counts as free', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`floor((2048 - 256) / 512) = ${left} are left`);
    const [first] = provider(run).series;
    expect(first).toMatchObject({ t: 60, running: 1, needed: 1 + Math.ceil((7 - left) / 4), provisioning: 7 - left });
    const waits = factsOf(run, 'TaskPlaced')
      .filter(({ task }) => String(task).startsWith('web/'))
      .map(({ t }) => t);
    const second = waitFor(0, 75);
    // Scale-out waits until the second instance, launched at 80 s, is 300 s old.
    const third = Math.ceil((80 + 300 + 75) / 15) * 15;
    expect(waits).toEqual([...Array<number>(left).fill(0), ...Array<number>(left).fill(second), third]);
    expect(headerOf(name)).toContain(`it has waited ${third} s, the others ${second} s`);
    expect(service(run, 'agent').runningCount).toBe(3);
  });

  it('starts the daemon before other tasks', () => {
    const placed = factsOf(runScenario(name), 'TaskPlaced', { instance: 'i-2' }).map(({ task }) => task);
    expect(placed[0]).toBe('agent/2');
  });

  it('keeps none without the daemon', () => {
    const run = runScenario(name, nowhere);
    expect(service(run, 'agent').desiredCount).toBe(0);
    expect(provider(run).peakInstances).toBe(2);
    expect(headerOf(name)).toContain(`none waits longer than ${run.summary.placementWaitSeconds.max} s`);
    expect(run.summary.placementWaitSeconds.max).toBe(waitFor(0, 75));
  });
});

describe('51-daemon-deployment', () => {
  const name = '51-daemon-deployment';
  const percent = 'services[agent].deploymentConfiguration={ minimumHealthyPercent: 50 }';

  it('leaves each instance without its daemon while one stops and the next starts', () => {
    const run = runScenario(name);
    const short = 4 * (STOP + START);
    expect(headerOf(name)).toContain(`4 * (${STOP} + ${START}) = ${short} task-seconds`);
    expect(deploymentSeconds(run, 'agent')).toBe(STOP + START + HEALTHY);
    expect(service(run).belowDesiredTaskSeconds).toBe(4 * START + short);
  });

  it('takes two turns at 50 percent', () => {
    const run = runScenario(name, percent);
    expect(headerOf(name)).toContain('twice as long: 5m to 7m40s');
    expect(deploymentSeconds(run, 'agent')).toBe(2 * (STOP + START + HEALTHY));
  });

  it('starts at once where stopping tasks do not count', () => {
    const run = runScenario(name, 'model.stoppingCountsInMaximumPercent=false');
    expect(headerOf(name)).toContain(`the new ones start at once: 4 * ${START} = ${4 * START}`);
    expect(service(run).belowDesiredTaskSeconds).toBe(4 * START + 4 * START);
  });
});

describe('52-host-waits-for-the-stop', () => {
  const name = '52-host-waits-for-the-stop';

  it('lets the scheduler place at once, and the host wait', () => {
    const run = runScenario(name);
    const job = 'batch-run-2/1';
    expect(timesOf(run, 'TaskPlaced', { task: job })).toEqual([300]);
    expect(timesOf(run, 'TaskAdmitted', { task: job })).toEqual([300 + STOP]);
    expect(timesOf(run, 'TaskStarted', { task: job })).toEqual([300 + STOP + START]);
    expect(headerOf(name)).toContain(`RUNNING, after ${STOP + START} s instead of ${START} s`);
  });

  it('does not wait where the stop takes no time, or where there is room', () => {
    const quick = runScenario(name, 'taskDefinitions[web].stopTime=0s');
    expect(timesOf(quick, 'TaskStarted').at(-1)).toBe(300 + START);
    const roomy = runScenario(name, 'autoScalingGroups[web-asg].instanceTypes=[m5.xlarge]');
    expect(timesOf(roomy, 'TaskStarted').at(-1)).toBe(300 + START);
  });
});
