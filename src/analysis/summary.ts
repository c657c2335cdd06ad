import type { Handlers } from '../kernel/fact.js';
import type { Facts } from '../model/facts.js';
import type { Roster } from '../model/roster.js';
import type { Scenario } from '../model/scenario.js';
import type { WorldView } from '../model/world.js';
import { createActionCounter, type ActionCounter } from './actions.js';
import { combineFolds } from './combine-folds.js';
import { costOf, type Cost, type Usage } from './cost.js';
import { createExternalMeter } from './external-meter.js';
import { createFaultNotes } from './fault-notes.js';
import { createFargateMeter } from './fargate-time.js';
import type { CostSplit } from './gap/cost-parts.js';
import { createCostSplitter } from './gap/cost-split.js';
import type { HourlyParts } from './gap/hourly-parts.js';
import { mapParts, settleSplit, totalSplit } from './gap/settle-split.js';
import { findingRules } from './finding/index.js';
import { instanceList } from './instance-list.js';
import { HOUR_MS } from './hourly-time.js';
import { createInstanceMeter, type InstanceMeter } from './instance-time.js';
import type { KeepingClock } from './keeping-clock.js';
import { createMeasureWindow, type MeasureWindow } from './measure-window.js';
import { createProviderSeries, type ProviderSeries } from './provider-series.js';
import { createNetworkMeter } from './network/create-network-meter.js';
import { summarizeNetwork } from './network/summarize-network.js';
import { round } from './round.js';
import { createRunNotes } from './run-notes.js';
import { createServiceMeter } from './services.js';
import type { CapacityProviderSummary, CostSummary, Quantiles, Summary, WorkloadSummary } from './summary-types.js';
import { createTaskCounter, type TaskCounter } from './task-counts.js';
import { unpriced } from './unpriced.js';
import { createWarmPoolMeter } from './warm-pool-time.js';
import { createUtilization } from './utilization.js';
import { createWaits } from './waits.js';

/** Watches a run. Its fold comes after the world's, so that it sees the world as it is after each fact. */
export interface SummaryMaker {
  readonly fold: Partial<Handlers<Facts>>;
  /** At the end of the run. Findings have line and column 0: who loaded the file knows them. */
  finish(trace: { readonly hash: string; readonly count: number }): Summary;
}

const USD_DECIMALS = 6;

/** Everything that adds up a run's figures. */
function createMeters(
  world: WorldView,
  roster: Roster,
  scenario: Scenario,
  clock: KeepingClock,
  window: MeasureWindow,
  splitCost: boolean,
) {
  return {
    counter: createTaskCounter(world, clock),
    waits: createWaits(world, roster, clock, window),
    series: createProviderSeries(world, roster, clock, window),
    meter: createInstanceMeter(world, roster, clock, window),
    services: createServiceMeter(world, clock, window),
    utilization: createUtilization(world, clock, window),
    notes: createRunNotes(world, clock),
    faults: createFaultNotes(world, roster, clock),
    actions: createActionCounter(world, clock, window),
    fargate: createFargateMeter(world, clock, window),
    warmPools: createWarmPoolMeter(world, clock, window),
    external: createExternalMeter(world, clock, window),
    network: createNetworkMeter(world, clock, window),
    splitter: splitCost ? createCostSplitter(world, roster, scenario, clock, window) : undefined,
  };
}

/** Without `splitCost` the parts of the cost are null. */
export function createSummary(
  world: WorldView,
  roster: Roster,
  scenario: Scenario,
  clock: KeepingClock,
  splitCost = true,
): SummaryMaker {
  const window = createMeasureWindow(scenario);
  const meters = createMeters(world, roster, scenario, clock, window, splitCost);
  const { counter, waits, series, meter, services, utilization, notes, faults, actions, fargate } = meters;

  return {
    fold: combineFolds(Object.values(meters).flatMap((part) => part?.fold ?? [])),
    finish({ hash, count }) {
      const { placement, startLatency, byProvider, byService, byWorkload } = waits.finish();
      const usage: Usage = {
        instances: meter.times(),
        hourlyMs: meter.hourlyMs,
        warmPoolMs: (group) => meters.warmPools.ms(group),
        fargate: fargate.times(),
      };
      const cost = costOf(scenario, usage, window);
      const network = summarizeNetwork(scenario, meters.network);
      const externals = meters.external.summaries();
      const { settings } = world;
      const end = {
        scenario: settings.scenario,
        roster,
        world,
        clock,
        notes,
        faults,
        network: meters.network,
        externals,
      };
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
        capacityProviders: providerSummaries(world, meter, series, actions, byProvider, cost),
        services: services.summaries(byService, actions),
        workloads: workloadSummaries(world, roster, counter, byWorkload),
        instances: instanceList(world),
        cost: costSummary(cost, meters.splitter?.hours()),
        utilization: {
          cpuReserved: round(utilization.cpuReserved(), 4),
          memoryReserved: round(utilization.memoryReserved(), 4),
        },
        ...(externals.length === 0 ? {} : { externalInstances: externals }),
        ...(network === undefined ? {} : { network }),
        findings: [...findingRules.flatMap((rule) => rule(end)), ...unpriced(scenario, usage)],
      };
    },
  };
}

function providerSummaries(
  { settings, autoScalingGroups }: WorldView,
  meter: InstanceMeter,
  series: ProviderSeries,
  actions: ActionCounter,
  waits: readonly Quantiles[],
  cost: Cost | undefined,
): readonly CapacityProviderSummary[] {
  const times = meter.times();
  const groups = settings.scenario.autoScalingGroups;
  return settings.scenario.capacityProviders.flatMap(({ name, autoScalingGroup: g, managedScaling }, p) =>
    g < 0
      ? []
      : [
          {
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
            launchFailures: actions.launchFailures[g],
            spotInterruptions: actions.spotInterruptions[g],
            placementWaitSeconds: waits[p],
            series: series.series(p),
          },
        ],
  );
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

const costSummary = (cost: Cost | undefined, parts: HourlyParts | undefined): CostSummary => ({
  usd: dollars(cost?.usd),
  usdPerHour: dollars(cost?.usdPerHour),
  idleUsd: dollars(cost?.idleUsd),
  fargateUsd: dollars(cost?.fargateUsd),
  ...splitSummary(cost, parts),
  priced: cost !== undefined,
});

/** To more decimals than dollars, so that the parts still add up to the dollars. */
const SPLIT_DECIMALS = 9;

function splitSummary(
  cost: Cost | undefined,
  parts: HourlyParts | undefined,
): Pick<CostSummary, 'split' | 'splitPerHour'> {
  if (cost === undefined || parts === undefined) return { split: null, splitPerHour: null };
  const hours = settleSplit(parts, cost.hours);
  const rounded = (split: CostSplit): CostSplit => mapParts((part) => round(split[part], SPLIT_DECIMALS));
  return {
    split: rounded(totalSplit(hours)),
    splitPerHour: hours.map(({ hour, split }) => ({ t: (hour * HOUR_MS) / 1000, ...rounded(split) })),
  };
}
