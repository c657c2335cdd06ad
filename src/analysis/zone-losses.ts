import type { Handlers } from '../kernel/fact.js';
import type { Facts } from '../model/facts.js';
import type { KeepingClock } from './keeping-clock.js';
import type { WorldView } from '../model/world.js';

/** What the loss of a zone took of a service. */
export interface ZoneLoss {
  readonly service: number;
  readonly zone: number;
  readonly atMs: number;
  /** Its placed tasks in the zone, and in all. */
  readonly lost: number;
  readonly placed: number;
}

/** The zone's tasks die after the fact that says so: each service is counted just before. */
export function createZoneLosses(
  { tasks, placedOf, settings }: WorldView,
  clock: KeepingClock,
): { readonly fold: Partial<Handlers<Facts>>; readonly losses: readonly ZoneLoss[] } {
  const losses = clock.keep<ZoneLoss[]>([]);
  return {
    losses,
    fold: {
      ZoneLost(zone) {
        for (let service = 0; service < settings.scenario.services.length; service++) {
          let lost = 0;
          for (let t = placedOf.first[service]; t >= 0; t = placedOf.next[t]) if (tasks.zone[t] === zone) lost++;
          if (lost > 0) losses.push({ service, zone, atMs: clock.nowMs, lost, placed: placedOf.count[service] });
        }
      },
    },
  };
}
