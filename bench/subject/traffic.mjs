import { fromDist } from '../dist.mjs';
import { ringOfServices } from '../scenario/traffic.mjs';
import { load } from './whole-day.mjs';

const { simulate } = await fromDist('simulate.js');

/** One simulated hour of calls between services, in-process. */
export function traffic(options) {
  const scenario = load(ringOfServices(options));
  const start = performance.now();
  const { facts, traceHash, summary } = simulate(scenario);
  return {
    seconds: (performance.now() - start) / 1000,
    operations: Math.round(summary.network.edges.reduce((sum, { requests }) => sum + requests, 0)),
    facts,
    checksum: traceHash,
  };
}
