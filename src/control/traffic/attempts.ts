import { requestFailure } from '../../model/facts.js';
import { sample } from '../../model/sample.js';
import { countsAgainst, endsConnection } from '../../policy/network/lanes.js';
import { recentFailures } from '../../policy/network/outliers.js';
import { addAttempts } from './attempt-counts.js';
import { eject, mayEject, memoryOf } from './host-memory.js';
import { keepsAnswers } from './look-up.js';
import type { PlayedCaller, Reach, TrafficTools } from './playing.js';

/** What a request has used up so far. */
export interface Spent {
  ms: number;
  attempts: number;
  /** The fact of its last failed attempt; 0: there is none. */
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
      spent.ms += knobs.connectFailureTimeMs;
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

  /** The fact that this caller still has the host in its answer: one for each answer. */
  const staleAnswer = ({ id, caller }: PlayedCaller, host: number): number => {
    const told = caller.staleBy.get(host);
    if (told !== undefined) return told;
    const untilMs = caller.answerUntilMs === Infinity ? -1 : Math.floor(caller.answerUntilMs);
    emit.StaleAnswerKept(id, host, Math.floor(caller.askedAtMs), untilMs);
    caller.staleBy.set(host, clock.lastFact);
    return clock.lastFact;
  };

  return (played: PlayedCaller, host: number, atMs: number, spent: Spent): number | undefined => {
    const cause = meet(played, host, spent);
    if (cause === undefined) return undefined;
    const before = because(cause === requestFailure.timeout ? 0 : (reach.flawedBy.get(host) ?? 0));
    if (cause === requestFailure.staleEndpoint && keepsAnswers(played)) because(staleAnswer(played, host));
    emit.AttemptFailed(played.lane.edge, host, cause, Math.floor(atMs));
    spent.failure = clock.lastFact;
    because(spent.failure);
    if (endsConnection(played.lane, cause)) played.caller.left = 0;
    if (countsAgainst(played.lane, cause)) remember(played, host, atMs);
    because(before);
    return cause;
  };
}
