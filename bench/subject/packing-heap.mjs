import { createChurn } from './churn.mjs';

/** All that lives on the heap or in typed arrays. One collection may set free what only the next one finds. */
function liveBytes() {
  for (let n = 0; n < 3; n++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** By how much the heap has grown after so many decisions, one a pair, once it has been collected. Needs --expose-gc. */
export function packingHeap({ instances, chain, warmUp, pairs }) {
  const { churn, tell } = createChurn({ instances, chain });
  churn(warmUp);
  const before = liveBytes();
  churn(pairs);
  return { operations: pairs, grownBytes: liveBytes() - before, ...tell() };
}
