import type { Provider } from '../model/facts.js';
import { nextLowDatapoints } from '../policy/scaling/alarm-state.js';
import { createReservation, isAbove, isBelow, reservation } from '../policy/capacity/reservation.js';
import { defineLoop } from './loop.js';

/**
 * The two alarms of each provider: high at 1 of 1 datapoint above the target (MS-15), low at 15 of 15 below it (MS-16).
 * CloudWatch looks at a datapoint `alarmDelay` after its minute (MS-17).
 */
export const alarms = defineLoop({
  name: 'alarms',
  reads: ['capacityProviders', 'settings'],
  writes: ['AlarmEvaluated'],
  on({ scenario, world, emit, wake }) {
    const { capacityProviders, settings } = world;
    const { alarmDelayMs, emptyMetric, lowThresholdFactor } = scenario.model;
    const metric = createReservation();
    const evaluate = wake('judge', (p: Provider) => {
      const { targetCapacity } = settings.scenario.capacityProviders[p].managedScaling;
      const { basis, needed, running, lowDatapoints } = capacityProviders;
      reservation(metric, basis[p], needed[p], running[p], targetCapacity, emptyMetric);
      const high = isAbove(metric, targetCapacity) ? 1 : 0;
      const low = isBelow(metric, targetCapacity, lowThresholdFactor);
      emit.AlarmEvaluated(p, high, nextLowDatapoints(lowDatapoints[p], low));
    });
    return {
      ReservationMeasured(p) {
        evaluate.in(alarmDelayMs, p);
      },
    };
  },
});
