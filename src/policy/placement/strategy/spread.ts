import { z } from 'zod';
import { defineStrategy } from '../define-strategy.js';

const ATTRIBUTE = 'attribute:';

/** The value with the fewest tasks of the group wins (PL-4); instances without the attribute share one value (PL-9). */
export const spread = defineStrategy({
  type: 'spread',
  params: z.strictObject({
    field: z.union([z.enum(['instanceId', 'host']), z.templateLiteral([ATTRIBUTE, z.string().min(1)])], {
      error: () => 'must be instanceId, host, or attribute:NAME',
    }),
  }),
  resolve: ({ field }) =>
    field === 'instanceId' || field === 'host'
      ? { type: 'spread', field: 'instanceId' }
      : { type: 'spread', field: 'attribute', attribute: field.slice(ATTRIBUTE.length) },
  rank: (candidate, strategy) =>
    strategy.field === 'instanceId' ? candidate.tasksOfGroup : candidate.countOfValue(strategy.attribute),
  term: (strategy) =>
    strategy.field === 'instanceId' ? { column: 'tasksOfGroup' } : { attribute: strategy.attribute },
});
