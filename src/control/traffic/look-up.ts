import { sampleGap } from '../../model/sample.js';
import { discoverInstances, dnsAnswer } from '../../policy/network/cloud-map-answer.js';
import type { PlayedCaller } from './playing.js';

/** The caller keeps what it was told, until then: an answer of DNS for its TTL (SD-3), of the API for its interval. */
export const keepsAnswers = ({ lane, edge }: Pick<PlayedCaller, 'lane' | 'edge'>): boolean =>
  lane.lookup === 'dns' || (lane.lookup === 'api' && edge.discoveryIntervalMs > 0);

/** The hosts that a caller may choose from at a time; it asks anew when it has to. An empty answer is not kept. */
export function hostsAt(played: PlayedCaller, atMs: number): readonly number[] {
  const { lane, edge, caller, members, figures } = played;
  if (lane.lookup === 'live') return members.hosts;
  if (!keepsAnswers(played)) {
    figures.apiCalls++;
    return discoverInstances(members);
  }
  if (atMs >= caller.answerUntilMs) ask(played, atMs);
  if (edge.keepsFirstAnswer && caller.answer.length > 0) caller.answerUntilMs = Infinity;
  return caller.answer;
}

/**
 * The same for requests that come so many a millisecond until a time, and are not played: an answer that has run out is renewed
 * by the first of them, if it comes before.
 */
export function hostsFrom(played: PlayedCaller, fromMs: number, untilMs: number, perMs: number): readonly number[] {
  const { caller, answers } = played;
  if (!keepsAnswers(played) || fromMs < caller.answerUntilMs) return hostsAt(played, fromMs);
  const firstMs = fromMs + sampleGap(perMs, answers);
  return firstMs < untilMs ? hostsAt(played, firstMs) : caller.answer;
}

function ask({ lane, edge, target, caller, members, figures, answers }: PlayedCaller, atMs: number): void {
  if (lane.lookup === 'dns') {
    figures.dnsQueries++;
    const policy = target?.kind === 'cloudMap' ? target.routingPolicy : 'MULTIVALUE';
    caller.answer = dnsAnswer(members, policy, answers);
  } else {
    figures.apiCalls++;
    caller.answer = discoverInstances(members);
  }
  caller.lookedAt = -1;
  caller.askedAtMs = atMs;
  caller.staleBy.clear();
  const keptMs = lane.lookup === 'api' ? edge.discoveryIntervalMs : target?.kind === 'cloudMap' ? target.ttlMs : 0;
  caller.answerUntilMs = caller.answer.length > 0 ? atMs + keptMs : atMs;
}
