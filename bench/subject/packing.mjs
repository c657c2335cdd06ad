import { createChurn } from './churn.mjs';

/** What a pair of stop and place costs on a fleet of that size. */
export function packing({ instances, chain, warmUp, pairs }) {
  const { churn, tell } = createChurn({ instances, chain });
  churn(warmUp);
  const start = performance.now();
  churn(pairs);
  return { seconds: (performance.now() - start) / 1000, operations: pairs, ...tell() };
}
