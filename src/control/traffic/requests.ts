import { requestFailure } from '../../model/facts.js';
import { latencyBucket } from '../../model/latency-buckets.js';
import { sampleGap } from '../../model/sample.js';
import { triesAgain } from '../../policy/network/lanes.js';
import { createAttempts, type Spent } from './attempts.js';
import { chooseHost, NO_HOST } from './choose-host.js';
import { hostsAt, keepsAnswers } from './look-up.js';
import type { PlayedCaller, Reach, TrafficTools } from './playing.js';

/** The requests of one caller, one by one, from a time to the next at which anything around it changes. */
export function createRequests(tools: TrafficTools, reach: Reach) {
  const { emit, because } = tools;
  const attempt = createAttempts(tools, reach);

  /** A call: an attempt, and the retries of its proxy. */
  const call = (played: PlayedCaller, atMs: number, spent: Spent): number | undefined => {
    const { lane, edge, figures, knobs } = played;
    let cause: number = requestFailure.noEndpoint;
    for (let n = 0; n < lane.attempts; n++) {
      const hosts = hostsAt(played, atMs);
      if (lane.lookup === 'api' && !keepsAnswers(played)) spent.ms += knobs.discoverInstancesTimeMs;
      const host = chooseHost(played, hosts, atMs, edge.requestsPerConnection);
      if (host === NO_HOST) return hosts.length > 0 ? requestFailure.ejected : cause;
      if (spent.attempts++ > 0) figures.retries++;
      const failed = attempt(played, host, atMs, spent);
      if (failed === undefined) return undefined;
      cause = failed;
      if (!triesAgain(lane, cause)) return cause;
    }
    return cause;
  };

  const request = (played: PlayedCaller, atMs: number): void => {
    const { lane, id, figures } = played;
    const spent: Spent = { ms: 0, attempts: 0, failure: 0 };
    figures.requests++;
    let cause = refusal(played);
    if (cause === undefined) {
      for (let n = 0; n < lane.calls; n++) {
        cause = call(played, atMs, spent);
        if (cause === undefined) break;
      }
    }
    if (cause === undefined) {
      figures.successes++;
      const bucket = latencyBucket(spent.ms);
      figures.latencies[bucket]++;
      figures.latencyMs[bucket] += spent.ms;
      return;
    }
    figures.failures[cause]++;
    const before = because(blame(played, cause, spent.failure));
    emit.RequestFailed(lane.edge, id, cause, Math.floor(atMs));
    because(before);
  };

  /** Arrivals are independent of each other (Poisson). */
  return (played: PlayedCaller, fromMs: number, untilMs: number, perMs: number): void => {
    const gapMs = (): number => sampleGap(perMs, played.random);
    for (let atMs = fromMs + gapMs(); atMs < untilMs; atMs += gapMs()) request(played, atMs);
  };
}

/** What ends a request before it is sent. */
function refusal({ lane, ignorant, throttled, random }: PlayedCaller): number | undefined {
  if (lane.refused !== undefined) return lane.refused;
  if (ignorant) return requestFailure.unknownEndpoint;
  return throttled > 0 && random() < throttled ? requestFailure.throttled : undefined;
}

/** The fact that a failed request goes back to. What comes of the scenario alone goes back to the start of the run. */
function blame({ caller, members }: PlayedCaller, cause: number, lastAttempt: number): number {
  if (lastAttempt > 0 && cause !== requestFailure.ejected) return lastAttempt;
  switch (cause) {
    case requestFailure.unknownEndpoint:
      return caller.deployed.fact;
    case requestFailure.noEndpoint:
      return members.changedBy;
    case requestFailure.ejected:
      return caller.ejectedBy;
    default:
      return 0;
  }
}
