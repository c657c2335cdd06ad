import { z } from 'zod';
import { EXTERNAL_ENDPOINTS } from '../../model/external-endpoint.js';
import { agentVersion } from './groups.js';
import { name, whole } from './words.js';

/** One of the six hosts that an external instance must reach. */
export const externalEndpoints = () => z.array(z.enum(EXTERNAL_ENDPOINTS as [string, ...string[]]));

/** ECS Anywhere (EX-1): servers that the file's owner runs. */
export const externalInstance = z.strictObject({
  name: name(),
  count: whole(1, 5000).default(1).describe('How many such servers there are'),
  vcpus: whole(1, 10_000).optional(),
  cpu: whole(1, 10_240_000).optional().describe('CPU units, where vcpus is not given: 1024 a vCPU'),
  memoryMiB: whole(1, 100_000_000).describe('What the ECS agent registers'),
  gpus: whole(0, 1000).default(0),
  cpuArchitecture: z.enum(['X86_64', 'ARM64']).default('X86_64'),
  operatingSystem: z.string().min(1).default('Amazon Linux 2023').describe('Such as Ubuntu 22.04'),
  attributes: z.record(z.string(), z.string()).default({}),
  agentVersion: agentVersion(),
  usdPerHour: z.number().min(0).optional().describe("The owner's own price of a server; no part of cost"),
  cluster: name().optional().describe('EX-1: one; the first by default'),
  ssm: z
    .strictObject({ endpointsBlocked: externalEndpoints().default([]) })
    .prefault({})
    .describe('Hosts that it cannot reach, before the run begins and for all of it'),
});
