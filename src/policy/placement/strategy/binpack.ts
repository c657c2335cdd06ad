import { z } from 'zod';
import { defineStrategy } from '../define-strategy.js';

/** Least free of one resource wins, so that the fewest instances are in use (PL-3). The other resource is a filter only. */
export const binpack = defineStrategy({
  type: 'binpack',
  params: z.strictObject({ field: z.enum(['cpu', 'memory']) }),
  resolve: ({ field }) => ({ type: 'binpack', field }),
  rank: (candidate, { field }) => (field === 'cpu' ? candidate.freeCpuUnits : candidate.freeMemoryMiB),
});
