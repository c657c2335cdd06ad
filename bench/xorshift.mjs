/** xorshift32: numbers in [0, 1), as in bench/baseline/program.hpp and simpy-models.py. */
export function xorshift(seed) {
  let state = seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/** Delays in whole milliseconds, drawn before the clock starts, so that what is timed is what happens to them. */
export function exponentialMs(count, meanMs, seed) {
  const random = xorshift(seed);
  return Int32Array.from({ length: count }, () => Math.ceil(-Math.log(1 - random()) * meanMs));
}
