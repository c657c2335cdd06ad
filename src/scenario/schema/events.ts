import { z } from 'zod';
import { externalEndpoints } from './external-instances.js';
import { launchKeys } from './launch.js';
import { serviceConnectConfiguration } from './network.js';
import { distribution, duration, name, percent, whole } from './words.js';

const at = duration();
const count = whole(0, 10_000_000);
export const event = z.discriminatedUnion('type', [
  z.strictObject({ at, type: z.literal('setDesiredCount'), service: name(), desiredCount: whole(0, 5000) }),
  z.strictObject({
    at,
    type: z.literal('runTask'),
    ...launchKeys,
    group: name().optional(),
    name: name().optional(),
    count: whole(1, 1_000_000).default(1),
    runTime: distribution().optional(),
    every: duration({ minMs: 1000, words: 'at least 1s' }).optional(),
    until: duration().optional(),
  }),
  z.strictObject({
    at,
    type: z.literal('deploy'),
    service: name(),
    taskDefinition: name(),
    serviceConnectConfiguration: serviceConnectConfiguration.optional(),
  }),
  z.strictObject({
    at,
    type: z.literal('requestErrors'),
    service: name(),
    count: whole(1, 5000).default(1),
    errorRate: z.number().min(0).max(1).default(1),
    duration: duration(),
  }),
  z.strictObject({ at, type: z.literal('availabilityZoneOutage'), availabilityZone: name(), duration: duration() }),
  z.strictObject({
    at,
    type: z.literal('insufficientCapacity'),
    availabilityZone: name(),
    instanceType: name().optional(),
    duration: duration(),
  }),
  z.strictObject({ at, type: z.literal('spotInterruption'), autoScalingGroup: name(), count }),
  z.strictObject({
    at,
    type: z.literal('setDesiredCapacity'),
    autoScalingGroup: name(),
    desiredCapacity: whole(0, 10_000),
  }),
  z.strictObject({
    at,
    type: z.literal('instanceRefresh'),
    autoScalingGroup: name(),
    minHealthyPercentage: percent().default(90),
  }),
  z.strictObject({ at, type: z.literal('instanceFailure'), autoScalingGroup: name(), count }),
  z.strictObject({ at, type: z.literal('agentDisconnect'), autoScalingGroup: name(), count, duration: duration() }),
  z.strictObject({
    at,
    type: z.literal('linkLoss'),
    externalInstance: name(),
    count: count.optional().describe('How many of its servers; all by default'),
    duration: duration(),
  }),
  z.strictObject({
    at,
    type: z.literal('endpointsBlocked'),
    externalInstance: name(),
    endpoints: externalEndpoints().min(1),
    duration: duration(),
  }),
  z.strictObject({
    at,
    type: z.literal('updateTaskProtection'),
    service: name(),
    count: whole(0, 5000).default(5000),
    protectionEnabled: z.boolean().default(true),
    expiresInMinutes: whole(1, 2880).default(120).describe('PL-24'),
  }),
  z.strictObject({ at, type: z.literal('update'), path: z.string().min(1), value: z.unknown() }),
]);
