import { LATENCY_BUCKETS, latencyBucket } from '../../model/latency-buckets.js';
import { quantilesOf } from '../../model/quantile.js';
import type { Distribution } from '../../model/scenario.js';
import { takeAttempts } from './attempt-counts.js';
import type { TrafficTools } from './playing.js';
import type { Figures } from './traffic-state.js';

/** So many equal parts stand for a distribution. */
const PARTS = 400;

/** How the successes of expected values are spread over the buckets. */
export interface LatencySpread {
  readonly bucket: number;
  readonly share: number;
  readonly meanMs: number;
}

/** Of the draws that are no longer than the timeout, each with what comes on top. */
export function latencySpread(
  latency: Distribution,
  timeoutMs: number | undefined,
  extraMs: number,
): readonly LatencySpread[] {
  const quantile = quantilesOf(latency);
  const parts = Array.from({ length: PARTS }, (_, n) => quantile((n + 0.5) / PARTS));
  const inTime = parts.filter((ms) => timeoutMs === undefined || ms <= timeoutMs);
  const byBucket = new Map<number, { parts: number; totalMs: number }>();
  for (const ms of inTime.map((part) => part + extraMs)) {
    const bucket = latencyBucket(ms);
    const sum = byBucket.get(bucket) ?? { parts: 0, totalMs: 0 };
    byBucket.set(bucket, { parts: sum.parts + 1, totalMs: sum.totalMs + ms });
  }
  return Array.from(byBucket, ([bucket, sum]) => ({
    bucket,
    share: sum.parts / inTime.length,
    meanMs: sum.totalMs / sum.parts,
  }));
}

export function spreadSuccesses(figures: Figures, spread: readonly LatencySpread[], successes: number): void {
  for (const { bucket, share, meanMs } of spread) {
    figures.latencies[bucket] += successes * share;
    figures.latencyMs[bucket] += successes * share * meanMs;
  }
}

/** Records the figures of an edge's minute, and begins the next. */
export function recordMinute({ emit }: Pick<TrafficTools, 'emit'>, edge: number, figures: Figures): void {
  if (figures.requests > 0)
    emit.RequestsCounted(edge, figures.requests, figures.successes, Math.max(0, figures.retries));
  figures.failures.forEach((requests, cause) => {
    if (requests > 0) emit.RequestFailuresCounted(edge, cause, requests);
  });
  takeAttempts(figures.attempts, (task, attempts) => {
    emit.EndpointRequestsCounted(edge, task, attempts);
  });
  for (let bucket = 0; bucket < LATENCY_BUCKETS; bucket++) {
    const requests = figures.latencies[bucket];
    if (requests > 0) emit.LatencyCounted(edge, bucket, requests, figures.latencyMs[bucket]);
  }
  if (figures.dnsQueries > 0 || figures.apiCalls > 0) emit.LookupsCounted(edge, figures.dnsQueries, figures.apiCalls);
  figures.requests = figures.successes = figures.retries = figures.dnsQueries = figures.apiCalls = 0;
  figures.failures.fill(0);
  figures.latencies.fill(0);
  figures.latencyMs.fill(0);
}
