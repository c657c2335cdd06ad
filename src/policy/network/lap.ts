/** How one request is tried: calls, each of up to so many attempts. A proxy tries within a call, a client calls again. */
export interface Tries {
  readonly calls: number;
  readonly attempts: number;
}

/** Of the hosts of a round robin, by place: the chance that an attempt fails and may be retried, or fails for good in its call. */
export interface HostChances {
  readonly retryable: readonly number[];
  readonly final: readonly number[];
}

/** What to expect while the cursor goes once around: one attempt at each host. */
export interface Lap {
  readonly requests: number;
  readonly successes: number;
  /** Requests that end without success, by the place and the kind of their last attempt. */
  readonly failedRetryable: readonly number[];
  readonly failedFinal: readonly number[];
}

/** Laps until the chances have settled: what is left of the start shrinks by the chance of failure with each attempt. */
const MOST_LAPS = 200;
const SETTLED = 1e-12;

/**
 * Round robin passes each host once in a lap, whatever fails: a retry is the next attempt of the same cursor (SC-3, SC-6). So
 * attempts are even over hosts, and only what number an attempt has within its request depends on the hosts before.
 */
export function expectedLap({ retryable, final }: HostChances, { calls, attempts }: Tries): Lap {
  const tries = calls * attempts;
  const hosts = retryable.length;
  let at = Array.from({ length: tries }, (_, k): number => (k === 0 ? 1 : 0));
  const failedRetryable = Array.from({ length: hosts }, () => 0);
  const failedFinal = Array.from({ length: hosts }, () => 0);
  let requests = 0;
  let successes = 0;
  for (let lap = 0; lap < MOST_LAPS; lap++) {
    const start = at;
    requests = 0;
    successes = 0;
    for (let h = 0; h < hosts; h++) {
      const next = Array.from({ length: tries }, () => 0);
      requests += at[0];
      failedRetryable[h] = at[tries - 1] * retryable[h];
      failedFinal[h] = 0;
      const success = 1 - retryable[h] - final[h];
      for (let k = 0; k < tries; k++) {
        successes += at[k] * success;
        next[0] += at[k] * success;
        if (k + 1 < tries) next[k + 1] += at[k] * retryable[h];
        // The call is over; the client may begin another.
        const nextCall = (Math.floor(k / attempts) + 1) * attempts;
        if (nextCall < tries) next[nextCall] += at[k] * final[h];
        else failedFinal[h] += at[k] * final[h];
      }
      next[0] += failedRetryable[h] + failedFinal[h];
      at = next;
    }
    if (at.every((chance, k) => Math.abs(chance - start[k]) < SETTLED)) break;
    // Two laps mixed: a start that comes around in threes would never settle.
    at = at.map((chance, k) => (chance + start[k]) / 2);
  }
  return { requests, successes, failedRetryable, failedFinal };
}
