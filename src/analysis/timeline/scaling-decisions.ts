import type { Handlers } from '../../kernel/fact.js';
import { capacityCause, type Facts } from '../../model/facts.js';
import { createReservation, reservation, reservationPercent } from '../../policy/capacity/reservation.js';
import type { Watched } from './timeline.js';

/** A scaling action, with the datapoint that caused it. */
export interface ScalingDecision {
  readonly t: number;
  /** The fact that recorded it. */
  readonly fact: number;
  readonly capacityProvider: string;
  readonly autoScalingGroup: string;
  readonly cause: string;
  readonly from: number;
  readonly to: number;
  /** M, N and the metric of the latest datapoint; null before the first. */
  readonly needed: number | null;
  readonly running: number | null;
  readonly reservation: number | null;
}

const causes = Object.keys(capacityCause);

export function createScalingDecisions({ scenario, roster, world, clock }: Watched): {
  readonly fold: Partial<Handlers<Facts>>;
  readonly decisions: readonly ScalingDecision[];
} {
  const decisions: ScalingDecision[] = [];
  const latest = scenario.capacityProviders.map(() => ({ needed: -1, running: 0, reservation: 0 }));
  const desired = scenario.autoScalingGroups.map(() => 0);
  const metric = createReservation();
  return {
    decisions,
    fold: {
      ReservationMeasured(provider, needed, running, basis) {
        const settings = world.settings.scenario;
        const { targetCapacity } = settings.capacityProviders[provider].managedScaling;
        reservation(metric, basis, needed, running, targetCapacity, settings.model.emptyMetric);
        latest[provider] = { needed, running, reservation: reservationPercent(metric) };
      },
      DesiredCapacityChanged(group, desiredCapacity, cause) {
        const from = desired[group];
        desired[group] = desiredCapacity;
        if (cause === capacityCause.initial) return;
        const provider = roster.providerOf[group];
        const point = provider >= 0 && latest[provider].needed >= 0 ? latest[provider] : undefined;
        decisions.push({
          t: clock.nowMs / 1000,
          fact: clock.lastFact,
          capacityProvider: provider < 0 ? '' : scenario.capacityProviders[provider].name,
          autoScalingGroup: scenario.autoScalingGroups[group].name,
          cause: causes[cause],
          from,
          to: desiredCapacity,
          needed: point?.needed ?? null,
          running: point?.running ?? null,
          reservation: point?.reservation ?? null,
        });
      },
    },
  };
}
