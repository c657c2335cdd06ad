import { z } from 'zod';
import { defineStrategy } from '../define-strategy.js';

/** Every instance is as good (PL-6). AWS takes a `field` here and ignores it. */
export const random = defineStrategy({
  type: 'random',
  params: z.strictObject({ field: z.string().optional() }),
  resolve: () => ({ type: 'random' }),
  rank: () => 0,
  decides: true,
});
