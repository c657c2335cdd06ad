import type { Rule } from '../rule.js';
import { roadmap, source } from './sources.js';

const cloudMap = 'Cloud Map API reference';
const mesh = 'App Mesh API reference';

/** Cloud Map, Service Connect and App Mesh: how services find and call each other. */
export const network: readonly Rule[] = [
  {
    id: 'SD-1',
    says: 'awsvpc registers A, AAAA or SRV records; bridge and host only SRV, with containerName and containerPort; none registers nothing.',
    source: `${source.discovery}; ${cloudMap}, DnsRecord`,
    confidence: 'documented',
    note: 'A client that asks for a record that the service has not finds nobody: `networkMode` among the failures.',
  },
  {
    id: 'SD-2',
    says: 'MULTIVALUE answers with up to eight healthy tasks, with up to eight unhealthy ones when none is healthy; WEIGHTED with one. Without a health check all count as healthy.',
    source: `${cloudMap}, RoutingPolicy`,
    confidence: 'documented',
  },
  {
    id: 'SD-3',
    says: 'A client may keep a dead address for the TTL of its answer.',
    source: `${cloudMap}, DnsRecord`,
    confidence: 'documented',
    note: 'Each client task keeps an answer of its own. A task that has got SIGTERM answers no more.',
  },
  {
    id: 'SD-4',
    says: 'With HealthCheckCustomConfig ECS tells the health of a task, and Cloud Map changes its answers about 30 s later.',
    source: `${cloudMap}, UpdateInstanceCustomHealthStatus`,
    confidence: 'documented',
    knobs: 'cloudMapHealthDelay: 30s',
  },
  {
    id: 'SD-5',
    says: 'A task is registered in ACTIVATING with its private address and deregistered when it is to stop; a service has one registry.',
    source: `ECS Developer Guide, task-lifecycle; ${source.discovery}`,
    confidence: 'documented',
    note: 'That it is deregistered before SIGTERM is inferred.',
  },
  {
    id: 'SD-6',
    says: 'DiscoverInstances answers with up to 100 tasks, has no TTL, and is refilled at 1,000 calls a second for the account.',
    source: `${cloudMap}, DiscoverInstances; Cloud Map quotas`,
    confidence: 'documented',
    knobs: 'discoverInstancesTime: 20ms',
    note: 'The burst of 2,000 calls is not modelled: it is used up in seconds.',
  },
  {
    id: 'SD-7',
    says: 'A Cloud Map service has at most 1,000 instances.',
    source: 'Cloud Map quotas',
    confidence: 'documented',
    note: 'A finding says so; the registration goes on.',
  },
  {
    id: 'SD-8',
    says: 'Traffic goes from task to task, with any protocol; the client itself must try again.',
    source: source.discovery,
    confidence: 'documented',
  },
  {
    id: 'SC-1',
    says: 'A client has a namespace alone, a client-server endpoints too: port name, discovery name, client aliases, whose name is discoveryName.namespace by default. Both are in one namespace.',
    source: source.serviceConnect,
    confidence: 'documented',
  },
  {
    id: 'SC-2',
    says: 'Each task has a proxy: 256 CPU units and at least 64 MiB are advised.',
    source: source.serviceConnect,
    confidence: 'documented',
    knobs: 'serviceConnectProxy: { cpu: 256, memory: 256 }',
    note: 'The source document says 256 MB; on Fargate the task takes the next size that holds both.',
  },
  {
    id: 'SC-3',
    says: 'Each client’s proxy balances by round robin with its own cursor: by request, for TCP by connection.',
    source: source.serviceConnect,
    confidence: 'documented',
  },
  {
    id: 'SC-4',
    says: 'A host with five failures in 30 s is avoided for 30 to 300 s.',
    source: source.serviceConnect,
    confidence: 'documented',
    knobs:
      'outlierDetection: { failures: 5, interval: 30s, baseEjection: 30s, maxEjection: 300s, maxEjectionPercent: 10, panicThresholdPercent: 0 }',
    note: 'How many hosts may be avoided at once is not published: 10 % and at least one, as in Envoy. Nor is Envoy’s panic threshold, below which all hosts are tried, avoided or not: 0, so that a service of one task can be avoided whole; Envoy’s own default is 50.',
  },
  {
    id: 'SC-5',
    says: 'The task has memory at task level, and what it reserves beyond its containers is the proxy’s.',
    source: source.serviceConnect,
    confidence: 'documented',
    note: 'The simulator adds the proxy to the task, so that a file without Service Connect becomes one with it by one key; without memory at task level it warns, for AWS refuses.',
  },
  {
    id: 'SC-6',
    says: 'A failed connection or a 503 is tried again twice, on another host.',
    source: `${source.serviceConnect}; ${roadmap(1963)}`,
    confidence: 'documented',
  },
  {
    id: 'SC-7',
    says: 'A request may take 15 s, a connection be idle for 5 minutes (TCP: 1 hour, and requests have no limit); 0 is no limit.',
    source: source.serviceConnect,
    confidence: 'documented',
  },
  {
    id: 'SC-8',
    says: 'awsvpc and bridge, TLS in awsvpc alone; not host, none, or ECS Anywhere.',
    source: source.serviceConnect,
    confidence: 'documented',
  },
  {
    id: 'SC-9',
    says: 'The endpoints that a task knows are those of its service’s latest deployment. Changes of known endpoints reach running proxies.',
    source: source.serviceConnect,
    confidence: 'documented',
    knobs: 'serviceConnectPropagation: 1s',
    note: 'At t = 0 every service knows every endpoint that is there: the cluster stands.',
  },
  {
    id: 'SC-10',
    says: 'The application calls the alias, which is 127.0.0.1 to it; its proxy calls the server’s proxy, which calls the application.',
    source: source.serviceConnect,
    confidence: 'documented',
    note: 'Aliases other than those of Service Connect do not pass through the proxy.',
  },
  {
    id: 'SC-11',
    says: 'ECS issues and rotates certificates of AWS Private CA: short-lived ones every five days.',
    source: 'ECS Developer Guide, service-connect-tls; the source document',
    confidence: 'inferred',
    note: 'The source document says five days of seven; general-purpose certificates are taken to be renewed 60 days before 13 months are over.',
  },
  {
    id: 'SC-12',
    says: 'Clusters, and accounts through AWS RAM, may share a namespace.',
    source: source.serviceConnect,
    confidence: 'documented',
    note: 'The limit of 1,000 tasks a service is the one of SD-7.',
  },
  {
    id: 'AM-1',
    says: 'App Mesh ended on 2026-09-30.',
    source: 'App Mesh documentation, banner; AWS Containers blog',
    confidence: 'documented',
  },
  {
    id: 'AM-2',
    says: 'A mesh has virtual nodes, services, routers and routes; each task of a node has an Envoy of 512 CPU units and at least 64 MiB beside it.',
    source: 'App Mesh User Guide, Envoy',
    confidence: 'documented',
    note: 'Virtual gateways are not simulated: calls come from services.',
  },
  {
    id: 'AM-3',
    says: 'A request times out after 15 s by default; outlier detection ejects at least one host.',
    source: mesh,
    confidence: 'documented',
  },
  {
    id: 'AM-4',
    says: 'Mesh becomes namespace, virtual node a service with Service Connect, virtual service a client alias; a weighted router has no equivalent. A service is in one of the two.',
    source: 'AWS Containers blog, migration from App Mesh',
    confidence: 'documented',
  },
];
