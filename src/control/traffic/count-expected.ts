import { triesAgain, type Lane } from '../../policy/network/lanes.js';
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
  const retryable = attempts.map((attempt) => chance(lane, attempt, true));
  const final = attempts.map((attempt) => chance(lane, attempt, false));
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
    for (const again of [true, false]) {
      const all = chance(lane, attempt, again);
      if (all === 0) continue;
      const failed = (laps * (again ? lap.failedRetryable : lap.failedFinal)[h]) / all;
      for (const { cause, of } of kinds) {
        if (triesAgain(lane, cause) === again) figures.failures[cause] += failed * attempt[of];
      }
    }
  });
}

const kinds: readonly { readonly cause: number; readonly of: keyof Attempt }[] = [
  { cause: requestFailure.staleEndpoint, of: 'stale' },
  { cause: requestFailure.serverError, of: 'error' },
  { cause: requestFailure.timeout, of: 'timeout' },
];

/** That an attempt fails in a way after which its call goes on, or ends. */
const chance = (lane: Lane, attempt: Attempt, again: boolean): number =>
  kinds.reduce((sum, { cause, of }) => (triesAgain(lane, cause) === again ? sum + attempt[of] : sum), 0);
