import type { AutoScalingGroup, LaunchPath, Scenario } from '../../../model/scenario.js';
import { itemsOf, targetsOf } from './requests.js';

/** Some of the group's instances are Spot. */
export const hasSpot = ({ purchase }: AutoScalingGroup): boolean => purchase.onDemandPercentageAboveBaseCapacity < 100;

/** All of them are. */
const isSpotOnly = ({ purchase }: AutoScalingGroup): boolean =>
  purchase.onDemandBaseCapacity === 0 && purchase.onDemandPercentageAboveBaseCapacity === 0;

/** Nothing that a launch may use is On-Demand, on EC2 or on Fargate. */
export function goesToSpotOnly(scenario: Scenario, path: LaunchPath): boolean {
  const groups = targetsOf(scenario, path).map(({ group }) => scenario.autoScalingGroups[group]);
  const fargate = itemsOf(path).flatMap((item) => scenario.capacityProviders[item.capacityProvider].fargate ?? []);
  return (
    groups.length + fargate.length > 0 && groups.every(isSpotOnly) && fargate.every((name) => name === 'FARGATE_SPOT')
  );
}
