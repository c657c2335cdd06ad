import { z } from 'zod';
import { recordType } from './network.js';
import { curve } from './service-scaling.js';
import { distribution, duration, name, percent, whole } from './words.js';

/** Calls from one service to another. */
export const edge = z.strictObject({
  name: name().optional().describe('FROM → TO by default'),
  from: name().optional().describe('A service; without it, from outside through a load balancer'),
  to: name().describe('A service; with appMesh a virtual service'),
  via: z.enum(['serviceConnect', 'cloudMapDns', 'cloudMapApi', 'appMesh', 'loadBalancer', 'lattice']),
  requestsPerSecond: curve,
  latency: distribution().prefault('20ms').describe('How long the server takes for an answer'),
  protocol: z.enum(['http', 'http2', 'grpc', 'tcp', 'udp']).default('http'),
  requestsPerConnection: whole(1, 1_000_000).optional().describe('SC-3: 100 for tcp, else each request is balanced'),
  clientRetries: whole(0, 10).default(0),
  clientTimeout: duration().optional(),
  dnsPick: z.enum(['first', 'random', 'roundRobin']).default('first'),
  keepsFirstAnswer: z.boolean().default(false).describe('The client never asks DNS again'),
  recordType: recordType.optional().describe('What the client asks DNS for: the first that the registry has'),
  discoveryInterval: duration()
    .prefault('0s')
    .describe('How long it keeps what DiscoverInstances said; 0s: not at all'),
  port: whole(1, 65_535).optional().describe('Of the client alias; the first by default'),
  path: z.string().default('/'),
  headers: z.record(z.string(), z.string()).default({}),
});

/** SC-4: five failures in 30 s, from 30 to 300 s. The percentage is not published; 10 is Envoy's default. */
export const outlierDetection = z.strictObject({
  failures: whole(1, 10_000).default(5),
  interval: duration({ minMs: 1, words: 'longer than 0s' }).prefault('30s'),
  baseEjection: duration({ minMs: 1, words: 'longer than 0s' }).prefault('30s'),
  maxEjection: duration({ minMs: 1, words: 'longer than 0s' }).prefault('300s'),
  maxEjectionPercent: percent().default(10),
  panicThresholdPercent: percent().default(0),
});
