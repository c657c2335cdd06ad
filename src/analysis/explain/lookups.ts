import type { CloudMapTarget, Namespace, ServiceConnectTarget } from '../../model/scenario.js';
import { MOST_ADDRESSES, PAGE, usable } from '../../policy/network/cloud-map-answer.js';

/** A task as it is registered: Cloud Map's third and fourth layer. */
export interface RegisteredInstance {
  /** The task. */
  readonly id: string;
  readonly healthy: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A question of a caller, and what it is answered with. */
export interface Lookup {
  /** `A api.prod.local` */
  readonly question: string;
  /** All that may be in the answer. */
  readonly answer: readonly string[];
  /** How the answer is made of them. */
  readonly how: string;
  /** Of docs/fidelity.md. */
  readonly rules: readonly string[];
}

/** A query for each record type, unless the namespace has no DNS, and DiscoverInstances. */
export function cloudMapLookups(
  target: CloudMapTarget,
  { name: namespace, type }: Namespace,
  instances: readonly RegisteredInstance[],
): readonly Lookup[] {
  const { name, recordTypes, routingPolicy, ttlMs } = target;
  const seen = usableOf(instances);
  const failsOpen = seen.length > 0 && !seen[0].healthy ? 'none is healthy, so all are told; ' : '';
  const most = routingPolicy === 'MULTIVALUE' ? MOST_ADDRESSES : 1;
  const some =
    seen.length === 0
      ? 'nobody is registered, and an empty answer is not kept'
      : seen.length > most
        ? `${most} of these ${seen.length} at random`
        : 'all of them, in random order';
  const queries = recordTypes.map((recordType) => ({
    question: `${recordType} ${name}.${namespace}`,
    answer: seen.map((instance) => recordOf(recordType, instance, `${name}.${namespace}`)),
    how: seen.length === 0 ? some : `${failsOpen}${some}; kept for ${ttlMs / 1000} s`,
    rules: ['SD-1', 'SD-2', 'SD-3'],
  }));
  const page =
    seen.length === 0
      ? 'nobody is registered'
      : seen.length > PAGE
        ? `the first ${PAGE} of these ${seen.length}`
        : 'all of them, with their attributes';
  const call = {
    question: `DiscoverInstances ${namespace} ${name}`,
    answer: seen.map(({ id }) => id),
    how: `${failsOpen}${page}`,
    rules: ['SD-6'],
  };
  return type === 'HTTP' ? [call] : [...queries, call];
}

/** An alias is the proxy's own address; it goes on to the healthy tasks in turn (SC-3). */
export const proxyLookups = (
  { clientAliases }: ServiceConnectTarget,
  instances: readonly RegisteredInstance[],
): readonly Lookup[] =>
  clientAliases.map(({ dnsName, port }) => ({
    question: `${dnsName}:${port}`,
    answer: [`127.0.0.1:${port}`],
    how: `the proxy of the caller's own task, which sends to ${instances.filter(({ healthy }) => healthy).length} healthy tasks in turn`,
    rules: ['SC-1', 'SC-3'],
  }));

function usableOf(instances: readonly RegisteredInstance[]): readonly RegisteredInstance[] {
  const healthy = instances.map((instance) => (instance.healthy ? 1 : 0));
  return usable({ tasks: [...instances.keys()], healthy }).map((n) => instances[n]);
}

/** An SRV record has priority and weight 1 (SD-1). */
function recordOf(
  recordType: CloudMapTarget['recordTypes'][number],
  { id, attributes }: RegisteredInstance,
  name: string,
): string {
  switch (recordType) {
    case 'A':
      return attributes['AWS_INSTANCE_IPV4'];
    case 'AAAA':
      return attributes['AWS_INSTANCE_IPV6'];
    default:
      return `1 1 ${attributes['AWS_INSTANCE_PORT']} ${id.replace('/', '-')}.${name}`;
  }
}
