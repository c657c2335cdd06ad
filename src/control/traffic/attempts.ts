import { requestFailure } from '../../model/facts.js';
import { sample } from '../../model/sample.js';
import { recentFailures } from '../../policy/network/outliers.js';
import { addAttempts } from './attempt-counts.js';
import { eject, mayEject, memoryOf } from './host-memory.js';
import type { PlayedCaller, Reach, TrafficTools } from './playing.js';

/** What a request has used up so far. */
export interface Spent {
  ms: number;
  attempts: number;
  /** The fact of its last failed attempt. */
  failure: number;
}

/** One attempt at a host: undefined when it succeeds, else why it failed, which is recorded. */
export function createAttempts(tools: TrafficTools, reach: Reach) {
  const { emit, because, clock } = tools;
  const meet = (
    { lane, edge, figures, random, knobs }: PlayedCaller,
    host: number,
    spent: Spent,
  ): number | undefined => {
    const errorRate = reach.reachable.get(host);
    if (errorRate === undefined) {
      spent.ms += knobs.connectFailureMs;
      return requestFailure.staleEndpoint;
    }
    addAttempts(figures.attempts, host, 1);
    if (errorRate > 0 && random() < errorRate) return requestFailure.serverError;
    const latencyMs = sample(edge.latency, random);
    if (lane.timeoutMs !== undefined && latencyMs > lane.timeoutMs) {
      spent.ms += lane.timeoutMs;
      return requestFailure.timeout;
    }
    spent.ms += latencyMs;
    return undefined;
  };

  /** SC-4: failed connections and errors count against a host, timeouts do not. */
  const remember = (played: PlayedCaller, host: number, atMs: number): void => {
    const { lane, caller, members } = played;
    const { outliers } = lane;
    if (outliers === undefined) return;
    const memory = memoryOf(caller, host);
    memory.failures = [...recentFailures(outliers, memory.failures, atMs), atMs];
    if (memory.failures.length >= outliers.failures && mayEject(outliers, caller, members.hosts, atMs)) {
      eject(tools, played, outliers, host, atMs);
    }
  };

  return (played: PlayedCaller, host: number, atMs: number, spent: Spent): number | undefined => {
    const cause = meet(played, host, spent);
    if (cause === undefined) return undefined;
    const taken = cause === requestFailure.staleEndpoint ? reach.takenBy.get(host) : undefined;
    const before = taken === undefined ? undefined : because(taken);
    emit.AttemptFailed(played.lane.edge, host, cause, Math.floor(atMs));
    spent.failure = clock.lastFact;
    if (before !== undefined) because(before);
    played.caller.left = 0;
    if (cause !== requestFailure.timeout) remember(played, host, atMs);
    return cause;
  };
}
