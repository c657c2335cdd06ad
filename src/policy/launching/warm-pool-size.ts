import type { WarmPool } from '../../model/scenario.js';

/**
 * MS-61: how many instances the warm pool holds: the prepared capacity, which is the group's maxSize unless it is given, less
 * the desired one (W58). Never fewer than the pool's minSize, which is 0 or more.
 */
export const warmPoolSize = (pool: WarmPool, desired: number, maxSize: number): number =>
  Math.max(pool.minSize, (pool.maxGroupPreparedCapacity ?? maxSize) - desired);
