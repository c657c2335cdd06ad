import type { Handlers } from '../kernel/fact.js';
import type { Facts } from '../model/facts.js';
import type { WorldView } from '../model/world.js';
import type { KeepingClock } from './keeping-clock.js';
import type { MeasureWindow } from './measure-window.js';
import { createStepIntegrals } from './step-integrals.js';

/** Instances of warm pools, while EC2 bills them: as they boot, and in a Running pool as long as they wait. */
export interface WarmPoolMeter {
  readonly fold: Partial<Handlers<Facts>>;
  /** Instance-milliseconds of a group's pool. */
  ms(group: number): number;
}

export function createWarmPoolMeter(
  { settings, autoScalingGroups }: WorldView,
  clock: KeepingClock,
  window: MeasureWindow,
): WarmPoolMeter {
  const billed = createStepIntegrals(autoScalingGroups.size, clock, window);
  return {
    fold: {
      WarmPoolChanged(group, warming, ready) {
        const runs = settings.scenario.autoScalingGroups[group].warmPool?.poolState === 'Running';
        billed.set(group, warming + (runs ? ready : 0));
      },
    },
    ms: (group) => billed.integral(group),
  };
}
