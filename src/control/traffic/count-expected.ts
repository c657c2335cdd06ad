import type { Lane } from '../../policy/network/lanes.js';
import { requestFailure } from '../../model/facts.js';
import { expectedLap, type Lap } from '../../policy/network/lap.js';
import { addAttempts } from './attempt-counts.js';
import type { PlayedLane, Reach } from './playing.js';

/** What one attempt at a host comes to: chances. */
export interface Attempt {
  readonly stale: number;
  readonly error: number;
  readonly timeout: number;
}

/** What to expect of attempts, in the order of the round robin. */
export interface Expectation {
  readonly attempts: readonly Attempt[];
  readonly lap: Lap;
  /** Every host is there and answers. */
  readonly allGood: boolean;
}

export function expectationOf(lane: Lane, attempts: readonly Attempt[], allGood: boolean): Expectation {
  const retryable = attempts.map(({ stale, error, timeout }) => stale + error + (lane.retriesTimeouts ? timeout : 0));
  const final = attempts.map(({ timeout }) => (lane.retriesTimeouts ? 0 : timeout));
  return { attempts, lap: expectedLap({ retryable, final }, lane), allGood };
}

/** All hosts are well: only the time can run out. */
export const expectGood = (lane: Lane, timeout: number): Expectation =>
  expectationOf(lane, [{ stale: 0, error: 0, timeout }], true);

/** Attempts by host, and what the requests come to. */
export function countExpected(
  { reachable }: Pick<Reach, 'reachable'>,
  { lane, state, figures }: PlayedLane,
  hosts: readonly number[],
  { attempts, lap, allGood }: Expectation,
  requests: number,
): void {
  const laps = requests / lap.requests;
  const perHost = (laps * attempts.length) / hosts.length;
  figures.requests += requests;
  figures.successes += laps * lap.successes;
  state.successes += laps * lap.successes;
  figures.retries += laps * attempts.length - requests;
  for (const host of hosts) {
    if (allGood || reachable.has(host)) addAttempts(figures.attempts, host, perHost);
  }
  attempts.forEach((attempt, h) => {
    const { stale, error, timeout } = attempt;
    const retryable = stale + error + (lane.retriesTimeouts ? timeout : 0);
    if (retryable > 0) {
      const failed = (laps * lap.failedRetryable[h]) / retryable;
      figures.failures[requestFailure.staleEndpoint] += failed * stale;
      figures.failures[requestFailure.serverError] += failed * error;
      if (lane.retriesTimeouts) figures.failures[requestFailure.timeout] += failed * timeout;
    }
    figures.failures[requestFailure.timeout] += laps * lap.failedFinal[h];
  });
}
