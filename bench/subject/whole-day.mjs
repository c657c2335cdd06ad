import { fromDist } from '../dist.mjs';
import { day } from '../scenario/day.mjs';

const { simulate } = await fromDist('simulate.js');
const { loadScenario } = await fromDist('scenario/load.js');

/** One simulated day in-process: the run alone is timed, and the peak memory is that of the whole process. */
export function wholeDay(options) {
  const scenario = load(day(options));
  const start = performance.now();
  const { facts, traceHash, summary } = simulate(scenario);
  return {
    seconds: (performance.now() - start) / 1000,
    operations: facts,
    checksum: traceHash,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    peakInstances: summary.capacityProviders[0].peakInstances,
    tasks: summary.tasks.requested,
  };
}

export function load(text) {
  const { scenario, diagnostics } = loadScenario(text, {
    file: 'the scenario of the benchmark',
    readText: () => ({ ok: false, reason: 'this scenario names no file' }),
  });
  if (scenario === undefined) throw new Error(JSON.stringify(diagnostics));
  return scenario;
}
