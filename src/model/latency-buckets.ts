/** Each bucket is so much wider than the one before: a percentile is off by less than half of that. */
const GROWTH = 1.05;

/** More than the greatest duration of a scenario needs. */
export const LATENCY_BUCKETS = 500;

/** Where each bucket begins, in milliseconds: below the first is bucket 0. */
const beginnings = ((): Float64Array => {
  const begin = new Float64Array(LATENCY_BUCKETS - 1);
  begin[0] = 1;
  for (let n = 1; n < begin.length; n++) begin[n] = begin[n - 1] * GROWTH;
  return begin;
})();

/** The bucket of a latency: 0 below a millisecond, then by twentieths. */
export function latencyBucket(ms: number): number {
  let low = 0;
  let high = beginnings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (beginnings[middle] <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
