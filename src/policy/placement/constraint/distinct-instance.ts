import type { PlacementRequest } from '../../packing/fleet.js';

/** No other task of the group whose desired status is RUNNING is on the instance (CO-3). */
export const sharesInstance = (request: PlacementRequest, row: number): boolean =>
  request.distinctInstance && request.counts.onInstance[row] > 0;
