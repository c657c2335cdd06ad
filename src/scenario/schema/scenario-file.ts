import { z } from 'zod';
import { account, autoScalingGroup, capacityProvider, cluster, instanceType, pricing } from './groups.js';
import { model } from './model.js';
import { event } from './events.js';
import { externalInstance } from './external-instances.js';
import { appMesh, namespace } from './network.js';
import { service } from './services.js';
import { taskDefinition } from './task-definitions.js';
import { edge } from './traffic.js';
import { date, duration, name, whole } from './words.js';
import { workload } from './workloads.js';

const initialInstance = z.strictObject({
  id: name(),
  autoScalingGroup: name(),
  availabilityZone: name(),
  instanceType: name(),
  age: duration().optional(),
  tasks: z.array(z.strictObject({ service: name(), count: whole(1, 100_000).default(1) })).default([]),
});

/** The whole file. */
export const scenarioFile = z.strictObject({
  version: z.literal(1),
  name: z.string().optional(),
  description: z.string().optional(),
  seed: z.union([z.number(), z.string()], { error: () => 'must be a number or a text' }).default(1),
  duration: duration({ minMs: 1, words: 'longer than 0s' }),
  startsAt: date().prefault('2026-01-01T00:00:00Z').describe('The date of t = 0, for registeredAt in memberOf'),
  measure: z.strictObject({ from: duration().prefault('0s'), until: duration().optional() }).optional(),
  region: name().default('us-east-1'),
  account: account.prefault({}),
  pricing: pricing.prefault({}),
  instanceTypes: z
    .union([z.array(instanceType), z.strictObject({ file: z.string().min(1) }), z.string().min(1)], {
      error: () => 'must be a list of types, or the path of a file',
    })
    .default([]),
  autoScalingGroups: z.array(autoScalingGroup).default([]),
  capacityProviders: z.array(capacityProvider).default([]),
  externalInstances: z.array(externalInstance).default([]),
  cluster: cluster.prefault({}),
  clusters: z.array(cluster).default([]).describe('Several, in place of `cluster`'),
  namespaces: z.array(namespace).default([]),
  taskDefinitions: z.array(taskDefinition).default([]),
  services: z.array(service).default([]),
  appMesh: appMesh.optional(),
  traffic: z.array(edge).default([]),
  workloads: z.array(workload).default([]),
  events: z.array(event).default([]),
  initialState: z.strictObject({ instances: z.array(initialInstance).default([]) }).optional(),
  model: model.prefault({}),
});
export type ScenarioFile = z.output<typeof scenarioFile>;
