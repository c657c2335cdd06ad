import { combineFolds } from '../analysis/combine-folds.js';
import { createFleetCollector } from '../analysis/fleet/collect-fleet.js';
import type { FleetHistory } from '../analysis/fleet/fleet-history.js';
import type { Summary } from '../analysis/summary-types.js';
import { createTimeline, type Timeline } from '../analysis/timeline/timeline.js';
import { explainWaits, type ExplainedWait } from '../analysis/waiting/explain-waits.js';
import type { LongWait } from '../analysis/waiting/longest.js';
import { createWaitLog, type WaitDistribution } from '../analysis/waiting/wait-log.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { ModelKnobs, Scenario } from '../model/scenario.js';
import { simulate } from '../simulate.js';
import { thinSummary } from './thin-summary.js';

/** All that a report shows: plain data, written into the page as JSON. */
export interface ReportDocument {
  readonly version: string;
  readonly summary: Summary;
  readonly timeline: Timeline;
  readonly fleet: FleetHistory;
  readonly waits: readonly WaitDistribution[];
  readonly longestWaits: readonly ExplainedWait[];
  readonly knobs: ModelKnobs;
  /** Of lint, and of the run. */
  readonly findings: readonly Diagnostic[];
  /** The scenario as it was written. */
  readonly source: string;
  /** The zones, and `outside AWS` behind them where there are external instances. */
  readonly availabilityZones: readonly string[];
}

export interface ReportInput {
  readonly scenario: Scenario;
  readonly source: string;
  readonly version: string;
  /** Of lint. */
  readonly findings: readonly Diagnostic[];
  readonly onProgress?: ((nowMs: number) => void) | undefined;
}

interface Watched {
  readonly timeline: Timeline;
  readonly fleet: FleetHistory;
  readonly distributions: readonly WaitDistribution[];
  readonly longest: readonly LongWait[];
}

/** Runs the scenario once and keeps what a report shows. Deterministic: equal inputs give equal documents. */
export function createReport({ scenario, source, version, findings, onProgress }: ReportInput): ReportDocument {
  let finish: (() => Watched) | undefined;
  const run = simulate(scenario, {
    keepTrace: true,
    ...(onProgress === undefined ? {} : { onProgress }),
    observe: (running) => {
      const timeline = createTimeline(running);
      const fleet = createFleetCollector(running);
      const waits = createWaitLog(running);
      finish = () => ({ timeline: timeline.finish(), fleet: fleet.finish(), ...waits.finish() });
      return combineFolds([timeline.fold, fleet.fold, waits.fold]);
    },
  });
  if (finish === undefined) throw new Error('a run is observed from its start');
  const { timeline, fleet, distributions, longest } = finish();
  const { summary } = run;
  return {
    version,
    summary: thinSummary(summary),
    timeline,
    fleet,
    waits: distributions,
    longestWaits: explainWaits(run, longest),
    knobs: scenario.model,
    findings: [...findings, ...summary.findings],
    source,
    availabilityZones: fleet.zones,
  };
}
