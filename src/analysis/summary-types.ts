import type { Diagnostic } from '../model/diagnostic.js';
import type { NetworkSummary } from './network/network-summary.js';
import type { CostSplit } from './gap/cost-parts.js';

/** The answer of one run, as `--json` prints it. Times in seconds, money in US dollars. docs/output.md explains each line. */
export interface Summary {
  readonly schemaVersion: 1;
  readonly scenario: string;
  readonly seed: string;
  readonly durationSeconds: number;
  readonly traceHash: string;
  readonly facts: number;
  readonly tasks: TaskCounts;
  readonly placementWaitSeconds: Quantiles;
  readonly startLatencySeconds: Quantiles;
  readonly capacityProviders: readonly CapacityProviderSummary[];
  readonly services: readonly ServiceSummary[];
  readonly workloads: readonly WorkloadSummary[];
  readonly instances: readonly InstanceSummary[];
  readonly cost: CostSummary;
  readonly utilization: { readonly cpuReserved: number; readonly memoryReserved: number };
  /** Only where the scenario has external instances: one for each entry of the file. */
  readonly externalInstances?: readonly ExternalInstancesSummary[];
  /** Only where the scenario has namespaces, Service Connect or traffic. */
  readonly network?: NetworkSummary;
  readonly findings: readonly Diagnostic[];
}

/**
 * Over the whole run, whatever `measure` says:
 * `requested = placed + timedOut + rejected + stoppedBeforePlacement + waitingAtEnd` and
 * `placed = completed + failed + killed + stoppedAfterPlacement + startingAtEnd + runningAtEnd + stoppingAtEnd`.
 */
export interface TaskCounts {
  readonly requested: number;
  readonly placed: number;
  readonly started: number;
  readonly completed: number;
  readonly failed: number;
  readonly killed: number;
  readonly stoppedBeforePlacement: number;
  readonly stoppedAfterPlacement: number;
  readonly timedOut: number;
  readonly rejected: number;
  readonly waitingAtEnd: number;
  readonly startingAtEnd: number;
  readonly runningAtEnd: number;
  readonly stoppingAtEnd: number;
}

export interface Quantiles {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

export interface SeriesPoint {
  readonly t: number;
  /** CapacityProviderReservation, percent, two decimals. */
  readonly reservation: number;
  readonly needed: number;
  readonly running: number;
  readonly desired: number;
  readonly provisioning: number;
}

export interface CapacityProviderSummary {
  readonly name: string;
  readonly autoScalingGroup: string;
  readonly targetCapacity: number;
  readonly scaleOutActions: number;
  readonly scaleInActions: number;
  readonly instancesLaunched: number;
  readonly instancesTerminated: number;
  readonly peakInstances: number;
  readonly finalInstances: number;
  readonly instanceHours: number;
  /** Null when the cost is not priced. */
  readonly usd: number | null;
  /** Launches that EC2 or the account refused, and Spot instances that were given notice. */
  readonly launchFailures: number;
  readonly spotInterruptions: number;
  readonly placementWaitSeconds: Quantiles;
  readonly series: readonly SeriesPoint[];
}

export interface ServiceSummary {
  readonly name: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly byAvailabilityZone: Readonly<Record<string, number>>;
  readonly byCapacityProvider: Readonly<Record<string, number>>;
  readonly belowDesiredTaskSeconds: number;
  /** The service's own creation is its first deployment. `rolledBack` are those that the circuit breaker began. */
  readonly deployments: DeploymentCounts;
  /** Changes of the desired count by Application Auto Scaling. */
  readonly scaleOutActions: number;
  readonly scaleInActions: number;
  /** Tasks that zone rebalancing moved. */
  readonly rebalancedTasks: number;
  readonly placementWaitSeconds: Quantiles;
}

export interface DeploymentCounts {
  readonly started: number;
  readonly completed: number;
  readonly failed: number;
  readonly rolledBack: number;
}

export interface WorkloadSummary {
  readonly name: string;
  readonly requested: number;
  readonly placed: number;
  readonly timedOut: number;
  readonly rejected: number;
  readonly placementWaitSeconds: Quantiles;
}

export interface InstanceSummary {
  readonly id: string;
  readonly autoScalingGroup: string;
  readonly availabilityZone: string;
  readonly instanceType: string;
  readonly state: 'pending' | 'active' | 'draining' | 'terminating';
  readonly tasks: number;
  readonly cpuFree: number;
  readonly memoryFreeMiB: number;
}

/** ECS Anywhere. None of it is in `instances`, `utilization` or `cost`. */
export interface ExternalInstancesSummary {
  readonly name: string;
  readonly operatingSystem: string;
  /** How many the file has, and how many could be registered. */
  readonly count: number;
  readonly registered: number;
  /** Agents without a connection, times how long. */
  readonly disconnectedSeconds: number;
  /** Tasks that had ended by themselves and still counted as RUNNING, times how long. */
  readonly unnoticedTaskSeconds: number;
  readonly credentialsRotated: number;
  readonly credentialsExpired: number;
  /** By the file's own price; null without one. */
  readonly usd: number | null;
  /** At the end. */
  readonly instances: readonly {
    readonly id: string;
    readonly agentConnected: boolean;
    readonly tasks: number;
    readonly cpuFree: number;
    readonly memoryFreeMiB: number;
  }[];
}

export interface CostSummary {
  readonly usd: number | null;
  readonly usdPerHour: number | null;
  /** The part spent on instances while they held no task but daemons. */
  readonly idleUsd: number | null;
  /** The part spent on Fargate. */
  readonly fargateUsd: number | null;
  /** What `usd` less `fargateUsd` is made of, and the same of each clock hour; `t` is when it begins, in seconds. */
  readonly split: CostSplit | null;
  readonly splitPerHour: readonly ({ readonly t: number } & CostSplit)[] | null;
  readonly priced: boolean;
}
