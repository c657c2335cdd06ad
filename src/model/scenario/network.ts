import type { Distribution } from './distribution.js';
import type { Curve } from './service-scaling.js';

/**
 * How services find and call each other (SD-…, SC-…, AM-…). A scenario without any of it has empty lists. References are
 * indexes, -1 for none.
 */
export interface Network {
  readonly namespaces: readonly Namespace[];
  /** What tasks register in, and callers find them by. */
  readonly targets: readonly Target[];
  /** One for each service that has it, in the order of the services. */
  readonly serviceConnect: readonly ServiceConnect[];
  readonly mesh: Mesh | undefined;
  readonly edges: readonly Edge[];
}

export interface Namespace {
  readonly name: string;
  readonly type: 'DNS_PRIVATE' | 'DNS_PUBLIC' | 'HTTP';
  /** Shared with this account through AWS RAM. */
  readonly shared: boolean;
}

/** A list of tasks of one service that callers see. */
export type Target = CloudMapTarget | ServiceConnectTarget | LoadBalancerTarget;

/** A Cloud Map service that ECS registers tasks in (SD-1…SD-7). */
export interface CloudMapTarget {
  readonly kind: 'cloudMap';
  readonly service: number;
  readonly namespace: number;
  /** Of the Cloud Map service; the ECS service's by default. */
  readonly name: string;
  readonly recordTypes: readonly RecordType[];
  readonly routingPolicy: 'MULTIVALUE' | 'WEIGHTED';
  readonly ttlMs: number;
  /** HealthCheckCustomConfig: without it every registered task counts as healthy (SD-2). */
  readonly healthCheckCustomConfig: boolean;
  readonly port: RegisteredPort;
}
export type RecordType = 'A' | 'AAAA' | 'SRV' | 'CNAME';

/** The port that a task registers: its own, or `dynamic` for one of the host that is not named; undefined: none, callers know it. */
export type RegisteredPort = number | 'dynamic' | undefined;

/** An endpoint of Service Connect: a portMapping with its names (SC-1). */
export interface ServiceConnectTarget {
  readonly kind: 'serviceConnect';
  readonly service: number;
  readonly namespace: number;
  readonly portName: string;
  readonly port: RegisteredPort;
  readonly discoveryName: string;
  readonly clientAliases: readonly { readonly port: number; readonly dnsName: string }[];
  readonly appProtocol: AppProtocol;
  /** SC-7: how long a request may go without an answer, by either of its two timeouts; undefined: for ever. */
  readonly timeoutMs: number | undefined;
  /** The first revision of the service that has it (SC-9). */
  readonly fromRevision: number;
}
export type AppProtocol = 'http' | 'http2' | 'grpc' | 'tcp';

/** The target group of a service. */
export interface LoadBalancerTarget {
  readonly kind: 'loadBalancer';
  readonly service: number;
}

/** A service's own part of Service Connect: the namespace that its proxies know (SC-1). */
export interface ServiceConnect {
  readonly service: number;
  readonly namespace: number;
  /** The first revision that has a proxy. */
  readonly fromRevision: number;
  readonly tls: 'none' | 'shortLived' | 'generalPurpose';
  readonly proxy: { readonly cpuUnits: number; readonly memoryMiB: number };
}

/** App Mesh, which has ended on 2026-09-30 (AM-1): for those who move away from it. */
export interface Mesh {
  readonly name: string;
  readonly virtualNodes: readonly VirtualNode[];
  readonly virtualRouters: readonly VirtualRouter[];
  readonly virtualServices: readonly VirtualService[];
}

export interface VirtualNode {
  readonly name: string;
  readonly service: number;
  /** The Cloud Map target that its Envoy finds tasks by. */
  readonly target: number;
  /** Beside each task, with what they reserve. */
  readonly sidecars: readonly Sidecar[];
  /** Its proxy is wrong: it drops what it gets, and says nothing. */
  readonly misconfigured: boolean;
  /** Undefined: none (AM-3). */
  readonly outlierDetection: OutlierDetection | undefined;
}

export interface Sidecar {
  readonly name: 'envoy' | 'xray' | 'init';
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

export interface VirtualRouter {
  readonly name: string;
  /** The first that matches is taken. */
  readonly routes: readonly Route[];
}

export interface Route {
  readonly name: string;
  /** Of the path; undefined: any. */
  readonly prefix: string | undefined;
  readonly header: { readonly name: string; readonly value: string } | undefined;
  readonly targets: readonly { readonly virtualNode: number; readonly weight: number }[];
  readonly maxRetries: number;
  /** AM-3: 15 s by default; undefined: none. */
  readonly perRequestTimeoutMs: number | undefined;
}

export interface VirtualService {
  readonly name: string;
  /** One of the two is -1. */
  readonly virtualNode: number;
  readonly virtualRouter: number;
}

/** SC-4, AM-3. */
export interface OutlierDetection {
  /** So many failed connections to a host within the interval. */
  readonly failures: number;
  readonly intervalMs: number;
  /** Times the number of ejections so far, up to the most. */
  readonly baseEjectionMs: number;
  readonly maxEjectionMs: number;
  /** Of the hosts; at least one may always be ejected. */
  readonly maxEjectionPercent: number;
  /** With fewer of the hosts left than that, ejections are ignored; 0: never. */
  readonly panicThresholdPercent: number;
}

export type Via = 'serviceConnect' | 'cloudMapDns' | 'cloudMapApi' | 'appMesh' | 'loadBalancer';

/** Calls from one service to another. */
export interface Edge {
  readonly name: string;
  /** -1: from outside, which only a load balancer takes. */
  readonly from: number;
  readonly to: number;
  readonly via: Via;
  /** A target; of appMesh a virtual service. */
  readonly target: number;
  readonly requestsPerSecond: Curve;
  /** How long the server takes for an answer. */
  readonly latency: Distribution;
  readonly protocol: AppProtocol | 'udp';
  /** Of tcp: a connection stays with its task for so many requests (SC-3). 1 for the others. */
  readonly requestsPerConnection: number;
  /** Of the client itself, on top of what a proxy tries (SC-6). */
  readonly clientRetries: number;
  /** Undefined: it waits for ever. */
  readonly clientTimeoutMs: number | undefined;
  readonly dnsPick: 'first' | 'random' | 'roundRobin';
  /** The client keeps its first answer for as long as it lives, whatever the TTL. */
  readonly keepsFirstAnswer: boolean;
  /** What the client asks DNS for; a service without such a record cannot be found by it (SD-1). */
  readonly recordType: RecordType;
  /** How long a client keeps what DiscoverInstances said; 0: it asks for each request. */
  readonly discoveryIntervalMs: number;
  /** What the mesh's routes match. */
  readonly path: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** What AWS leaves open about the network. */
export interface NetworkKnobs {
  /** SD-4: from a change of health to the answer of Cloud Map. */
  readonly cloudMapHealthDelayMs: number;
  /** How long Service Connect's proxies take to hear of a change of a known endpoint. */
  readonly serviceConnectPropagationMs: number;
  /** How long a connection to a task that is gone takes to fail. */
  readonly connectFailureTimeMs: number;
  /** How long DiscoverInstances takes. */
  readonly discoverInstancesTimeMs: number;
  /** SC-4. */
  readonly outlierDetection: OutlierDetection;
  /** Edges whose greatest rate is at most this are simulated request by request, the others by expected values. */
  readonly requestsSimulatedUpTo: number;
}
