import type { CloudMapTarget, Scenario, ServiceConnectTarget, Target } from '../../model/scenario.js';
import { targetName, type TraceEntry } from '../read-trace.js';
import { createAddresses, type Address } from './addresses.js';
import { cloudMapLookups, proxyLookups, type Lookup, type RegisteredInstance } from './lookups.js';
import type { ToldRun } from './told-run.js';

/** Cloud Map's four layers under one name: namespace, service, instances and their attributes, and what is said to those who ask. */
export interface Registry {
  readonly namespace: string;
  readonly namespaceType: 'DNS_PRIVATE' | 'DNS_PUBLIC' | 'HTTP';
  readonly service: string;
  readonly instances: readonly RegisteredInstance[];
  readonly lookups: readonly Lookup[];
}

export type NamedTarget = CloudMapTarget | ServiceConnectTarget;

/** The place of the target that has the name: `api.prod.local`, a discovery name or an alias; -1: there is none. */
export const targetOf = ({ network: { targets, namespaces } }: Scenario, name: string): number =>
  targets.findIndex((target) => isNamed(target) && namesOf(target, namespaces[target.namespace].name).includes(name));

/** What can be asked for: a name for each target. */
export const registryNames = (scenario: Scenario): readonly string[] =>
  scenario.network.targets.flatMap((target, place) => (isNamed(target) ? [targetName(scenario, place)] : []));

const isNamed = (target: Target): target is NamedTarget => target.kind !== 'loadBalancer';

function namesOf(target: NamedTarget, namespace: string): readonly string[] {
  if (target.kind === 'cloudMap') return [`${target.name}.${namespace}`];
  const aliases = target.clientAliases.flatMap(({ port, dnsName }) => [dnsName, `${dnsName}:${port}`]);
  return [target.discoveryName, ...aliases];
}

/** As it is after the facts so far, the first to the last of the target's. */
export function readRegistry(run: ToldRun, target: NamedTarget, told: readonly TraceEntry[]): Registry {
  const { scenario } = run;
  const healthy = new Map<string, boolean>();
  for (const entry of told) {
    const task = String(entry['task']);
    if (entry.type === 'EndpointRegistered') healthy.set(task, false);
    else if (entry.type === 'EndpointHealthChanged') healthy.set(task, entry['healthy'] === true);
    else healthy.delete(task);
  }
  const { services, taskDefinitions } = scenario;
  const { networkMode } = taskDefinitions[services[target.service].taskDefinition];
  const addressOf = createAddresses(run, networkMode === 'awsvpc');
  const instances = Array.from(healthy, ([id, isHealthy]) => ({
    id,
    healthy: isHealthy,
    attributes: attributesOf(scenario, target, addressOf(id)),
  }));
  const namespace = scenario.network.namespaces[target.namespace];
  const service = target.kind === 'cloudMap' ? target.name : target.discoveryName;
  const lookups =
    target.kind === 'cloudMap' ? cloudMapLookups(target, namespace, instances) : proxyLookups(target, instances);
  return { namespace: namespace.name, namespaceType: namespace.type, service, instances, lookups };
}

/** Those that ECS writes (SD-5). */
function attributesOf(
  scenario: Scenario,
  target: NamedTarget,
  { ipv4, ipv6, zone, instance }: Address,
): Registry['instances'][number]['attributes'] {
  const { name, clusterName } = scenario.services[target.service];
  const isIpv6 = target.kind === 'cloudMap' && target.recordTypes.includes('AAAA');
  return {
    AWS_INSTANCE_IPV4: ipv4,
    ...(isIpv6 ? { AWS_INSTANCE_IPV6: ipv6 } : {}),
    ...(target.port === undefined ? {} : { AWS_INSTANCE_PORT: String(target.port) }),
    AVAILABILITY_ZONE: zone,
    REGION: scenario.region,
    ECS_SERVICE_NAME: name,
    ECS_CLUSTER_NAME: clusterName,
    ...(instance === undefined ? {} : { EC2_INSTANCE_ID: instance }),
  };
}
