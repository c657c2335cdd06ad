import { describe, expect, it } from 'vitest';
import type { TraceEntry } from '../../src/analysis/read-trace.js';
import type { Run } from '../../src/simulate.js';
import { waitFor } from './arithmetic.js';
import { factsOf } from './facts-of.js';
import { headerOf, provider, runScenario, service } from './run-scenario.js';

const START = 10;
const PROVISIONING = 20;
/** us-east-1, an hour of 1 vCPU and 2 GB. */
const usdPerHour = 0.04048 + 2 * 0.004445;

describe('48-fargate-or-ec2', () => {
  const name = '48-fargate-or-ec2';
  const bursts = 8;
  const at = 1810;
  const requested = (run: Run, which: string): readonly TraceEntry[] =>
    factsOf(run, 'TaskRequested').filter(({ task }) => String(task).startsWith(`${which}/`));
  /** From request to placement, of each job. */
  const waitsOf = (run: Run, which: string): readonly number[] => {
    const placed = new Map(
      [...factsOf(run, 'TaskPlaced'), ...factsOf(run, 'FargateTaskPlaced')].map(({ task, t }) => [task, t]),
    );
    return requested(run, which).map(({ task, t }) => (placed.get(task) ?? NaN) - t);
  };
  const only = (which: 'ec2' | 'fargate'): string => {
    const launch =
      which === 'ec2'
        ? 'capacityProviderStrategy: [{ capacityProvider: ec2, weight: 1 }], placementStrategy: [{ type: binpack, field: cpu }]'
        : 'launchType: FARGATE';
    return `events=[{ at: 30m10s, type: runTask, name: on-${which}, taskDefinition: batch, count: 10, runTime: 20m, every: 1h, until: 8h, ${launch} }]`;
  };

  it('waits for instances on EC2, for nothing on Fargate', () => {
    const run = runScenario(name);
    const first = waitFor(at, 75);
    // The next step of the group waits until the first two are 300 s old (MS-24): from 31m20s on.
    const second = Math.ceil((1880 + 300 + 75) / 15) * 15 - at;
    expect(headerOf(name)).toContain(`4 jobs wait ${first} s, 6 wait ${second} s`);
    const everyBurst = (waits: readonly number[]): readonly number[] =>
      Array.from({ length: bursts }, () => waits).flat();
    expect(waitsOf(run, 'on-ec2')).toEqual(
      everyBurst([...Array<number>(4).fill(first), ...Array<number>(6).fill(second)]),
    );
    expect(waitsOf(run, 'on-fargate')).toEqual(everyBurst(Array<number>(10).fill(0)));
    const fargate = factsOf(run, 'TaskStarted').filter(({ task }) => String(task).startsWith('on-fargate'));
    expect(new Set(fargate.map(({ t }) => (t - at) % 3600))).toEqual(new Set([PROVISIONING + START]));
  });

  it('costs less on Fargate for such jobs, for EC2 is paid idle', () => {
    const ec2 = runScenario(name, only('ec2')).summary.cost;
    const fargate = runScenario(name, only('fargate')).summary.cost;
    const both = runScenario(name).summary.cost;
    console.log(`48: EC2 $${ec2.usd} ($${ec2.idleUsd} idle), Fargate $${fargate.usd}`);
    // From the image pull on, and until the network interface is detached.
    const seconds = START + 1200 + 10;
    const jobs = (bursts * 10 * seconds * usdPerHour) / 3600;
    expect(headerOf(name)).toContain(
      `80 jobs of ${seconds} s at $${usdPerHour.toFixed(4)} an hour, $${jobs.toFixed(2)}`,
    );
    expect(fargate.usd).toBeCloseTo(jobs, 4);
    expect(headerOf(name)).toContain(`$${ec2.usd?.toFixed(2)} in all, $${ec2.idleUsd?.toFixed(2)} of it idle`);
    expect(both.usd).toBeCloseTo((ec2.usd ?? NaN) + (fargate.usd ?? NaN), 4);
    expect(provider(runScenario(name)).instanceHours * 0.096).toBeCloseTo(ec2.usd ?? NaN, 4);
    expect((ec2.usd ?? NaN) - (ec2.idleUsd ?? NaN)).toBeLessThan(fargate.usd ?? NaN);
  });

  it('costs less on EC2 where the instances are always full', () => {
    const steady = (which: 'ec2' | 'fargate'): number | null => {
      const once = only(which).replace('runTime: 20m', 'runTime: 8h').replace('until: 8h', 'until: 1h');
      return runScenario(name, once, 'measure={ from: 1h, until: 8h }').summary.cost.usdPerHour;
    };
    expect(headerOf(name)).toContain(
      `costs $0.096 / 2 = $${0.096 / 2} a job and hour, Fargate $${usdPerHour.toFixed(4)}`,
    );
    expect(steady('ec2')).toBeCloseTo(5 * 0.096, 3);
    expect(steady('fargate')).toBeCloseTo(10 * usdPerHour, 3);
  });
});

describe('49-fargate-spot', () => {
  const name = '49-fargate-spot';
  const calm = 'model.fargateSpotInterruptionsPerTaskHour=0';

  it('splits by base and weight, at a price between the two', () => {
    const run = runScenario(name, calm);
    const own = 2 + (10 - 2) / 4;
    expect(headerOf(name)).toContain(`2 + (10 - 2) / 4 = ${own} on FARGATE`);
    expect(service(run).byCapacityProvider).toEqual({ FARGATE: own, FARGATE_SPOT: 10 - own });
    const mixed = (own + (10 - own) * 0.3) * usdPerHour;
    expect(headerOf(name)).toContain(`$${mixed.toFixed(3)} an hour for $${(10 * usdPerHour).toFixed(3)}`);
    const within = (usd: number | null, expected: number): void => {
      expect(usd).toBeLessThanOrEqual(expected);
      expect(usd).toBeGreaterThan(expected * 0.99);
    };
    within(run.summary.cost.usdPerHour, mixed);
    const all = runScenario(
      name,
      calm,
      'services[web].capacityProviderStrategy=[{ capacityProvider: FARGATE, weight: 1 }]',
    );
    within(all.summary.cost.usdPerHour, 10 * usdPerHour);
  });

  it('loses Spot tasks only, and the share of FARGATE grows with each', () => {
    const run = runScenario(name);
    const lost = factsOf(run, 'TaskStopping', { cause: 'interrupted' });
    expect(headerOf(name)).toContain(`here ${lost.length} times in 8 hours`);
    const providerOf = new Map(factsOf(run, 'TaskRequested').map(({ task, provider: p }) => [task, p]));
    expect(new Set(lost.map(({ task }) => providerOf.get(task)))).toEqual(new Set(['FARGATE_SPOT']));
    const short = lost.length * (PROVISIONING + START);
    expect(headerOf(name)).toContain(`${lost.length} * 30 = ${short} task-seconds short`);
    expect(service(run).belowDesiredTaskSeconds).toBe(10 * (PROVISIONING + START) + short);
    const own = 2 + Math.floor((10 + lost.length - 2) / 4);
    expect(headerOf(name)).toContain(`= ${own} of 15 so far`);
    expect(service(run).byCapacityProvider).toEqual({ FARGATE: own, FARGATE_SPOT: 10 - own });
    expect(factsOf(runScenario(name, calm), 'TaskStopping')).toEqual([]);
  });
});
