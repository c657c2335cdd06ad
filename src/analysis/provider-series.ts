import type { Handlers } from '../kernel/fact.js';
import { capacityCause, type Facts } from '../model/facts.js';
import type { Roster } from '../model/roster.js';
import type { WorldView } from '../model/world.js';
import { createReservation, reservation, reservationPercent } from '../policy/capacity/reservation.js';
import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';
import type { SeriesPoint } from './summary-types.js';

/** The datapoints of every provider over the whole run, and how often its policy acted in the window. */
export interface ProviderSeries {
  readonly fold: Partial<Handlers<Facts>>;
  readonly scaleOutActions: Int32Array;
  readonly scaleInActions: Int32Array;
  series(provider: number): readonly SeriesPoint[];
}

export function createProviderSeries(
  world: WorldView,
  roster: Roster,
  clock: KeepingClock,
  window: MeasureWindow,
): ProviderSeries {
  const { capacityProviders, autoScalingGroups, settings } = world;
  const columns = clock.keep(Array.from({ length: capacityProviders.size }, () => createColumns()));
  const { scaleOutActions, scaleInActions } = clock.keep({
    scaleOutActions: new Int32Array(capacityProviders.size),
    scaleInActions: new Int32Array(capacityProviders.size),
  });
  const metric = createReservation();

  return {
    scaleOutActions,
    scaleInActions,
    fold: {
      ReservationMeasured(provider, needed, running, basis) {
        const { autoScalingGroup, managedScaling } = settings.scenario.capacityProviders[provider];
        const { emptyMetric } = settings.scenario.model;
        reservation(metric, basis, needed, running, managedScaling.targetCapacity, emptyMetric);
        const c = columns[provider];
        c.t.push(clock.nowMs / 1000);
        c.reservation.push(reservationPercent(metric));
        c.needed.push(needed);
        c.running.push(running);
        c.desired.push(autoScalingGroups.desiredCapacity[autoScalingGroup]);
        c.provisioning.push(capacityProviders.waiting[provider]);
      },
      DesiredCapacityChanged(group, desiredCapacity, cause) {
        const provider = roster.providerOf[group];
        if (provider < 0 || (cause !== capacityCause.scaleOut && cause !== capacityCause.scaleIn)) return;
        // The action belongs to the datapoint that caused it: the latest one, since alarms look within its minute (MS-17).
        const { desired } = columns[provider];
        if (desired.length > 0) desired[desired.length - 1] = desiredCapacity;
        if (!window.includes(clock.nowMs)) return;
        if (cause === capacityCause.scaleOut) scaleOutActions[provider]++;
        else scaleInActions[provider]++;
      },
    },
    series: (provider) => {
      const c = columns[provider];
      return c.t.map((t, n) => ({
        t,
        reservation: c.reservation[n],
        needed: c.needed[n],
        running: c.running[n],
        desired: c.desired[n],
        provisioning: c.provisioning[n],
      }));
    },
  };
}

type Columns = { readonly [K in keyof SeriesPoint]: number[] };
const createColumns = (): Columns => ({
  t: [],
  reservation: [],
  needed: [],
  running: [],
  desired: [],
  provisioning: [],
});
