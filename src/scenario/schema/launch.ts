import { z } from 'zod';
import type { AnyStrategy } from '../../policy/placement/define-strategy.js';
import { strategies } from '../../policy/placement/strategy/index.js';
import { name, whole } from './words.js';

const strategyItem = z.strictObject({
  capacityProvider: name(),
  weight: whole(0, 1000).optional().describe('CP-1: default 0; the only entry of a strategy counts as 1'),
  base: whole(0, 100_000).default(0),
});

/** CP-1: at most 20 providers. */
export const capacityProviderStrategy = z.array(strategyItem).max(20);

/** An entry of a chain: `type` and what that strategy's own definition takes. */
const strategyEntry = (strategy: AnyStrategy) => strategy.params.extend({ type: z.literal(strategy.type) });
const [first, ...others] = strategies.map(strategyEntry);

/** PL-12: at most 5 strategies. */
const placementStrategy = z.array(z.discriminatedUnion('type', [first, ...others])).max(5);

/** PL-12: at most 10 constraints, those of the task definition included. */
export const placementConstraints = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('distinctInstance') }),
      z.strictObject({ type: z.literal('memberOf'), expression: z.string().min(1).max(2000) }),
    ]),
  )
  .max(10);

const launchType = z.enum(['EC2', 'EXTERNAL', 'FARGATE']);

/** What CreateService and RunTask share. */
export const launchKeys = {
  taskDefinition: name(),
  cluster: name().optional().describe('The first by default'),
  launchType: launchType.optional(),
  capacityProviderStrategy: capacityProviderStrategy.optional(),
  placementStrategy: placementStrategy.optional(),
  placementConstraints: placementConstraints.optional(),
};
