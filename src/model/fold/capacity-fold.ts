import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../facts.js';
import type { World } from '../world.js';
import type { FoldClock } from './fold-clock.js';

type CapacityFacts =
  | 'LaunchFailed'
  | 'WarmPoolChanged'
  | 'ZoneLost'
  | 'ZoneRecovered'
  | 'CapacityRanOut'
  | 'CapacityCameBack'
  | 'InstanceRefreshStarted'
  | 'InstanceRefreshCompleted';

/** Remembers what EC2 has to give, and what a group has begun. */
export function capacityFold(
  { autoScalingGroups: groups, zones }: World,
  clock: FoldClock,
): Pick<Handlers<Facts>, CapacityFacts> {
  const lack = (zone: number, type: number, by: 1 | -1): void => {
    if (type < 0) zones.lacking[zone] += by;
    else zones.lackingType[zone * zones.types + type] += by;
  };
  return {
    LaunchFailed(group) {
      groups.launchFailedAtMs[group] = clock.nowMs;
    },
    WarmPoolChanged(group, warming, ready) {
      groups.warming[group] = warming;
      groups.warm[group] = ready;
    },
    ZoneLost(zone) {
      zones.lost[zone] = 1;
    },
    ZoneRecovered(zone) {
      zones.lost[zone] = 0;
    },
    CapacityRanOut(zone, type) {
      lack(zone, type, 1);
    },
    CapacityCameBack(zone, type) {
      lack(zone, type, -1);
    },
    InstanceRefreshStarted(group, minHealthyPercentage) {
      groups.refreshedSinceMs[group] = clock.nowMs;
      groups.minHealthyPercentage[group] = minHealthyPercentage;
    },
    InstanceRefreshCompleted(group) {
      groups.refreshedSinceMs[group] = -1;
    },
  };
}
