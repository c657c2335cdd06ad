import type { requestFailure } from '../../model/facts.js';
import type { Via } from '../../model/scenario.js';

/** How services reached each other, over the minutes of `measure`. Expected values have fractions. */
export interface NetworkSummary {
  readonly edges: readonly EdgeSummary[];
  readonly targets: readonly TargetSummary[];
  readonly cloudMap: CloudMapSummary;
  /** By service that has it. */
  readonly serviceConnect: readonly ServiceConnectSummary[];
}

export interface EdgeSummary {
  readonly name: string;
  /** Null: from outside. */
  readonly from: string | null;
  readonly to: string;
  readonly via: Via;
  /** One by one up to `model.requestsSimulatedUpTo` a second, by expected values above. */
  readonly simulated: 'perRequest' | 'expected';
  /** `requests = successes + the sum of failures`. */
  readonly requests: number;
  readonly successes: number;
  readonly failures: Readonly<Record<keyof typeof requestFailure, number>>;
  /** Failures in percent of the requests; 0 when there were none. */
  readonly failurePercent: number;
  /** Attempts but for the first of each request. */
  readonly retries: number;
  /** Of the successes, retries included; all 0 when there were none. */
  readonly latencySeconds: LatencySummary;
  /** What CloudWatch has of it without any work of the service's own; null: nothing. */
  readonly metrics: EdgeMetrics | null;
  /** Attempts that reached each task, the most first, with their part of all. */
  readonly endpoints: readonly { readonly task: string; readonly attempts: number; readonly share: number }[];
  /** How often a proxy left a task alone (SC-4). */
  readonly ejections: number;
  readonly dnsQueries: number;
  readonly discoverInstancesCalls: number;
  /** By minute; `t` is its end in seconds. */
  readonly series: readonly EdgePoint[];
}

/** As proxies of Service Connect and load balancers measure: over HTTP, by attempt. Over TCP they count connections alone. */
export interface EdgeMetrics {
  readonly requestCount: number;
  /** Of them those that got no good answer. */
  readonly errorCount: number;
  /** Mean of the good answers, with their retries; 0 when there were none. */
  readonly targetResponseSeconds: number;
}

export interface EdgePoint {
  readonly t: number;
  readonly requests: number;
  readonly failures: number;
  readonly retries: number;
}

export interface LatencySummary {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface TargetSummary {
  readonly name: string;
  readonly kind: 'cloudMap' | 'serviceConnect' | 'loadBalancer';
  readonly service: string;
  readonly registrations: number;
  readonly deregistrations: number;
  /** The most tasks that were registered at once; Cloud Map takes 1,000 (SD-7). */
  readonly peakRegistered: number;
}

export interface CloudMapSummary {
  readonly dnsQueries: number;
  readonly discoverInstancesCalls: number;
  /** Queries, calls and hosted zones for the length of the run. ECS's registrations cost nothing. */
  readonly usd: number;
}

export interface ServiceConnectSummary {
  readonly service: string;
  readonly namespace: string;
  /** Clients only call; client-servers have endpoints (SC-1). */
  readonly role: 'client' | 'clientServer';
  /** Added to each task (SC-2). */
  readonly proxyCpu: number;
  readonly proxyMemory: number;
  readonly tls: 'none' | 'shortLived' | 'generalPurpose';
  readonly certificateRotations: number;
  /** Of the private CA that signs, in US dollars a month; one CA may serve many services. */
  readonly privateCaUsdPerMonth: number;
}
