import { requestFailure } from '../../model/facts.js';
import { countsAgainst, type Lane } from '../../policy/network/lanes.js';
import { untilOutlierMs } from '../../policy/network/outliers.js';
import { countExpected, expectationOf, type Attempt, type Expectation } from './count-expected.js';
import { avoidsEjected, eject, isEjected, mayEject, memoryOf } from './host-memory.js';
import { hostsFrom, keepsAnswers } from './look-up.js';
import type { PlayedCaller, PlayedLane, Reach, TrafficTools } from './playing.js';

/** What to expect of the requests of a lane between two changes, in place of playing each. */
export function createExpected(tools: Pick<TrafficTools, 'emit' | 'clock' | 'because'>, reach: Reach) {
  const { because } = tools;
  const attemptAt = (host: number, timeout: number): Attempt => {
    const errorRate = reach.reachable.get(host);
    if (errorRate === undefined) return { stale: 1, error: 0, timeout: 0 };
    return { stale: 0, error: errorRate, timeout: (1 - errorRate) * timeout };
  };

  const expectationAt = (played: PlayedCaller, hosts: readonly number[]): Expectation => {
    if (areGood(played, hosts, reach)) return played.good;
    const { lane, timeoutChance } = played;
    const attempts = hosts.map((host) => attemptAt(host, timeoutChance));
    return expectationOf(lane, merged(lane, attempts), false);
  };

  /** All callers of a lane at once, when none of them sees anything but good hosts. */
  const together = (played: PlayedLane, requests: number): void => {
    const { lane, members, good } = played;
    countExpected(reach, played, members.hosts, good, refuse(played, requests));
    if (lane.lookup === 'api') played.figures.apiCalls += requests / good.lap.requests;
  };

  /** One caller, as its answer runs out and its hosts are ejected and come back. */
  const alone = (played: PlayedCaller, fromMs: number, untilMs: number, perMs: number): void => {
    const { lane, figures, caller } = played;
    const refused = refusedWhole(played);
    if (refused !== undefined) {
      figures.requests += (untilMs - fromMs) * perMs;
      figures.failures[refused] += (untilMs - fromMs) * perMs;
      return;
    }
    for (let atMs = fromMs; atMs < untilMs;) {
      const found = hostsFrom(played, atMs, untilMs, perMs);
      const hosts = chosenFrom(played, found, atMs);
      let endMs = Math.min(untilMs, nextChange(played, atMs));
      if (hosts.length === 0) {
        const requests = (endMs - atMs) * perMs;
        figures.requests += requests;
        figures.failures[found.length > 0 ? requestFailure.ejected : requestFailure.noEndpoint] += requests;
        atMs = endMs;
        continue;
      }
      const expectation = expectationAt(played, hosts);
      const { attempts, lap } = expectation;
      const share = attempts.length / hosts.length;
      const perHostMs = (perMs / lap.requests) * share;
      const outlier = firstOutlier(played, hosts, reach, perHostMs, atMs);
      if (outlier !== undefined) endMs = Math.min(endMs, atMs + outlier.inMs);
      const forMs = endMs - atMs;
      countExpected(reach, played, hosts, expectation, refuse(played, forMs * perMs));
      if (lane.lookup === 'api' && !keepsAnswers(played))
        figures.apiCalls += (forMs * perMs * attempts.length) / lap.requests - 1;
      rememberFailures(played, hosts, reach, perHostMs * forMs);
      const { outliers } = lane;
      if (outlier !== undefined && outliers !== undefined && endMs === atMs + outlier.inMs) {
        const before = because(reach.flawedBy.get(outlier.host) ?? 0);
        eject(tools, played, outliers, outlier.host, endMs);
        because(before);
      }
      atMs = endMs;
      if (caller.hosts.size > 0) forgetOld(played, atMs);
    }
  };

  return { together, alone };
}

/** Requests that are sent at all; the others are throttled. */
function refuse({ throttled, figures }: PlayedLane, requests: number): number {
  if (throttled === 0) return requests;
  figures.requests += requests * throttled;
  figures.failures[requestFailure.throttled] += requests * throttled;
  return requests * (1 - throttled);
}

const refusedWhole = ({ lane, ignorant }: PlayedCaller): number | undefined =>
  lane.refused ?? (ignorant ? requestFailure.unknownEndpoint : undefined);

/** Every host is there and answers. A caller with an answer of its own looks again when something has changed. */
function areGood({ lane, caller, members }: PlayedCaller, hosts: readonly number[], { reachable }: Reach): boolean {
  if (lane.lookup === 'live') return !members.flawed;
  if (caller.lookedAt !== members.changes) {
    caller.lookedAt = members.changes;
    caller.answerIsGood = hosts.every((host) => reachable.get(host) === 0);
  }
  return caller.answerIsGood;
}

/** Hosts that are tried in turn; `first` has one, and proxies leave out those that they have ejected. */
function chosenFrom({ lane, caller }: PlayedCaller, hosts: readonly number[], atMs: number): readonly number[] {
  if (lane.pick === 'first') return hosts.slice(0, 1);
  if (!avoidsEjected(lane.outliers, caller, hosts, atMs)) return hosts;
  return hosts.filter((host) => !isEjected(caller, host, atMs));
}

/** In turn the hosts differ, unless all are alike. Picked at random, or tried once only, each attempt meets their mean. */
function merged({ pick, calls, attempts: tries }: Lane, attempts: readonly Attempt[]): readonly Attempt[] {
  const [{ stale, error, timeout }] = attempts;
  if (attempts.every((a) => a.stale === stale && a.error === error && a.timeout === timeout)) return [attempts[0]];
  if (pick !== 'random' && calls * tries > 1) return attempts;
  const mean = (of: keyof Attempt): number => attempts.reduce((sum, a) => sum + a[of], 0) / attempts.length;
  return [{ stale: mean('stale'), error: mean('error'), timeout: mean('timeout') }];
}

/** When the caller's answer runs out, or a host comes back. */
function nextChange(played: PlayedCaller, atMs: number): number {
  const { caller } = played;
  let next = Infinity;
  if (keepsAnswers(played) && caller.answerUntilMs > atMs) next = caller.answerUntilMs;
  for (const { ejectedUntilMs } of caller.hosts.values())
    if (ejectedUntilMs > atMs) next = Math.min(next, ejectedUntilMs);
  return next;
}

/** The host whose failures are enough first, and in how long. */
function firstOutlier(
  { lane, caller, members }: PlayedCaller,
  hosts: readonly number[],
  { reachable }: Reach,
  perHostMs: number,
  atMs: number,
): { readonly host: number; readonly inMs: number } | undefined {
  const { outliers } = lane;
  if (outliers === undefined || !members.flawed || !mayEject(outliers, caller, members.hosts, atMs)) return undefined;
  let first: { readonly host: number; readonly inMs: number } | undefined;
  for (const host of hosts) {
    const failing = failingOf(lane, reachable.get(host));
    if (failing === 0) continue;
    const inMs = untilOutlierMs(outliers, caller.hosts.get(host)?.expected ?? 0, perHostMs * failing);
    if (inMs < Infinity && (first === undefined || inMs < first.inMs)) first = { host, inMs };
  }
  return first;
}

function rememberFailures(
  { lane, caller, members }: PlayedCaller,
  hosts: readonly number[],
  { reachable }: Reach,
  attempts: number,
): void {
  if (lane.outliers === undefined || !members.flawed) return;
  for (const host of hosts) {
    const failing = failingOf(lane, reachable.get(host));
    if (failing > 0) memoryOf(caller, host).expected += attempts * failing;
  }
}

/** The part of the attempts at a host that counts against it. */
const failingOf = (lane: Lane, errorRate: number | undefined): number =>
  errorRate === undefined ? 1 : countsAgainst(lane, requestFailure.serverError) ? errorRate : 0;

/** Failures of hosts that are well again do not count for ever. */
function forgetOld({ members, caller }: PlayedCaller, atMs: number): void {
  if (members.flawed) return;
  for (const memory of caller.hosts.values()) if (memory.ejectedUntilMs <= atMs) memory.expected = 0;
}
