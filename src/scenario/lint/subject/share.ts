import type { LaunchPath } from '../../../model/scenario.js';
import { splitTarget } from '../../../policy/capacity/split.js';
import type { Target } from './requests.js';

/** How many of `count` tasks go to one target of a launch, base and weights applied (CP-3). */
export function shareOf(path: LaunchPath, { item }: Target, count: number): number {
  return path.type === 'capacityProviderStrategy' ? splitTarget(path.items, count)[item] : count;
}
