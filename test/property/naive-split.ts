import { createBoundItems } from '../../src/analysis/gap/bound-items.js';
import { costParts, instanceParts, type CostPart } from '../../src/analysis/gap/cost-parts.js';
import { fleetTypesOf, instanceUsdPerHour } from '../../src/analysis/gap/fleet-types.js';
import { CLASSES, classOf } from '../../src/analysis/gap/instance-class.js';
import { splitRates } from '../../src/analysis/gap/split-rate.js';
import { facts } from '../../src/model/facts.js';
import { instanceState, taskState } from '../../src/model/world.js';
import { createFleetBound } from '../../src/policy/packing/fleet-bound.js';
import type { RunningWorld, SimulateOptions } from '../../src/simulate.js';

const HOUR_MS = 3_600_000;

/** The parts of the instances before savings plans, from the whole world at each fact: nothing is kept up from one to the next. */
export function naiveSplit(): {
  readonly observe: NonNullable<SimulateOptions['observe']>;
  /** US dollars of each part in the window, and what the tasks need at the end, by group, in dollars an hour. */
  readonly finish: () => { readonly usd: Readonly<Record<CostPart, number>>; readonly leastUsd: readonly number[] };
  readonly run: () => RunningWorld;
} {
  const watched: { run?: RunningWorld; sinceMs: number; rates: Float64Array } = {
    sinceMs: 0,
    rates: new Float64Array(),
  };
  const sums = new Float64Array(costParts.length);
  const upTo = (nowMs: number): void => {
    const { measure, durationMs } = watched.run!.scenario;
    const clip = (atMs: number): number => Math.max(measure.fromMs, Math.min(measure.untilMs, durationMs, atMs));
    const ms = clip(nowMs) - clip(watched.sinceMs);
    watched.rates.forEach((rate, place) => (sums[place % costParts.length] += (rate * ms) / HOUR_MS));
    watched.sinceMs = nowMs;
  };
  return {
    observe: (run) => {
      watched.run = run;
      const look = (): void => {
        if (run.clock.nowMs > watched.sinceMs) upTo(run.clock.nowMs);
        watched.rates = ratesOf(run).rates;
      };
      return Object.fromEntries(Object.keys(facts).map((name) => [name, look]));
    },
    run: () => watched.run!,
    finish: () => {
      upTo(watched.run!.scenario.durationMs);
      const usd = Object.fromEntries(costParts.map((part, n) => [part, instanceParts.includes(part) ? sums[n] : 0]));
      return { usd: usd as Record<CostPart, number>, leastUsd: ratesOf(watched.run!).leastUsd };
    },
  };
}

function ratesOf({ world, roster, scenario }: RunningWorld): { rates: Float64Array; leastUsd: readonly number[] } {
  const { instances, tasks, tasksOn, autoScalingGroups: groups, settings } = world;
  const rates = new Float64Array(groups.size * costParts.length);
  const usdOf = new Float64Array(groups.size * CLASSES);
  const countOf = new Int32Array(groups.size * CLASSES);
  const { items, of: itemOf } = createBoundItems(world, roster, scenario);
  const leastUsd: number[] = [];
  for (let g = 0; g < groups.size; g++) {
    const types = fleetTypesOf(scenario, g);
    const bound = types.length > 0 ? createFleetBound(types, items) : undefined;
    const sums = [undefined, ...scenario.availabilityZones].map(() => new Float64Array(bound?.rows ?? 0));
    for (let row = 0; row < instances.size; row++) {
      if (instances.state[row] === instanceState.none || instances.group[row] !== g) continue;
      let held = 0;
      for (let t = tasksOn.first[row]; t >= 0; t = tasksOn.next[t]) {
        if (tasks.state[t] === taskState.stopping || roster.requesters[tasks.requester[t]].daemon) continue;
        held++;
        const weights = bound?.weights[itemOf(t)];
        weights?.rows.forEach((r, n) => {
          for (const place of [0, 1 + instances.zone[row]]) sums[place][r] += weights.weights[n];
        });
      }
      const place = g * CLASSES + classOf(world, row, held);
      countOf[place]++;
      usdOf[place] += instanceUsdPerHour(scenario, instances.type[row], instances.spot[row] === 1) ?? 0;
    }
    const [whole, ...zonal] = sums.map((of) => bound?.usdPerHour(of, 0) ?? 0);
    leastUsd.push(whole);
    const managed = settings.scenario.capacityProviders.find((p) => p.autoScalingGroup === g)?.managedScaling;
    const state = {
      usdOf,
      countOf,
      leastUsd: whole,
      leastZonalUsd: zonal.reduce((sum, usd) => sum + usd, 0),
      targetCapacity: managed?.enabled === true ? managed.targetCapacity : 0,
      minSize: groups.minSize[g],
      alive: groups.alive[g],
      surplus: groups.alive[g] - groups.extra[g] - groups.desiredCapacity[g],
    };
    splitRates(state, g, rates, g * costParts.length);
  }
  return { rates, leastUsd };
}
