import type { Group } from '../model/facts.js';
import { instanceState } from '../model/world.js';
import { createInstanceEnds, type instanceEndReads, type instanceEndWrites } from './instance-ends.js';
import type { Tools } from './loop.js';

type ReplacingTools = Tools<
  (typeof instanceEndReads)[number] | 'autoScalingGroups',
  (typeof instanceEndWrites)[number]
>;

/**
 * Ends instances of a group so that it launches others, the oldest first, while fewer than `limit` of those that it desires
 * are not healthy: InService, registered, not draining. Protection from scale-in does not stop it (MS-49).
 */
export function createReplacing(
  tools: ReplacingTools,
): (g: Group, isDue: (row: number) => boolean, limit: number, cause: number) => void {
  const { instances, autoScalingGroups: groups } = tools.world;
  const { release } = createInstanceEnds(tools);

  const stays = (g: Group, row: number): boolean =>
    instances.state[row] === instanceState.inService && instances.group[row] === g && instances.draining[row] === 0;
  const healthy = (g: Group): number => {
    let count = 0;
    for (let row = 0; row < instances.size; row++) if (stays(g, row)) count += instances.registered[row];
    return count;
  };
  const oldest = (g: Group, isDue: (row: number) => boolean): number => {
    let found = -1;
    for (let row = 0; row < instances.size; row++) {
      if (!stays(g, row) || !isDue(row)) continue;
      if (found < 0 || instances.launchedAtMs[row] < instances.launchedAtMs[found]) found = row;
    }
    return found;
  };

  return (g, isDue, limit, cause) => {
    while (groups.desiredCapacity[g] - healthy(g) < limit) {
      const row = oldest(g, isDue);
      if (row < 0) return;
      release(row, cause);
    }
  };
}
