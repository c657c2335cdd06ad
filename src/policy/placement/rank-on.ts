import type { PlacementStrategy } from '../../model/scenario.js';
import type { Fleet, PlacementRequest } from '../packing/fleet.js';
import { strategyOf } from './strategy/index.js';

/** The rank that one strategy gives an instance for a task of a request; 0 where the strategy draws. */
export function rankOn(fleet: Fleet, { counts }: PlacementRequest, strategy: PlacementStrategy, row: number): number {
  const { rank, decides } = strategyOf(strategy.type);
  if (decides) return 0;
  const candidate = {
    freeCpuUnits: fleet.freeCpuUnits[row],
    freeMemoryMiB: fleet.freeMemoryMiB[row],
    tasksOfGroup: counts.onInstance[row],
    countOfValue: (attribute: string) => {
      const spread = counts.spreads.find((each) => each.attribute === attribute);
      return spread === undefined ? 0 : spread.count[spread.valueOf[row]];
    },
  };
  return rank(candidate, strategy);
}
