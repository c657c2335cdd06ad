import type { Roster } from '../../model/roster.js';
import type { Scenario } from '../../model/scenario.js';
import type { WorldView } from '../../model/world.js';
import type { KeepingClock } from '../keeping-clock.js';
import type { MeasureWindow } from '../measure-window.js';
import { partAt } from './cost-parts.js';
import { onDemandUsdPerHour } from './fleet-types.js';
import { createHourlyParts, type HourlyParts } from './hourly-parts.js';
import type { InstanceMoney } from './instance-money.js';
import { splitRates } from './split-rate.js';
import type { TaskWeights } from './task-weights.js';

/** What each group costs by part from instant to instant, added up by clock hour. */
export interface GroupRates {
  /** Adds up what has been, before something of the group changes. */
  settle(group: number): void;
  /** Something of the group has changed. */
  note(group: number): void;
  warmPool(group: number): void;
  readonly hours: () => HourlyParts;
}

export function createGroupRates(
  { autoScalingGroups: groups, settings }: WorldView,
  roster: Roster,
  scenario: Scenario,
  clock: KeepingClock,
  window: MeasureWindow,
  { weights, money }: { readonly weights: TaskWeights; readonly money: InstanceMoney },
): GroupRates {
  const hourly = createHourlyParts(groups.size, clock, window);
  const { stale } = clock.keep({ stale: new Uint8Array(groups.size) });
  /** Of each group when it was last looked at: the world may be an instant ahead. */
  const seen = clock.keep({
    targetCapacity: new Int32Array(groups.size),
    minSize: new Int32Array(groups.size),
    alive: new Int32Array(groups.size),
    surplus: new Int32Array(groups.size),
  });
  const state = {
    usdOf: money.usdOf,
    countOf: money.countOf,
    leastUsd: 0,
    leastZonalUsd: 0,
    targetCapacity: 0,
    minSize: 0,
    alive: 0,
    surplus: 0,
  };

  const targetOf = (group: number): number => {
    const provider = roster.providerOf[group];
    if (provider < 0) return 0;
    const { enabled, targetCapacity } = settings.scenario.capacityProviders[provider].managedScaling;
    return enabled ? targetCapacity : 0;
  };
  const refresh = (group: number): void => {
    state.leastUsd = weights.leastUsd(group);
    state.leastZonalUsd = weights.leastZonalUsd(group);
    state.targetCapacity = seen.targetCapacity[group];
    state.minSize = seen.minSize[group];
    state.alive = seen.alive[group];
    state.surplus = seen.surplus[group];
    splitRates(state, group, hourly.rates, hourly.placeOf(group));
    stale[group] = 0;
  };
  const settle = (group: number): void => {
    if (!hourly.isBehind(group)) return;
    if (stale[group] === 1) refresh(group);
    hourly.settle(group);
  };
  return {
    settle,
    note(group) {
      seen.targetCapacity[group] = targetOf(group);
      seen.minSize[group] = groups.minSize[group];
      seen.alive[group] = groups.alive[group];
      seen.surplus[group] = groups.alive[group] - groups.extra[group] - groups.desiredCapacity[group];
      stale[group] = 1;
    },
    warmPool(group) {
      const { instanceTypes, warmPool } = settings.scenario.autoScalingGroups[group];
      const billed = groups.warming[group] + (warmPool?.poolState === 'Running' ? groups.warm[group] : 0);
      hourly.rates[hourly.placeOf(group) + partAt.warmPool] =
        billed * (onDemandUsdPerHour(scenario, instanceTypes[0]) ?? 0);
    },
    hours: () => {
      for (let group = 0; group < groups.size; group++) settle(group);
      return hourly.parts();
    },
  };
}
