import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../facts.js';
import type { World } from '../world.js';

type ScalingFacts = 'GroupSizeChanged' | 'DesiredCapacityChanged' | 'ReservationMeasured' | 'AlarmEvaluated';

/** Remembers what was wanted, measured and judged. */
export function scalingFold(world: World): Pick<Handlers<Facts>, ScalingFacts> {
  const { autoScalingGroups, capacityProviders } = world;
  return {
    GroupSizeChanged(group, minSize, maxSize) {
      autoScalingGroups.minSize[group] = minSize;
      autoScalingGroups.maxSize[group] = maxSize;
    },
    DesiredCapacityChanged(group, desiredCapacity) {
      autoScalingGroups.desiredCapacity[group] = desiredCapacity;
    },
    ReservationMeasured(provider, needed, running, basis) {
      capacityProviders.needed[provider] = needed;
      capacityProviders.running[provider] = running;
      capacityProviders.basis[provider] = basis;
    },
    AlarmEvaluated(provider, _high, lowDatapoints) {
      capacityProviders.lowDatapoints[provider] = lowDatapoints;
    },
  };
}
