import { z } from 'zod';
import { defineStrategy } from '../define-strategy.js';

/** Least free of one resource wins, so that the fewest instances are in use (PL-3). The other resource is a filter only. */
export const binpack = defineStrategy({
  type: 'binpack',
  // AWS takes the field in either case.
  params: z.strictObject({ field: z.enum(['cpu', 'memory', 'CPU', 'MEMORY']) }),
  resolve: ({ field }) => ({ type: 'binpack', field: field === 'cpu' || field === 'CPU' ? 'cpu' : 'memory' }),
  rank: (candidate, { field }) => (field === 'cpu' ? candidate.freeCpuUnits : candidate.freeMemoryMiB),
  term: ({ field }) => ({ column: field === 'cpu' ? 'freeCpuUnits' : 'freeMemoryMiB' }),
});
