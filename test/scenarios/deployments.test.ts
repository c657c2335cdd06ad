import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/simulate.js';
import { lowAlarmAt, waitFor } from './arithmetic.js';
import { deploymentSeconds, factsOf, timesOf } from './facts-of.js';
import { headerOf, provider, runScenario, service } from './run-scenario.js';

const START = 10;
const HEALTHY = 40;
const up = (seconds: number, step: number): number => Math.ceil(seconds / step) * step;

/** `+2 -2 +1`: tasks that reach RUNNING and tasks that are told to stop, those of one instant together. */
function turnsOf(run: Run, name: string, from: number): string {
  const started = timesOf(run, 'TaskStarted').map((t) => [t, 1] as const);
  const stopped = timesOf(run, 'TaskStopping').map((t) => [t, -1] as const);
  const turns = new Map<string, number>();
  for (const [t, by] of [...started, ...stopped].filter(([at]) => at >= from).sort(([a], [b]) => a - b)) {
    const key = `${t} ${by}`;
    turns.set(key, (turns.get(key) ?? 0) + by);
  }
  expect(service(run, name).runningCount).toBe(service(run, name).desiredCount);
  return [...turns.values()].map((by) => (by > 0 ? `+${by}` : String(by))).join(' ');
}

describe('a rolling deployment of 6 tasks with room for 8', () => {
  const room = 2 * 4;
  const at100 = '25-rolling-deployment';
  const at50 = '26-rolling-deployment-at-50';
  const deploy = 300;
  /** Two start, and when they are healthy two stop; the next two start at the next placement retry. */
  const round = START + HEALTHY;
  const seconds100 = up(round, 15) + up(round, 15) + round;
  const seconds50 = up(round, 15) + round;

  it('25: two start, two stop, three times', () => {
    const run = runScenario(at100);
    const more = room - 6;
    expect(turnsOf(run, 'web', deploy)).toBe(Array.from({ length: 6 / more }, () => `+${more} -${more}`).join(' '));
    expect(headerOf(at100)).toContain('+2 -2 +2 -2 +2 -2');
    expect(headerOf(at100)).toContain(`takes ${seconds100} s`);
    expect(deploymentSeconds(run, 'web')).toBe(seconds100);
    expect(service(run).belowDesiredTaskSeconds).toBe(6 * START);
  });

  it('26: at 50 percent three stop first, and five start in the room that they leave', () => {
    const run = runScenario(at50);
    const gone = 6 - Math.ceil(6 / 2);
    const first = room - (6 - gone);
    const turns = `-${gone} +${first} -${6 - gone} +${6 - first}`;
    expect(headerOf(at50)).toContain(`${turns}: ${seconds50} s, where 25 takes ${seconds100} s`);
    expect(turnsOf(run, 'web', deploy)).toBe(turns);
    expect(deploymentSeconds(run, 'web')).toBe(seconds50);
    const short = gone * START + (6 - first) * (up(round, 15) - round + START);
    expect(headerOf(at50)).toContain(`The price is ${short} task-seconds`);
    expect(service(run).belowDesiredTaskSeconds).toBe(6 * START + short);
  });

  it('differ by the percentage alone', () => {
    const path = 'services[web].deploymentConfiguration.minimumHealthyPercent';
    expect(runScenario(at100, `${path}=50`).traceHash).toBe(runScenario(at50).traceHash);
    expect(runScenario(at50, `${path}=100`).traceHash).toBe(runScenario(at100).traceHash);
  });
});

describe('27-deployment-doubles-the-demand', () => {
  const name = '27-deployment-doubles-the-demand';
  const percents = 'services[web].deploymentConfiguration';
  const more = 12 / 2;

  it('buys an instance for every two tasks of the new revision, for 17 minutes', () => {
    const run = runScenario(name);
    const without = runScenario(name, 'events=[]');
    expect(provider(run)).toMatchObject({ instancesLaunched: more, peakInstances: 6 + more, finalInstances: 6 });
    const wait = waitFor(1800, 75);
    expect(headerOf(name)).toContain(`after ${wait} s`);
    expect(run.summary.placementWaitSeconds.max).toBe(wait);
    // The first datapoint with 6 empty instances is the one after the old tasks were told to stop.
    const idleFrom = up(1800 + wait + START + HEALTHY, 60);
    const hours = (more * (lowAlarmAt(idleFrom) - 1820)) / 3600;
    expect(headerOf(name)).toContain(`= ${hours} instance hours, $${(hours * 0.096).toFixed(4)}`);
    expect(provider(run).instanceHours - provider(without).instanceHours).toBeCloseTo(hours, 5);
    expect((run.summary.cost.usd ?? 0) - (without.summary.cost.usd ?? 0)).toBeCloseTo(hours * 0.096, 5);
  });

  it('buys half of them at 150 percent, and none where the old ones stop first', () => {
    expect(headerOf(name)).toContain('maximumPercent 150 needs 3 more, in two rounds; 50 / 100 needs none');
    expect(provider(runScenario(name, `${percents}.maximumPercent=150`)).instancesLaunched).toBe(more / 2);
    const stopsFirst = runScenario(name, `${percents}={ minimumHealthyPercent: 50, maximumPercent: 100 }`);
    expect(provider(stopsFirst).instancesLaunched).toBe(0);
    expect(service(stopsFirst).belowDesiredTaskSeconds).toBeGreaterThan(12 * START);
  });
});

describe('28-circuit-breaker', () => {
  const name = '28-circuit-breaker';
  const threshold = (desired: number): number => Math.min(200, Math.max(3, Math.ceil(desired / 2)));

  it('fails at half of the desired count and rolls back to tasks that never stopped', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain(`ceil(8 * 50 / 100) = ${threshold(8)} tasks`);
    expect(factsOf(run, 'DeploymentFailed')).toMatchObject([{ t: 310, failures: threshold(8) }]);
    expect(factsOf(run, 'DeploymentCompleted').at(-1)).toMatchObject({ t: 310, revision: 'web' });
    expect(service(run)).toMatchObject({ runningCount: 8, belowDesiredTaskSeconds: 8 * START });
  });

  it.each([1, 25, 400, 800])('has a threshold between 3 and 200: %d tasks', (desired) => {
    const run = runScenario(
      name,
      `services[web].desiredCount=${desired}`,
      'autoScalingGroups[web-asg].maxSize=400',
      'autoScalingGroups[web-asg].desiredCapacity=400',
    );
    expect(factsOf(run, 'DeploymentFailed').map(({ failures }) => failures)).toEqual([threshold(desired)]);
    expect(headerOf(name)).toMatch(new RegExp(`of ${desired}(?:: | it is | and of 800: )`));
  });

  it('does not give up without the breaker', () => {
    const run = runScenario(name, 'services[web].deploymentConfiguration.deploymentCircuitBreaker.enable=false');
    expect(factsOf(run, 'DeploymentFailed')).toEqual([]);
    expect(factsOf(run, 'DeploymentCompleted')).toHaveLength(1);
  });
});

describe('29-broken-revision-without-breaker', () => {
  const name = '29-broken-revision-without-breaker';

  it('pauses longer and longer, up to 27 minutes', () => {
    const run = runScenario(name);
    const minutes = [1, 2, 4, 8, 16, 27];
    const tries = [310];
    for (let n = 0; tries[n] < 3 * 3600; n++) tries.push(tries[n] + 60 * minutes[Math.min(n, 5)] + START);
    tries.pop();
    expect(headerOf(name)).toContain(`${minutes.slice(0, 5).join(', ')}, then 27 minutes`);
    expect(headerOf(name)).toContain(`it tries ${tries.length} times and starts ${tries.length} * 4 = 44 tasks`);
    expect(timesOf(run, 'LaunchThrottled')).toEqual(tries);
    expect(factsOf(run, 'TaskStopped', { cause: 'failedToStart' })).toHaveLength(tries.length * 4);
    expect(service(run)).toMatchObject({ runningCount: 4, belowDesiredTaskSeconds: 4 * START });
  });

  it('stops after three failures with a breaker', () => {
    const breaker = 'services[web].deploymentConfiguration.deploymentCircuitBreaker';
    const run = runScenario(name, `${breaker}.enable=true`);
    expect(factsOf(run, 'DeploymentFailed')).toMatchObject([{ t: 310, failures: 3 }]);
    expect(factsOf(run, 'TaskStopped', { cause: 'failedToStart' })).toHaveLength(4);
  });
});

describe('30-deployment-stuck', () => {
  const name = '30-deployment-stuck';

  it('cannot move before the percentages change', () => {
    const run = runScenario(name);
    expect(timesOf(run, 'DeploymentBlocked')).toEqual([300]);
    expect(turnsOf(run, 'web', 300)).toBe('-3 +3 -3 +3');
    expect(headerOf(name)).toContain('-3 +3 -3 +3, and the deployment is complete at 31m40s');
    expect(timesOf(run, 'DeploymentCompleted').at(-1)).toBe(1800 + 2 * (START + HEALTHY));
  });

  it('stays stuck without the change, and is free with one task more', () => {
    const stuck = runScenario(name, 'events=[{ at: 5m, type: deploy, service: web, taskDefinition: web-v2 }]');
    expect(timesOf(stuck, 'DeploymentCompleted')).toEqual([START + HEALTHY]);
    const free = runScenario(name, 'services[web].deploymentConfiguration.maximumPercent=120');
    expect(factsOf(free, 'DeploymentBlocked')).toEqual([]);
    expect(timesOf(free, 'DeploymentCompleted').at(-1)).toBeLessThan(1800);
  });
});

describe('31-drain-stuck', () => {
  const name = '31-drain-stuck';
  const percents = 'services[web].deploymentConfiguration';

  it('ends after 48 hours, and kills what is left', () => {
    const run = runScenario(name);
    expect(headerOf(name)).toContain('2 tasks are killed: 48 instance hours for nothing');
    expect(run.summary.tasks.killed).toBe(2);
    expect(timesOf(run, 'InstanceTerminated')).toEqual([49 * 3600]);
    const quick = runScenario(name, `${percents}.minimumHealthyPercent=50`);
    const hours = provider(run).instanceHours - provider(quick).instanceHours;
    expect(hours).toBeCloseTo(48 - 30 / 3600, 4);
    expect(headerOf(name)).toContain(`$${(48 * 0.096).toFixed(3)}`);
  });

  it.each([
    { percent: 'minimumHealthyPercent=50', seconds: 30 },
    { percent: 'maximumPercent=200', seconds: START + HEALTHY + 30 },
  ])('takes $seconds s with $percent', ({ percent, seconds }) => {
    const run = runScenario(name, `${percents}.${percent}`);
    expect(timesOf(run, 'InstanceTerminated')).toEqual([3600 + seconds]);
    expect(run.summary.tasks.killed).toBe(0);
    expect(factsOf(run, 'DeploymentBlocked')).toEqual([]);
  });
});

describe('33-deregistration-delay', () => {
  const name = '33-deregistration-delay';
  const delays = { slow: 300, quick: 30 };

  it.each(['slow', 'quick'] as const)('%s: the delay is in each round, and in the scale-in', (which) => {
    const run = runScenario(name);
    const seconds = 3 * (START + HEALTHY + delays[which]);
    expect(headerOf(name)).toContain(`${which} 3 * (10 + 40 + ${delays[which]}) = ${seconds} s`);
    expect(deploymentSeconds(run, which)).toBe(seconds);
    const stopped = timesOf(run, 'TaskStopped', { requester: which, cause: 'scaledIn' });
    expect(stopped).toEqual([2400 + delays[which], 2400 + delays[which]]);
  });

  it('makes the difference alone', () => {
    const run = runScenario(name, 'services[slow].loadBalancers[0].deregistrationDelay=30s');
    expect(deploymentSeconds(run, 'slow')).toBe(deploymentSeconds(run, 'quick'));
    const none = runScenario(name, 'services[slow].loadBalancers=[]');
    expect(deploymentSeconds(none, 'slow')).toBe(170);
  });
});
