import { LATENCY_BUCKETS } from '../../model/latency-buckets.js';
import { requestFailure } from '../../model/facts.js';
import { createAttemptCounts, type AttemptCounts } from './attempt-counts.js';
import { f64 } from '../../model/world/columns.js';

/**
 * What clients and proxies remember, and the figures of the minute. Requests are no facts: the world does not hold this, and a
 * snapshot does. Tasks stand by their ids.
 */
export interface TrafficState {
  /** Tasks that take requests, with the part of them that they answer with errors. */
  readonly reachable: Map<number, number>;
  /** The fact since which a task does not answer, or answers with errors. */
  readonly flawedBy: Map<number, number>;
  /** By target. */
  readonly members: Members[];
  /** SC-9: by target, when the deployment that brought it was complete; -1: before the run. */
  readonly knownSinceMs: number[];
  /** By service, when each of its revisions was last deployed. */
  readonly deployments: Deployed[][];
  /** By lane. */
  readonly lanes: LaneState[];
  /** By edge. */
  readonly figures: Figures[];
}

/** When a deployment began, and the fact that says so. */
export interface Deployed {
  readonly atMs: number;
  readonly fact: number;
}

/** As of the start of the run. */
export const AT_START: Deployed = { atMs: 0, fact: 0 };

/** Who is registered, as callers hear of it. */
export interface Members {
  tasks: number[];
  healthy: number[];
  /** Those that a proxy or a load balancer chooses from. */
  hosts: number[];
  /** Some of the hosts are gone or answer with errors. */
  flawed: boolean;
  /** The fact that changed them last. */
  changedBy: number;
  /** Counts the changes of its tasks, so that a caller knows when to look at its answer again. */
  changes: number;
}

export interface LaneState {
  settledAtMs: number;
  /** By task; -1: the load balancer. */
  readonly callers: Map<number, Caller>;
  /** Until then some proxy leaves a host alone. */
  ejectedUntilMs: number;
  /** Successes of the minute whose latency is not counted yet: expected values. */
  successes: number;
}

export interface Caller {
  /** The place of the next host of the round robin; -1: it has not begun. */
  cursor: number;
  /** Its connection, and how many more requests it carries. */
  host: number;
  left: number;
  answer: number[];
  askedAtMs: number;
  answerUntilMs: number;
  /** Hosts of its answer that it has met no more, and the facts that say so. */
  readonly staleBy: Map<number, number>;
  /** Whether the tasks of its answer are all well, as of so many changes of the target. */
  answerIsGood: boolean;
  lookedAt: number;
  /** The deployment of its task. */
  readonly deployed: Deployed;
  /** The last fact of a host that it left alone. */
  ejectedBy: number;
  readonly hosts: Map<number, HostMemory>;
}

export interface HostMemory {
  /** When attempts failed, oldest first. */
  failures: readonly number[];
  /** Of expected values: how many. */
  expected: number;
  ejections: number;
  ejectedUntilMs: number;
}

export interface Figures {
  requests: number;
  successes: number;
  retries: number;
  readonly failures: Float64Array;
  readonly attempts: AttemptCounts;
  readonly latencies: Float64Array;
  readonly latencyMs: Float64Array;
  dnsQueries: number;
  apiCalls: number;
}

export const createTrafficState = (sizes: {
  readonly targets: number;
  readonly services: number;
  readonly lanes: number;
  readonly edges: number;
}): TrafficState => ({
  reachable: new Map(),
  flawedBy: new Map(),
  members: times(sizes.targets, () => ({ tasks: [], healthy: [], hosts: [], flawed: false, changedBy: 0, changes: 0 })),
  knownSinceMs: times(sizes.targets, () => Infinity),
  deployments: times(sizes.services, () => []),
  lanes: times(sizes.lanes, () => ({ settledAtMs: 0, callers: new Map(), ejectedUntilMs: 0, successes: 0 })),
  figures: times(sizes.edges, createFigures),
});

const createFigures = (): Figures => ({
  requests: 0,
  successes: 0,
  retries: 0,
  failures: f64(Object.keys(requestFailure).length),
  attempts: createAttemptCounts(),
  latencies: f64(LATENCY_BUCKETS),
  latencyMs: f64(LATENCY_BUCKETS),
  dnsQueries: 0,
  apiCalls: 0,
});

export const createCaller = (deployed: Deployed): Caller => ({
  cursor: -1,
  host: -1,
  left: 0,
  answer: [],
  askedAtMs: -1,
  answerUntilMs: -1,
  staleBy: new Map(),
  answerIsGood: false,
  lookedAt: -1,
  deployed,
  ejectedBy: 0,
  hosts: new Map(),
});

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
