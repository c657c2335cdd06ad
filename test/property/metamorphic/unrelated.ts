import type { Json } from '../../fuzz/draw-scenario.js';
import { withoutName } from '../../fuzz/without-name.js';
import { withoutConstraintsOn } from './without-constraints-on.js';
import { withoutUnchecked } from './without-unchecked.js';

const listOf = (data: Json, key: string): Json[] => (data[key] ?? []) as Json[];
/** The types as a list: a file may stand in place of it. */
const typesOf = ({ instanceTypes: types = [] }: Json): readonly unknown[] =>
  Array.isArray(types) ? types : [typeof types === 'string' ? { file: types } : types];

/** Without what a cluster shares: its limits and savings plans, tasks that may stand on any instance, and what names instances by number. */
export function withoutSharedThings(drawn: Json): Json {
  const daemons = listOf(drawn, 'services').filter((service) => service['schedulingStrategy'] === 'DAEMON');
  const {
    account: _,
    pricing: __,
    ...data
  } = [...daemons.map(({ name }) => String(name)), 'FARGATE', 'FARGATE_SPOT'].reduce<Json>(
    withoutName,
    withoutConstraintsOn('ec2InstanceId', drawn),
  );
  const byDefault = (data['cluster'] as Json | undefined)?.['defaultCapacityProviderStrategy'];
  const isBound = (launch: Json): boolean =>
    hasItems(launch['capacityProviderStrategy']) || (launch['launchType'] === undefined && hasItems(byDefault));
  const services = listOf(data, 'services').filter(isBound);
  const names = services.map(({ name }) => name);
  const ofOne = (event: Json): boolean =>
    event['type'] === 'runTask' ? isBound(event) : event['service'] === undefined || names.includes(event['service']);
  return withoutUnchecked({
    ...data,
    services: services.map((service): Json => ({ ...service, availabilityZoneRebalancing: 'DISABLED' })),
    workloads: listOf(data, 'workloads').filter((workload) => workload['type'] !== 'trace' && isBound(workload)),
    events: listOf(data, 'events').filter((event) => event['type'] !== 'update' && ofOne(event)),
    initialState: undefined,
  });
}

const hasItems = (strategy: unknown): boolean => Array.isArray(strategy) && strategy.length > 0;

/** One more group in a zone of its own, its provider, and a service that fits it and rests. */
export function besideUnrelated(data: Json): Json {
  return {
    ...data,
    instanceTypes: [...typesOf(data), { name: 'unrelated', vcpus: 4, memoryMiB: 8192, usdPerHour: 1 }],
    autoScalingGroups: [
      ...listOf(data, 'autoScalingGroups'),
      { name: 'unrelated', availabilityZones: ['us-east-1f'], instanceTypes: ['unrelated'], minSize: 2, maxSize: 2 },
    ],
    capacityProviders: [...listOf(data, 'capacityProviders'), { name: 'unrelated', autoScalingGroup: 'unrelated' }],
    taskDefinitions: [...listOf(data, 'taskDefinitions'), { family: 'unrelated', cpu: 512, memory: 512 }],
    services: [
      ...listOf(data, 'services'),
      {
        name: 'unrelated',
        taskDefinition: 'unrelated',
        desiredCount: 5,
        capacityProviderStrategy: [{ capacityProvider: 'unrelated' }],
      },
    ],
  };
}
