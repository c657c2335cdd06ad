import type { Scenario } from '../../../model/scenario.js';
import { leastDesired, type Plan } from './plan.js';
import { replicasOf, targetsOf } from './requests.js';
import { shareOf } from './share.js';

/** A group may have no instance at all: its minSize allows it, and no service always has a task there. */
export function mayBeEmpty(scenario: Scenario, plan: Plan, group: number): boolean {
  if (plan.leastMinSize[group] > 0) return false;
  return !replicasOf(scenario).some(({ service, index }) =>
    targetsOf(scenario, service.launchPath).some(
      (target) =>
        target.provider >= 0 &&
        target.group === group &&
        shareOf(service.launchPath, target, leastDesired(plan, index)) > 0,
    ),
  );
}
