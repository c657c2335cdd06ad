import type { PlacementRequest } from '../../packing/fleet.js';

/** The instance is in every set that the task's memberOf expressions name; constraints are binding (PL-1, CO-1). */
export const isMember = (request: PlacementRequest, row: number): boolean =>
  request.memberOf === undefined || request.memberOf.isMember(row);
