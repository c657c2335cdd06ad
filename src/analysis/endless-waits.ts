import type { Handlers } from '../kernel/fact.js';
import type { FoldClock } from '../model/fold/fold-clock.js';
import { stopCause, type Facts } from '../model/facts.js';
import type { Roster } from '../model/roster.js';
import { rowOf } from '../model/slots.js';
import { taskState, type WorldView } from '../model/world.js';
import { createMeasureWindow } from './measure-window.js';
import { quantilesInSeconds } from './quantiles.js';
import { createSamples } from './samples.js';
import type { Quantiles, Summary } from './summary-types.js';

/** Watches a run for those who compare runs or set objectives: for them a task that gets no place waits without end. */
export interface EndlessWaits {
  readonly fold: Partial<Handlers<Facts>>;
  /**
   * The summary of the finished run with other waits: a task of the window that timed out, was rejected or still waits at the
   * end counts with an infinite wait in each `placementWaitSeconds` that is its own, and in `startLatencySeconds`. To be
   * asked once, when the run has ended.
   */
  judge(summary: Summary): Summary;
}

interface Watched {
  readonly roster: Roster;
  readonly world: WorldView;
  readonly clock: FoldClock;
}

/** For `observe`: its fold runs after the world's. */
export function createEndlessWaits({ roster, world, clock }: Watched): EndlessWaits {
  const { tasks } = world;
  const { scenario } = world.settings;
  const window = createMeasureWindow(scenario);
  const placement = createSamples((state) => state);
  const startLatency = createSamples((state) => state);
  /** Launch type EC2 has no provider: place 0. */
  const places = scenario.capacityProviders.length + 1;
  const isOfWindow = (t: number): boolean => window.includes(tasks.requestedAtMs[t]);
  const keyOf = (t: number): number => tasks.requester[t] * places + tasks.provider[t] + 1;

  const place = (task: number): void => {
    const t = rowOf(task);
    if (isOfWindow(t)) placement.add(clock.nowMs - tasks.requestedAtMs[t], keyOf(t));
  };
  const giveUp = (t: number): void => {
    if (!isOfWindow(t)) return;
    placement.add(Infinity, keyOf(t));
    startLatency.add(Infinity, 0);
  };
  const giveUpThoseThatWait = (): void => {
    for (let t = 0; t < tasks.slots.used; t++) {
      if (tasks.state[t] === taskState.requested || tasks.state[t] === taskState.waiting) giveUp(t);
    }
  };

  return {
    fold: {
      TaskPlaced: place,
      FargateTaskPlaced: place,
      TaskStarted(task) {
        const t = rowOf(task);
        if (isOfWindow(t)) startLatency.add(clock.nowMs - tasks.requestedAtMs[t], 0);
      },
      TaskStopped(task, cause) {
        if (cause === stopCause.timedOut || cause === stopCause.rejected) giveUp(rowOf(task));
      },
    },
    judge(summary) {
      giveUpThoseThatWait();
      const { capacityProviders, services, workloads } = scenario;
      const by = (names: readonly string[], placeOf: (key: number) => number): ReadonlyMap<string, Quantiles> =>
        new Map(placement.by(names.length, placeOf).map((tally, n) => [names[n], quantilesInSeconds(tally)]));
      const requesterOf = (key: number): Roster['requesters'][number] => roster.requesters[Math.floor(key / places)];
      const ofKind =
        (kind: 'service' | 'workload') =>
        (key: number): number =>
          requesterOf(key).kind === kind ? requesterOf(key).index : -1;
      const byProvider = by(namesOf(capacityProviders), (key) => (key % places) - 1);
      const byService = by(namesOf(services), ofKind('service'));
      const byWorkload = by(namesOf(workloads), ofKind('workload'));
      return {
        ...summary,
        placementWaitSeconds: quantilesInSeconds(placement.all()),
        startLatencySeconds: quantilesInSeconds(startLatency.all()),
        capacityProviders: withWaits(summary.capacityProviders, byProvider),
        services: withWaits(summary.services, byService),
        workloads: withWaits(summary.workloads, byWorkload),
      };
    },
  };
}

const namesOf = (list: readonly { readonly name: string }[]): readonly string[] => list.map(({ name }) => name);

const withWaits = <Part extends { readonly name: string; readonly placementWaitSeconds: Quantiles }>(
  parts: readonly Part[],
  waits: ReadonlyMap<string, Quantiles>,
): readonly Part[] =>
  parts.map((part) => ({ ...part, placementWaitSeconds: waits.get(part.name) ?? part.placementWaitSeconds }));
