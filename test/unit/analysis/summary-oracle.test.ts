import { describe, expect, it } from 'vitest';
import { quantile } from 'd3-array';
import { readTrace, type TraceEntry } from '../../../src/analysis/read-trace.js';
import type { Scenario } from '../../../src/model/scenario.js';
import { simulate, type Run } from '../../../src/simulate.js';
import { HOUR, JOBS, MINUTE, smallCluster } from './small-cluster.js';

/** A busy afternoon: a wave of the service, a poisson stream of jobs, groups that grow and shrink. */
function busy(window: Scenario['measure']): Scenario {
  const base = smallCluster({ durationMs: 4 * HOUR, measure: window });
  const jobs = base.workloads[0].arrivals;
  if (jobs.type !== 'constant') throw new Error('the small cluster has constant arrivals');
  const runTime = { distribution: 'lognormal', medianMs: 4 * MINUTE, p95Ms: 20 * MINUTE } as const;
  const setDesiredCount = (atMs: number, desiredCount: number) =>
    ({ type: 'setDesiredCount', atMs, service: 0, desiredCount }) as const;
  return {
    ...base,
    model: { ...base.model, provisioningTimeout: { distribution: 'uniform', minMs: 10 * MINUTE, maxMs: 30 * MINUTE } },
    workloads: [{ name: 'jobs', arrivals: { ...jobs, type: 'poisson', ratePerMinute: 3, runTime, untilMs: 3 * HOUR } }],
    events: [setDesiredCount(30 * MINUTE, 18), setDesiredCount(90 * MINUTE, 3)],
  };
}

/** The figures once more, from the trace alone and without care for speed. */
function oracle(run: Run, { fromMs, untilMs }: Scenario['measure']) {
  const facts = [...readTrace(run)];
  const endMs = run.scenario.durationMs;
  const inside = (ms: number): boolean => ms >= fromMs && (ms < untilMs || (untilMs === endMs && ms === endMs));
  const overlap = (startMs: number, stopMs: number): number =>
    Math.max(0, Math.min(stopMs, untilMs) - Math.max(startMs, fromMs));
  const ofType = (type: string): TraceEntry[] => facts.filter((f) => f.type === type);
  const timeOf = (type: string, key: string, name: unknown): number => {
    const found = facts.find((f) => f.type === type && f[key] === name);
    return found === undefined ? Infinity : found.t * 1000;
  };

  const waits = ofType('TaskPlaced').flatMap((placed) => {
    const requested = timeOf('TaskRequested', 'task', placed['task']);
    return inside(requested) ? [placed.t - requested / 1000] : [];
  });
  const found = new Set(ofType('InstanceFound').map((f) => f['instance']));
  const instances = ofType('InstanceLaunched').map((f) => ({
    group: f['group'],
    startMs: f.t * 1000,
    stopMs: timeOf('InstanceTerminated', 'instance', f['instance']),
    found: found.has(f['instance']),
    name: f['instance'],
  }));
  const daemon = (task: unknown): boolean => String(task).startsWith('agent/');
  const holdings = ofType('TaskPlaced')
    .filter((f) => !daemon(f['task']))
    .map((f) => ({ instance: f['instance'], startMs: f.t * 1000, stopMs: timeOf('TaskStopped', 'task', f['task']) }));
  /** Instants at which something changes: between two of them everything holds. */
  const times = [...new Set([fromMs, untilMs, endMs, ...facts.map((f) => f.t * 1000)])].sort((a, b) => a - b);
  const spans = times.slice(0, -1).map((startMs, n) => ({ startMs, ms: overlap(startMs, times[n + 1]) }));
  const aliveAt = (ms: number) => instances.filter((i) => i.startMs <= ms && i.stopMs > ms);
  const idleMs = spans.reduce((sum, { startMs, ms }) => {
    const idle = aliveAt(startMs).filter(
      (i) => !holdings.some((h) => h.instance === i.name && h.startMs <= startMs && h.stopMs > startMs),
    );
    return sum + idle.length * ms;
  }, 0);

  let desired = 0;
  let running = new Set<unknown>();
  let missing = 0;
  let sinceMs = 0;
  for (const f of [...facts, { type: 'end', t: endMs / 1000 } as unknown as TraceEntry]) {
    missing += Math.max(0, desired - running.size) * overlap(sinceMs, f.t * 1000);
    sinceMs = f.t * 1000;
    if (f.type === 'DesiredCountChanged' && f['service'] === 'web-app') desired = Number(f['desiredCount']);
    if (!String(f['task']).startsWith('web-app/')) continue;
    if (f.type === 'TaskStarted') running.add(f['task']);
    if (f.type === 'TaskStopping' || f.type === 'TaskStopped')
      running = new Set([...running].filter((t) => t !== f['task']));
  }

  const byGroup = run.scenario.autoScalingGroups.map(({ name }) => {
    const own = instances.filter((i) => i.group === name);
    const moments = [
      ...spans.filter(({ ms }) => ms > 0).map(({ startMs }) => startMs),
      ...(inside(endMs) ? [endMs] : []),
    ];
    return {
      instancesLaunched: own.filter((i) => !i.found && inside(i.startMs)).length,
      instancesTerminated: own.filter((i) => inside(i.stopMs)).length,
      peakInstances: Math.max(...moments.map((ms) => aliveAt(ms).filter((i) => i.group === name).length)),
      instanceHours: own.reduce((sum, i) => sum + overlap(i.startMs, i.stopMs), 0) / HOUR,
    };
  });
  return { waits, byGroup, idleHours: idleMs / HOUR, missingSeconds: missing / 1000, facts };
}

describe.each([
  ['the whole run', { fromMs: 0, untilMs: 4 * HOUR }],
  ['a window inside it', { fromMs: 37 * MINUTE, untilMs: 131 * MINUTE }],
  ['its end', { fromMs: 2 * HOUR, untilMs: 4 * HOUR }],
])('the summary of %s', (_, window) => {
  const run = simulate(busy(window), { keepTrace: true });
  const { summary } = run;
  const expected = oracle(run, window);

  it('comes from a run in which much happens', () => {
    expect(summary.tasks.completed).toBeGreaterThan(200);
    expect(expected.facts.filter((f) => f.type === 'InstanceTerminated').length).toBeGreaterThan(2);
    expect(run.roster.requesters[JOBS].name).toBe('jobs');
  });

  it('has the waits that the trace tells', () => {
    const { count, mean, p90, p99, max } = summary.placementWaitSeconds;
    expect(count).toBe(expected.waits.length);
    expect(mean).toBeCloseTo(expected.waits.reduce((a, b) => a + b, 0) / count, 2);
    expect(p90).toBeCloseTo(quantile(expected.waits, 0.9) ?? -1, 2);
    expect(p99).toBeCloseTo(quantile(expected.waits, 0.99) ?? -1, 2);
    expect(max).toBeCloseTo(Math.max(...expected.waits), 2);
  });

  it('has the instances that the trace tells', () => {
    const [a, b] = summary.capacityProviders;
    for (const [n, provider] of [a, b].entries()) {
      const { instanceHours, ...counts } = expected.byGroup[n];
      expect({ ...provider, series: [] }).toMatchObject(counts);
      expect(provider.instanceHours).toBeCloseTo(instanceHours, 5);
    }
    expect(summary.cost.usd).toBeCloseTo(
      0.1 * expected.byGroup[0].instanceHours + 0.2 * expected.byGroup[1].instanceHours,
      5,
    );
  });

  it('has the idle time and the missing tasks that the trace tells', () => {
    // Where every instance costs a dollar an hour, idle dollars are idle hours.
    const dollar = { ...busy(window), instanceTypes: busy(window).instanceTypes.map((t) => ({ ...t, usdPerHour: 1 })) };
    expect(simulate(dollar).summary.cost.idleUsd).toBeCloseTo(expected.idleHours, 5);
    expect(summary.services[0].belowDesiredTaskSeconds).toBeCloseTo(expected.missingSeconds, 2);
  });
});
