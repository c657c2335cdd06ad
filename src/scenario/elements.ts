import type { z } from 'zod';
import { event } from './schema/events.js';
import { externalInstance } from './schema/external-instances.js';
import { autoScalingGroup, capacityProvider, cluster } from './schema/groups.js';
import { service } from './schema/services.js';
import { taskDefinition } from './schema/task-definitions.js';
import { workload } from './schema/workloads.js';
import { nameOf } from './place.js';

/** A list element of the file: its place, its name, and what it says where it is well-formed. */
export interface Element<T> {
  readonly index: number;
  readonly name: string | undefined;
  readonly value: T | undefined;
}

/** The lists of the file, element by element, so that a fault in one hides none in another. */
export interface Elements {
  readonly autoScalingGroups: readonly Element<z.output<typeof autoScalingGroup>>[];
  readonly capacityProviders: readonly Element<z.output<typeof capacityProvider>>[];
  readonly externalInstances: readonly Element<z.output<typeof externalInstance>>[];
  readonly taskDefinitions: readonly Element<z.output<typeof taskDefinition>>[];
  readonly services: readonly Element<z.output<typeof service>>[];
  readonly workloads: readonly Element<z.output<typeof workload>>[];
  readonly events: readonly Element<z.output<typeof event>>[];
  /** The cluster's, where it is well-formed. */
  readonly defaultStrategy: z.output<typeof cluster>['defaultCapacityProviderStrategy'];
}

export function readElements(raw: unknown): Elements {
  const list = <S extends z.ZodType>(key: string, schema: S): readonly Element<z.output<S>>[] => {
    const elements = (raw as Readonly<Record<string, unknown>>)[key];
    if (!Array.isArray(elements)) return [];
    return elements.map((element: unknown, index) => {
      const read = schema.safeParse(element);
      return { index, name: nameOf(element), value: read.success ? read.data : undefined };
    });
  };
  const { cluster: one, clusters } = raw as Readonly<Record<string, unknown>>;
  const clusterRead = cluster.safeParse(Array.isArray(clusters) && clusters.length > 0 ? clusters[0] : one);
  return {
    autoScalingGroups: list('autoScalingGroups', autoScalingGroup),
    capacityProviders: list('capacityProviders', capacityProvider),
    externalInstances: list('externalInstances', externalInstance),
    taskDefinitions: list('taskDefinitions', taskDefinition),
    services: list('services', service),
    workloads: list('workloads', workload),
    events: list('events', event),
    defaultStrategy: clusterRead.success ? clusterRead.data.defaultCapacityProviderStrategy : [],
  };
}
