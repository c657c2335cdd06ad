import { z } from 'zod';
import { duration, name, whole } from './words.js';

export const namespace = z.strictObject({
  name: name(),
  type: z.enum(['DNS_PRIVATE', 'DNS_PUBLIC', 'HTTP']).default('DNS_PRIVATE'),
  shared: z.boolean().default(false).describe('Shared with this account through AWS RAM'),
});

export const recordType = z.enum(['A', 'AAAA', 'SRV', 'CNAME']);

/** SD-1…SD-5. */
export const serviceRegistry = z.strictObject({
  namespace: name(),
  name: name().optional().describe('Of the Cloud Map service; the name of the ECS service by default'),
  recordType: z
    .union([recordType, z.array(recordType).min(1)], {
      error: () => 'must be A, AAAA, SRV or CNAME, or a list of them',
    })
    .optional()
    .describe('SD-1: A by default for awsvpc, SRV for bridge and host'),
  routingPolicy: z.enum(['MULTIVALUE', 'WEIGHTED']).default('MULTIVALUE'),
  ttl: duration().prefault('60s').describe('SD-3: how long a client may keep an answer'),
  containerName: name().optional(),
  containerPort: whole(1, 65_535).optional(),
  healthCheckCustomConfig: z.boolean().default(true).describe('SD-4: ECS tells Cloud Map how healthy a task is'),
});

/** SC-1, SC-7, SC-11. */
const clientAlias = z.strictObject({ port: whole(1, 65_535), dnsName: z.string().min(1).max(127).optional() });
const tls = z.strictObject({ mode: z.enum(['shortLived', 'generalPurpose']).default('shortLived') });
const endpoint = z.strictObject({
  portName: name(),
  discoveryName: z.string().min(1).max(64).optional().describe('SC-1: the port name by default'),
  clientAliases: z.array(clientAlias).default([]),
  appProtocol: z.enum(['http', 'http2', 'grpc', 'tcp']).optional().describe('Else that of the port mapping, else tcp'),
  ingressPortOverride: whole(1, 65_535).optional(),
  timeout: z
    .strictObject({ perRequestTimeout: duration().optional(), idleTimeout: duration().optional() })
    .prefault({})
    .describe('SC-7: 15 s a request, 5 minutes idle (tcp: none, and 1 h); 0 is none'),
  tls: tls.optional(),
});

export const serviceConnectConfiguration = z.strictObject({
  enabled: z.boolean().default(true),
  namespace: name(),
  services: z.array(endpoint).default([]).describe('None: a client only'),
  tls: tls.optional(),
  logConfiguration: z.unknown().optional(),
});

/** AM-2, AM-3. */
const sidecar = z.strictObject({
  name: z.enum(['envoy', 'xray', 'init']),
  cpu: whole(0, 196_608).optional().describe('512 CPU units of envoy (AM-2), 0 of the others'),
  memory: whole(0, 100_000_000).optional().describe('64 MiB of envoy (AM-2), 0 of the others'),
});
const virtualNode = z.strictObject({
  name: name(),
  service: name(),
  sidecars: z
    .array(sidecar)
    .min(1)
    .max(3)
    .prefault([{ name: 'envoy' }])
    .describe('AM-2: App Mesh advises 512 CPU units and at least 64 MiB for Envoy'),
  misconfigured: z.boolean().default(false).describe('Its proxy drops what it gets'),
  outlierDetection: z
    .strictObject({
      maxServerErrors: whole(1, 10_000),
      interval: duration({ minMs: 1, words: 'longer than 0s' }),
      baseEjectionDuration: duration({ minMs: 1, words: 'longer than 0s' }),
      maxEjectionPercent: whole(0, 100),
    })
    .optional(),
});
const route = z.strictObject({
  name: name(),
  match: z
    .strictObject({
      prefix: z.string().optional(),
      header: z.strictObject({ name: name(), value: z.string() }).optional(),
    })
    .prefault({}),
  weightedTargets: z.array(z.strictObject({ virtualNode: name(), weight: whole(0, 100) })).min(1),
  maxRetries: whole(0, 10).default(2),
  perRequestTimeout: duration().prefault('15s').describe('AM-3; 0 is none'),
});
export const appMesh = z.strictObject({
  mesh: name(),
  virtualNodes: z.array(virtualNode).default([]),
  virtualRouters: z.array(z.strictObject({ name: name(), routes: z.array(route).min(1) })).default([]),
  virtualServices: z
    .array(
      z.strictObject({
        name: name(),
        provider: z.union([z.strictObject({ virtualNode: name() }), z.strictObject({ virtualRouter: name() })], {
          error: () => 'must be { virtualNode: NAME } or { virtualRouter: NAME }',
        }),
      }),
    )
    .default([]),
});
