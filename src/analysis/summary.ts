import type { Handlers } from '../kernel/fact.js';
import type { Facts } from '../model/facts.js';
import type { FoldClock } from '../model/fold/fold-clock.js';
import type { Roster } from '../model/roster.js';
import type { Scenario } from '../model/scenario.js';
import type { WorldView } from '../model/world.js';
import { combineFolds } from './combine-folds.js';
import { costOf, type Cost } from './cost.js';
import { findingRules } from './finding/index.js';
import { instanceList } from './instance-list.js';
import { HOUR_MS } from './hourly-time.js';
import { createInstanceMeter, type InstanceMeter } from './instance-time.js';
import { createMeasureWindow } from './measure-window.js';
import { createProviderSeries, type ProviderSeries } from './provider-series.js';
import { round } from './round.js';
import { createRunNotes } from './run-notes.js';
import { createServiceMeter } from './services.js';
import type { CapacityProviderSummary, CostSummary, Quantiles, Summary, WorkloadSummary } from './summary-types.js';
import { createTaskCounter, type TaskCounter } from './task-counts.js';
import { unpriced } from './unpriced.js';
import { createUtilization } from './utilization.js';
import { createWaits } from './waits.js';

/** Watches a run. Its fold comes after the world's, so that it sees the world as it is after each fact. */
export interface SummaryMaker {
  readonly fold: Partial<Handlers<Facts>>;
  /** At the end of the run. Findings have line and column 0: who loaded the file knows them. */
  finish(trace: { readonly hash: string; readonly count: number }): Summary;
}

const USD_DECIMALS = 6;

export function createSummary(world: WorldView, roster: Roster, scenario: Scenario, clock: FoldClock): SummaryMaker {
  const window = createMeasureWindow(scenario);
  const counter = createTaskCounter(world);
  const waits = createWaits(world, roster, clock, window);
  const series = createProviderSeries(world, roster, clock, window);
  const meter = createInstanceMeter(world, roster, clock, window);
  const services = createServiceMeter(world, clock, window);
  const utilization = createUtilization(world, clock, window);
  const notes = createRunNotes(world, clock);
  const parts = [counter, waits, series, meter, services, utilization, notes];

  return {
    fold: combineFolds(parts.map(({ fold }) => fold)),
    finish({ hash, count }) {
      const { placement, startLatency, byProvider, byService, byWorkload } = waits.finish();
      const times = meter.times();
      const cost = costOf(scenario, times, meter.hourlyMs, window);
      const end = { scenario: world.settings.scenario, roster, world, clock, notes };
      return {
        schemaVersion: 1,
        scenario: scenario.name,
        seed: scenario.seed,
        durationSeconds: scenario.durationMs / 1000,
        traceHash: hash,
        facts: count,
        tasks: counter.counts(),
        placementWaitSeconds: placement,
        startLatencySeconds: startLatency,
        capacityProviders: providerSummaries(world, meter, series, byProvider, cost),
        services: services.summaries(byService),
        workloads: workloadSummaries(world, roster, counter, byWorkload),
        instances: instanceList(world),
        cost: costSummary(cost),
        utilization: {
          cpuReserved: round(utilization.cpuReserved(), 4),
          memoryReserved: round(utilization.memoryReserved(), 4),
        },
        findings: [...findingRules.flatMap((rule) => rule(end)), ...unpriced(scenario, times)],
      };
    },
  };
}

function providerSummaries(
  { settings, autoScalingGroups }: WorldView,
  meter: InstanceMeter,
  series: ProviderSeries,
  waits: readonly Quantiles[],
  cost: Cost | undefined,
): readonly CapacityProviderSummary[] {
  const times = meter.times();
  const groups = settings.scenario.autoScalingGroups;
  return settings.scenario.capacityProviders.map(({ name, autoScalingGroup: g, managedScaling }, p) => ({
    name,
    autoScalingGroup: groups[g].name,
    targetCapacity: managedScaling.targetCapacity,
    scaleOutActions: series.scaleOutActions[p],
    scaleInActions: series.scaleInActions[p],
    instancesLaunched: meter.launched[g],
    instancesTerminated: meter.terminated[g],
    peakInstances: meter.peak(g),
    finalInstances: autoScalingGroups.alive[g] + autoScalingGroups.terminating[g],
    instanceHours: round(times.reduce((ms, time) => (time.group === g ? ms + time.ms : ms), 0) / HOUR_MS, 6),
    usd: dollars(cost?.byGroup[g]),
    placementWaitSeconds: waits[p],
    series: series.series(p),
  }));
}

function workloadSummaries(
  { settings, requesters }: WorldView,
  roster: Roster,
  counter: TaskCounter,
  waits: readonly Quantiles[],
): readonly WorkloadSummary[] {
  return settings.scenario.workloads.map(({ name }, w) => {
    // A trace is several requesters: one for each kind of task in it.
    const total = (counts: { readonly [requester: number]: number }): number =>
      roster.requesters.reduce((n, { kind, index }, r) => (kind === 'workload' && index === w ? n + counts[r] : n), 0);
    return {
      name,
      requested: total(requesters.requested),
      placed: total(counter.placed),
      timedOut: total(counter.timedOut),
      rejected: total(counter.rejected),
      placementWaitSeconds: waits[w],
    };
  });
}

const dollars = (usd: number | undefined): number | null => (usd === undefined ? null : round(usd, USD_DECIMALS));

const costSummary = (cost: Cost | undefined): CostSummary => ({
  usd: dollars(cost?.usd),
  usdPerHour: dollars(cost?.usdPerHour),
  idleUsd: dollars(cost?.idleUsd),
  priced: cost !== undefined,
});
