import type { Handlers } from '../../kernel/fact.js';
import { requestFailure, type Facts } from '../../model/facts.js';
import { LATENCY_BUCKETS } from '../../model/latency-buckets.js';
import { rowOf } from '../../model/slots.js';
import type { WorldView } from '../../model/world.js';
import { f64, i32 } from '../../model/world/columns.js';
import type { KeepingClock } from '../keeping-clock.js';
import type { MeasureWindow } from '../measure-window.js';

/** What the facts of the network add up to. */
export interface NetworkMeter {
  readonly fold: Partial<Handlers<Facts>>;
  readonly edges: readonly EdgeTotals[];
  readonly registrations: Int32Array;
  readonly deregistrations: Int32Array;
  readonly peak: Int32Array;
  readonly rotations: Int32Array;
}

export interface EdgeTotals {
  requests: number;
  successes: number;
  retries: number;
  ejections: number;
  dnsQueries: number;
  apiCalls: number;
  readonly failures: Float64Array;
  readonly latencies: Float64Array;
  readonly latencyMs: Float64Array;
  /** By name of the task. */
  readonly attempts: Map<string, number>;
  readonly series: { t: number; requests: number; failures: number; retries: number }[];
}

const CAUSES = Object.keys(requestFailure).length;

/** A minute belongs to the window when it ends in it. */
export function createNetworkMeter(world: WorldView, clock: KeepingClock, window: MeasureWindow): NetworkMeter {
  const { scenario } = world.settings;
  const { tasks } = world;
  const { edges, targets } = scenario.network;
  const meter = clock.keep({
    edges: edges.map(createTotals),
    registered: i32(targets.length),
    registrations: i32(targets.length),
    deregistrations: i32(targets.length),
    peak: i32(targets.length),
    rotations: i32(scenario.services.length),
    names: new Map<number, string>(),
  });
  const counts = (): boolean => clock.nowMs > window.fromMs && clock.nowMs <= window.untilMs;

  const isWithin = (): boolean => clock.nowMs >= window.fromMs && clock.nowMs <= window.untilMs;
  /** The peak of a window begins with those that are there when it does. */
  const change = (target: number, by: 1 | -1): void => {
    meter.registered[target] += by;
    const now = meter.registered[target];
    if (clock.nowMs < window.fromMs) meter.peak[target] = now;
    else if (isWithin()) meter.peak[target] = Math.max(meter.peak[target], now);
  };

  return {
    ...meter,
    fold: {
      EndpointRegistered(target, task) {
        if (isWithin()) meter.registrations[target]++;
        change(target, 1);
        const t = rowOf(task);
        meter.names.set(task, `${scenario.services[tasks.requester[t]].name}/${tasks.number[t]}`);
      },
      EndpointDeregistered(target) {
        if (isWithin()) meter.deregistrations[target]++;
        change(target, -1);
      },
      CertificatesRotated(service) {
        if (isWithin()) meter.rotations[service]++;
      },
      RequestsCounted(edge, requests, successes, retries) {
        if (!counts()) return;
        const totals = meter.edges[edge];
        totals.requests += requests;
        totals.successes += successes;
        totals.retries += retries;
        totals.series.push({ t: clock.nowMs / 1000, requests, failures: requests - successes, retries });
      },
      RequestFailuresCounted(edge, cause, requests) {
        if (counts()) meter.edges[edge].failures[cause] += requests;
      },
      EndpointRequestsCounted(edge, task, attempts) {
        if (!counts()) return;
        const { attempts: byTask } = meter.edges[edge];
        const name = meter.names.get(task) ?? 'unknown';
        byTask.set(name, (byTask.get(name) ?? 0) + attempts);
      },
      LatencyCounted(edge, bucket, requests, totalMs) {
        if (!counts()) return;
        meter.edges[edge].latencies[bucket] += requests;
        meter.edges[edge].latencyMs[bucket] += totalMs;
      },
      LookupsCounted(edge, dnsQueries, apiCalls) {
        if (!counts()) return;
        meter.edges[edge].dnsQueries += dnsQueries;
        meter.edges[edge].apiCalls += apiCalls;
      },
      HostEjected(edge) {
        if (counts()) meter.edges[edge].ejections++;
      },
    },
  };
}

const createTotals = (): EdgeTotals => ({
  requests: 0,
  successes: 0,
  retries: 0,
  ejections: 0,
  dnsQueries: 0,
  apiCalls: 0,
  failures: f64(CAUSES),
  latencies: f64(LATENCY_BUCKETS),
  latencyMs: f64(LATENCY_BUCKETS),
  attempts: new Map(),
  series: [],
});
