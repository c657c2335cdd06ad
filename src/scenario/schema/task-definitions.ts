import { z } from 'zod';
import { placementConstraints } from './launch.js';
import { distribution, duration, name, whole } from './words.js';

const portMapping = z.strictObject({
  containerPort: whole(1, 65_535),
  hostPort: whole(0, 65_535).optional(),
  protocol: z.enum(['tcp', 'udp']).default('tcp'),
  name: name().optional(),
  appProtocol: z.enum(['http', 'http2', 'grpc']).optional(),
});

const containerDefinition = z.strictObject({
  name: name(),
  image: z.string().optional(),
  essential: z.boolean().default(true),
  cpu: whole(0, 196_608).optional(),
  memory: whole(6, 100_000_000).optional(),
  memoryReservation: whole(6, 100_000_000).optional(),
  portMappings: z.array(portMapping).default([]),
  /** SS-16; the command means nothing here. */
  healthCheck: z
    .strictObject({
      command: z.array(z.string()).optional(),
      interval: duration({ minMs: 5_000, maxMs: 300_000, words: 'from 5s to 300s' }).prefault('30s'),
      timeout: duration({ minMs: 2_000, maxMs: 60_000, words: 'from 2s to 60s' }).prefault('5s'),
      retries: whole(1, 10).default(3),
      startPeriod: duration({ maxMs: 300_000, words: 'from 0s to 300s' }).prefault('0s'),
    })
    .optional(),
});

export const taskDefinition = z.strictObject({
  family: name(),
  cpu: whole(128, 196_608).optional().describe('RA-6: CPU units at task level; else the sum over containers'),
  memory: whole(1, 100_000_000).optional().describe('MiB at task level; else the sum of memoryReservation ?? memory'),
  gpus: whole(0, 1000).default(0),
  networkMode: z.enum(['awsvpc', 'bridge', 'host', 'none']).default('bridge'),
  containerDefinitions: z.array(containerDefinition).default([]),
  placementConstraints: placementConstraints.default([]),
  volumes: z
    .array(z.looseObject({ name: z.string().optional() }))
    .default([])
    .describe('EX-2: read for efsVolumeConfiguration alone, which external instances cannot have'),
  startTime: distribution().prefault('10s'),
  stopTimeout: duration().prefault('30s'),
  stopTime: distribution().optional(),
  startFailureRate: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('The chance that a task stops before it reaches RUNNING'),
  crashAfter: distribution().optional().describe('A task dies by itself this long after RUNNING'),
  unhealthyAfter: distribution().optional().describe('Its health checks begin to fail this long after RUNNING'),
});
