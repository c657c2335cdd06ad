import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/simulate.js';
import { factsOf, killedOf, timesOf } from './facts-of.js';
import { headerOf, provider, runScenario, service } from './run-scenario.js';

const START = 10;
const HEALTHY = 40;
const STOP = 30;
const BOOT = 75;

describe('39-loss-of-a-zone', () => {
  const name = '39-loss-of-a-zone';
  const OUTAGE = 1800;
  const perInstance = 4096 / 512;
  /** From the outage until the last of the replacements runs. */
  const until = (run: Run, requester: string): number => {
    const replacements = factsOf(run, 'TaskRequested', { requester, t: OUTAGE }).map(({ task }) => task);
    const started = factsOf(run, 'TaskStarted').filter(({ task }) => replacements.includes(task));
    expect(started).toHaveLength(replacements.length);
    return Math.max(...started.map(({ t }) => t)) - OUTAGE;
  };

  it('binpack: 80 % stand in the zone that it filled first', () => {
    const run = runScenario(name);
    const killed = perInstance;
    expect(headerOf(name)).toContain(`${killed} of 10 = ${(killed / 10) * 100} % are killed`);
    expect(killedOf(run, 'packed')).toBe(killed);
    // The rest of the room on the other instance, and a boot for those that find none.
    const waiting = killed - (perInstance - 2);
    expect(headerOf(name)).toContain(`${waiting} wait ${BOOT} s for a new one: ${BOOT + START} s until 10 run`);
    expect(factsOf(run, 'TaskWaited', { t: OUTAGE })).toHaveLength(waiting);
    expect(until(run, 'packed')).toBe(BOOT + START);
  });

  it('spread over zones: a third, and all find room', () => {
    const run = runScenario(name);
    const killed = Math.ceil(10 / 3);
    expect(headerOf(name)).toContain(`${killed} of 10 = ${(killed / 10) * 100} % are killed`);
    expect(killedOf(run, 'spread')).toBe(killed);
    expect(until(run, 'spread')).toBe(START);
  });

  it('costs one instance of three less while all goes well', () => {
    const run = runScenario(name);
    const before = (which: string): unknown => provider(run, which).series.find(({ t }) => t === OUTAGE - 60)?.running;
    expect([before('packed'), before('spread')]).toEqual([Math.ceil(10 / perInstance), 3]);
  });

  it('takes 80 % or 20 %, or nothing, by the zone that is filled first; spread never more than 40 %', () => {
    const runs = Array.from({ length: 12 }, (_, n) => runScenario(name, `seed=${n + 1}`));
    expect(new Set(runs.map((run) => killedOf(run, 'packed')))).toEqual(new Set([8, 2, 0]));
    expect(new Set(runs.map((run) => killedOf(run, 'spread')))).toEqual(new Set([4, 3]));
  });

  it('differs by the strategy alone', () => {
    const strategy = "[{ type: spread, field: 'attribute:ecs.availability-zone' }, { type: binpack, field: cpu }]";
    expect(killedOf(runScenario(name, `services[packed].placementStrategy=${strategy}`), 'packed')).toBeLessThan(5);
  });
});

describe('47-service-zone-rebalancing', () => {
  const name = '47-service-zone-rebalancing';
  const move = START + HEALTHY + STOP;

  it('moves one task after the other once the zone has an instance again', () => {
    const run = runScenario(name);
    const begin = 55 * 60;
    expect(headerOf(name)).toContain(`${move} s a move`);
    expect(timesOf(run, 'InstanceRegistered').at(-1)).toBe(50 * 60 + BOOT);
    expect(timesOf(run, 'RebalancingStarted')).toEqual([begin, begin + move, begin + 2 * move]);
    expect(timesOf(run, 'TaskStopped', { cause: 'rebalanced' }).at(-1)).toBe(begin + 3 * move);
    expect(headerOf(name)).toContain('the last stop at 59m');
    expect(service(run).byAvailabilityZone).toEqual({ 'us-east-1a': 3, 'us-east-1b': 3, 'us-east-1c': 3 });
    // One more than desired, never one less.
    expect(service(run).belowDesiredTaskSeconds).toBe(9 * START + 3 * START);
  });

  it.each(['availabilityZoneRebalancing=DISABLED', 'deploymentConfiguration.maximumPercent=100'])(
    'does not with %s',
    (setting) => {
      const run = runScenario(name, `services[web].${setting}`);
      expect(timesOf(run, 'RebalancingStarted')).toEqual([]);
      const counts = Object.values(service(run).byAvailabilityZone).sort((a, b) => a - b);
      expect(counts).toEqual([0, 4, 5]);
    },
  );
});
