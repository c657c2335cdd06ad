import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/simulate.js';
import { lowAlarmAt } from './arithmetic.js';
import { deploymentSeconds, factsOf } from './facts-of.js';
import { headerOf, runScenario } from './run-scenario.js';

const ALARM_DELAY = 20;
const utilization = (requestsPerSecond: number, tasks: number): number => (requestsPerSecond * 2.4) / tasks;
const wanted = (tasks: number, metric: number, target: number): number => Math.ceil((tasks * metric) / target);
/** When the high alarm acts whose first datapoint is at `first` (AS-3). */
const highAlarmAt = (first: number): number => first + 2 * 60 + ALARM_DELAY;
/** `[time, desired count]` of each change after t = 0. */
const countsOf = (run: Run): readonly unknown[] =>
  factsOf(run, 'DesiredCountChanged')
    .filter(({ t }) => t > 0)
    .map(({ t, desiredCount }) => [t, desiredCount]);

describe('43-service-target-tracking', () => {
  const name = '43-service-target-tracking';
  const out = wanted(4, utilization(300, 4), 60);
  const into = wanted(out, utilization(100, out), 60);

  it('scales out after 3 datapoints, and in after 15', () => {
    expect(headerOf(name)).toContain(`33m20s ceil(4 * ${utilization(300, 4)} / 60) = ${out} tasks: 190 s after`);
    expect(headerOf(name)).toContain(
      `75m20s ceil(${out} * ${utilization(100, out)} / 60) = ${into} tasks: 910 s after`,
    );
    expect(highAlarmAt(1860) - 1810).toBe(190);
    expect(lowAlarmAt(3660) - 3610).toBe(910);
    expect(countsOf(runScenario(name))).toEqual([
      [highAlarmAt(1860), out],
      [lowAlarmAt(3660), into],
    ]);
  });

  it('does not move without a policy, nor within 10 % below the target', () => {
    expect(countsOf(runScenario(name, 'services[web].autoScaling.policies=[]'))).toEqual([]);
    const near = [
      'services[web].desiredCount=16',
      'services[web].autoScaling.policies[0].targetValue=15',
      'services[web].load.requestsPerSecond.points=[[0s, 100], [30m10s, 91]]',
    ];
    expect(countsOf(runScenario(name, ...near))).toEqual([]);
    const fewer = wanted(16, utilization(91, 16), 15);
    expect(countsOf(runScenario(name, ...near, 'model.serviceLowThresholdFactor=1'))[0]).toEqual([
      lowAlarmAt(1860),
      fewer,
    ]);
  });

  it('adds no more in its cooldown than was added already', () => {
    const steps = 'services[web].load.requestsPerSecond.points=[[0s, 100], [30m10s, 300], [34m10s, 400]]';
    const more = wanted(12, utilization(400, 12), 60);
    expect(countsOf(runScenario(name, steps))[1]).toEqual([highAlarmAt(1860) + 300, more]);
    const without = 'services[web].autoScaling.policies[0].scaleOutCooldown=0';
    expect(countsOf(runScenario(name, steps, without))[1]).toEqual([highAlarmAt(2100), more]);
  });
});

describe('44-several-scaling-policies', () => {
  const name = '44-several-scaling-policies';
  const byRequests = (requestsPerSecond: number): number => (requestsPerSecond * 60) / 1200;

  it('goes out with the largest, and in with none that disagrees', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`100 * 60 / 1200 = ${byRequests(100)}, then ${byRequests(300)} tasks`);
    expect(countsOf(run)).toEqual([
      [highAlarmAt(60), byRequests(100)],
      [highAlarmAt(1860), byRequests(300)],
    ]);
    const memory = (700 / 1024) * 100;
    expect(headerOf(name)).toContain(
      `${memory.toFixed(1)} %, whatever the load: 0.9 * 75 = ${0.9 * 75} is never reached`,
    );
    expect(memory).toBeGreaterThan(0.9 * 75);
  });

  it('goes in once the third has no say, or is gone', () => {
    const last = [lowAlarmAt(3660), byRequests(100)];
    expect(headerOf(name)).toContain(`Without the memory policy they fall to ${byRequests(100)}`);
    const path = 'services[web].autoScaling.policies';
    expect(countsOf(runScenario(name, `${path}[2].disableScaleIn=true`)).at(-1)).toEqual(last);
    const two = '{ type: targetTracking, metric: ECSServiceAverageCPUUtilization, targetValue: 60 }';
    const requests = '{ type: targetTracking, metric: ALBRequestCountPerTarget, targetValue: 1200 }';
    expect(countsOf(runScenario(name, `${path}=[${two}, ${requests}]`)).at(-1)).toEqual(last);
    expect(countsOf(runScenario(name, `${path}=[${two}]`))[0]).toEqual([highAlarmAt(1860), 12]);
  });
});

describe('45-minimum-before-the-morning', () => {
  const name = '45-minimum-before-the-morning';
  const breaches = (run: Run): number =>
    factsOf(run, 'ServiceMetricMeasured').filter(({ value }) => Number(value) > 60).length;

  it('has the tasks before the load', () => {
    const run = runScenario(name);
    expect(countsOf(run)).toEqual([
      [3000, 12],
      [lowAlarmAt(3 * 3600 + 60), 4],
    ]);
    expect(headerOf(name)).toContain('60 %, at the target: 0 datapoints above it');
    expect(breaches(run)).toBe(0);
  });

  it('has them three datapoints later without', () => {
    const policy = '{ type: targetTracking, metric: ECSServiceAverageCPUUtilization, targetValue: 60 }';
    const run = runScenario(name, `services[web].autoScaling.policies=[${policy}]`);
    expect(headerOf(name)).toContain('3 datapoints of 180 % pass before it scales out at 63m20s');
    expect(breaches(run)).toBe(3);
    expect(countsOf(run)[0]).toEqual([highAlarmAt(3660), 12]);
  });
});

describe('46-no-scale-in-during-a-deployment', () => {
  const name = '46-no-scale-in-during-a-deployment';
  const round = 15 + 150 + 300 + 30;
  const into = wanted(12, utilization(100, 12), 60);

  it('scales in when the deployment is complete', () => {
    const run = runScenario(name);
    expect(deploymentSeconds(run, 'web')).toBe(4 * round);
    expect(headerOf(name)).toContain(`4 rounds of ${round} s later`);
    const complete = 900 + 4 * round;
    expect(countsOf(run)).toEqual([[complete + ALARM_DELAY, into]]);
    const late = (complete + ALARM_DELAY - lowAlarmAt(660)) / 60;
    expect(headerOf(name)).toContain(`48m20s: ${into} tasks, ${late} minutes late`);
  });

  it('scales in on time without one', () => {
    expect(countsOf(runScenario(name, 'events=[]'))).toEqual([[lowAlarmAt(660), into]]);
  });

  it('scales out all the same', () => {
    const more = 'services[web].load.requestsPerSecond.points=[[0s, 300], [20m10s, 400]]';
    const [first] = countsOf(runScenario(name, more));
    expect(first).toEqual([highAlarmAt(1260), wanted(12, utilization(400, 12), 60)]);
  });
});
