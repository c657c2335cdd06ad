import type { Handlers } from '../kernel/fact.js';
import type { Facts } from '../model/facts.js';
import type { Roster } from '../model/roster.js';
import { rowOf } from '../model/slots.js';
import type { WorldView } from '../model/world.js';
import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';
import { quantilesInSeconds } from './quantiles.js';
import { createSamples } from './samples.js';
import type { Quantiles } from './summary-types.js';

/** How long tasks waited, from request to placement and to RUNNING, of those requested in the window. */
export interface Waits {
  readonly fold: Partial<Handlers<Facts>>;
  /** Quantiles of all, and by place in the scenario's lists. */
  finish(): {
    readonly placement: Quantiles;
    readonly startLatency: Quantiles;
    readonly byProvider: readonly Quantiles[];
    readonly byService: readonly Quantiles[];
    readonly byWorkload: readonly Quantiles[];
  };
}

export function createWaits(world: WorldView, roster: Roster, clock: KeepingClock, window: MeasureWindow): Waits {
  const { tasks } = world;
  const { scenario } = world.settings;
  /** Launch type EC2 has no provider: place 0. */
  const places = scenario.capacityProviders.length + 1;
  const placement = createSamples(clock.keep);
  const startLatency = createSamples(clock.keep);
  const requesterOf = (key: number): Roster['requesters'][number] => roster.requesters[Math.floor(key / places)];
  const indexIn =
    (kind: 'service' | 'workload') =>
    (key: number): number =>
      requesterOf(key).kind === kind ? requesterOf(key).index : -1;

  const addPlacement = (task: number): void => {
    const t = rowOf(task);
    if (!window.includes(tasks.requestedAtMs[t])) return;
    placement.add(clock.nowMs - tasks.requestedAtMs[t], tasks.requester[t] * places + tasks.provider[t] + 1);
  };

  return {
    fold: {
      TaskPlaced: addPlacement,
      FargateTaskPlaced: addPlacement,
      TaskStarted(task) {
        const t = rowOf(task);
        if (window.includes(tasks.requestedAtMs[t])) startLatency.add(clock.nowMs - tasks.requestedAtMs[t], 0);
      },
    },
    finish: () => ({
      placement: quantilesInSeconds(placement.all()),
      startLatency: quantilesInSeconds(startLatency.all()),
      byProvider: placement.by(places - 1, (key) => (key % places) - 1).map(quantilesInSeconds),
      byService: placement.by(scenario.services.length, indexIn('service')).map(quantilesInSeconds),
      byWorkload: placement.by(scenario.workloads.length, indexIn('workload')).map(quantilesInSeconds),
    }),
  };
}
