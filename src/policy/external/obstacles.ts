import { externalOf } from '../../model/external-place.js';
import { ENDPOINTS, type WorldView } from '../../model/world.js';
import type { Obstacles } from './reach.js';

/** What stands between the external instance of a row and AWS now. */
export function obstaclesOf({ instances, externals, settings }: Tables, row: number): Obstacles {
  const external = externalOf(settings.scenario, instances.group[row]);
  return {
    linkLost: instances.linkLost[row] === 1,
    credentialsLost: instances.credentialsLost[row] === 1,
    isBlocked: (endpoint) => externals.blocked[external * ENDPOINTS + endpoint] > 0,
  };
}

type Tables = Pick<WorldView, 'instances' | 'externals' | 'settings'>;
