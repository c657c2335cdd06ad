import { z } from 'zod';
import { launchKeys } from './launch.js';
import { autoScaling, load } from './service-scaling.js';
import { serviceConnectConfiguration, serviceRegistry } from './network.js';
import { duration, flag, name, whole } from './words.js';

/** SS-2; the percentages default by the scheduling strategy. */
const deploymentConfiguration = z.strictObject({
  minimumHealthyPercent: whole(0, 100).optional(),
  maximumPercent: whole(100, 10_000).optional(),
  deploymentCircuitBreaker: z
    .strictObject({
      enable: z.boolean(),
      rollback: z.boolean(),
      thresholdConfiguration: z
        .strictObject({ type: z.enum(['BOUNDED_PERCENT', 'UNBOUNDED_PERCENT', 'COUNT']), value: whole(1, 10_000) })
        .prefault({ type: 'BOUNDED_PERCENT', value: 50 }),
      resetOnHealthyTask: z.boolean().default(true),
    })
    .optional(),
});

export const service = z.strictObject({
  name: name(),
  ...launchKeys,
  desiredCount: whole(0, 5000).optional(),
  schedulingStrategy: z.enum(['REPLICA', 'DAEMON']).default('REPLICA'),
  deploymentConfiguration: deploymentConfiguration.prefault({}),
  availabilityZoneRebalancing: flag()
    .optional()
    .describe('AZ-2: ENABLED for every service that is eligible (AZ-1), unless the file says otherwise'),
  healthCheckGracePeriodSeconds: whole(0, 2_147_483_647).default(0),
  loadBalancers: z
    .array(
      z.strictObject({
        targetGroupArn: z.string().optional(),
        containerName: name().optional(),
        containerPort: whole(1, 65_535).optional(),
        deregistrationDelay: duration({ maxMs: 3_600_000, words: 'from 0s to 1h' }).prefault(300),
      }),
    )
    .default([]),
  serviceRegistries: z.array(serviceRegistry).max(1).default([]).describe('SD-5: one at most'),
  serviceConnectConfiguration: serviceConnectConfiguration.optional(),
  load: load.optional(),
  autoScaling: autoScaling.optional(),
});
