/**
 * The library: `loadScenario` reads a scenario file's text, `simulate` runs it, `readTrace` tells what happened.
 * `startRun` runs it in steps; its snapshots are resumed with `resumeRun`. Nothing here touches the host: it runs in Node.js
 * and in a browser.
 */
export { loadScenario } from './scenario/load.js';
export { scenarioJsonSchema } from './scenario/json-schema.js';
export {
  resumeRun,
  simulate,
  startRun,
  type ResumeOptions,
  type Run,
  type RunInProgress,
  type RunningWorld,
  type SimulateOptions,
  type Snapshot,
} from './simulate.js';
export { readTrace, type TraceEntry } from './analysis/read-trace.js';
export { replayWorld } from './model/replay-world.js';
export type { Diagnostic } from './model/diagnostic.js';
export type { Scenario } from './model/scenario.js';
export type {
  CapacityProviderSummary,
  CostSummary,
  InstanceSummary,
  Quantiles,
  SeriesPoint,
  ServiceSummary,
  Summary,
  TaskCounts,
  WorkloadSummary,
} from './analysis/summary-types.js';
