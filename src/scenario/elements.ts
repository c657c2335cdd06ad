import type { z } from 'zod';
import { event } from './schema/events.js';
import { externalInstance } from './schema/external-instances.js';
import { autoScalingGroup, capacityProvider, cluster } from './schema/groups.js';
import { service } from './schema/services.js';
import { taskDefinition } from './schema/task-definitions.js';
import { workload } from './schema/workloads.js';
import { nameOf, type Path } from './place.js';

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
  /** Those of `clusters`, or the one of `cluster`. */
  readonly clusters: readonly ClusterElement[];
}

export interface ClusterElement extends Element<z.output<typeof cluster>> {
  readonly at: Path;
}

/** The default of a call's cluster, the first where it names none; empty where that is not well-formed. */
export const defaultStrategyOf = (
  { clusters }: Elements,
  { cluster: wanted }: { readonly cluster?: string | undefined },
): DefaultStrategy =>
  (wanted === undefined ? clusters.at(0) : clusters.find(({ value }) => value?.name === wanted))?.value
    ?.defaultCapacityProviderStrategy ?? [];

type DefaultStrategy = z.output<typeof cluster>['defaultCapacityProviderStrategy'];

type Fields = Readonly<Record<string, unknown>>;

const read = <S extends z.ZodType>(schema: S, element: unknown, index: number): Element<z.output<S>> => ({
  index,
  name: nameOf(element),
  value: schema.safeParse(element).data,
});

export function readElements(raw: unknown): Elements {
  const list = <S extends z.ZodType>(key: string, schema: S): readonly Element<z.output<S>>[] => {
    const elements = (raw as Fields)[key];
    return Array.isArray(elements) ? elements.map((element: unknown, index) => read(schema, element, index)) : [];
  };
  const several = list('clusters', cluster).map((element) => ({ ...element, at: ['clusters', element.index] }));
  return {
    autoScalingGroups: list('autoScalingGroups', autoScalingGroup),
    capacityProviders: list('capacityProviders', capacityProvider),
    externalInstances: list('externalInstances', externalInstance),
    taskDefinitions: list('taskDefinitions', taskDefinition),
    services: list('services', service),
    workloads: list('workloads', workload),
    events: list('events', event),
    clusters: several.length > 0 ? several : [{ ...read(cluster, (raw as Fields)['cluster'], 0), at: ['cluster'] }],
  };
}
