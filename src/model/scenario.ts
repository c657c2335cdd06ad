import type { AutoScalingGroup, CapacityProvider, InstanceType } from './scenario/capacity.js';
import type { Distribution } from './scenario/distribution.js';
import type { ExternalInstances } from './scenario/external.js';
import type { ScenarioEvent, Workload } from './scenario/arrivals.js';
import type { Network, NetworkKnobs } from './scenario/network.js';
import type { Service, TaskDefinition } from './scenario/tasks.js';

export type * from './scenario/arrivals.js';
export type * from './scenario/capacity.js';
export type * from './scenario/distribution.js';
export type * from './scenario/external.js';
export type * from './scenario/network.js';
export type * from './scenario/service-scaling.js';
export type * from './scenario/tasks.js';

/**
 * A scenario as the simulation sees it: every default filled in, every name resolved to its place in a list, every
 * duration in whole milliseconds. `scenario/` makes it from a file; nothing here knows of YAML.
 * References are indexes: `capacityProvider: 2` is `capacityProviders[2]`.
 */
export interface Scenario {
  readonly name: string;
  readonly seed: string;
  /** The date of t = 0, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly startsAtMs: number;
  readonly durationMs: number;
  /** The window of every summary figure. */
  readonly measure: { readonly fromMs: number; readonly untilMs: number };
  readonly region: string;
  readonly account: {
    readonly awsvpcTrunking: boolean;
    readonly provisioningTaskLimit: number;
    /** vCPUs that may run at once in the account; undefined: no limit. */
    readonly vcpuQuota: number | undefined;
  };
  readonly pricing: Pricing;
  /** The types that the groups name, each once. */
  readonly instanceTypes: readonly InstanceType[];
  /** The Availability Zones that the groups name, each once, in order of first mention; those of the region without groups. */
  readonly availabilityZones: readonly string[];
  readonly autoScalingGroups: readonly AutoScalingGroup[];
  /** ECS Anywhere. */
  readonly externalInstances: readonly ExternalInstances[];
  readonly capacityProviders: readonly CapacityProvider[];
  readonly clusterName: string;
  readonly taskDefinitions: readonly TaskDefinition[];
  readonly services: readonly Service[];
  readonly workloads: readonly Workload[];
  readonly network: Network;
  readonly events: readonly ScenarioEvent[];
  readonly initialInstances: readonly InitialInstance[];
  readonly model: ModelKnobs;
}

export interface Pricing {
  readonly discountPercent: number;
  readonly savingsPlans: readonly { readonly usdPerHourCommitment: number; readonly discountPercent: number }[];
  readonly extraUsdPerInstanceHour: number;
  /** What Fargate asks in the region; undefined where no price is known. */
  readonly fargate: FargatePrices | undefined;
}

/** On-demand prices of Linux on x86, and what FARGATE_SPOT takes off them. */
export interface FargatePrices {
  readonly usdPerVcpuHour: number;
  readonly usdPerGbHour: number;
  readonly spotDiscountPercent: number;
}

export interface InitialInstance {
  readonly id: string;
  readonly autoScalingGroup: number;
  readonly availabilityZone: number;
  readonly instanceType: number;
  readonly ageMs: number;
  readonly tasks: readonly { readonly service: number; readonly count: number }[];
}

/** What AWS leaves open, each a knob with the default and rule of docs/fidelity.md. */
export interface ModelKnobs {
  readonly alarmDelayMs: number;
  readonly inServiceDelayMs: number;
  readonly nCounts: 'inService' | 'registered';
  readonly terminatingInN: boolean;
  readonly stoppingCountsInM: boolean;
  readonly warmupMode: 'block' | 'countAsDesired';
  readonly emptyMetric: '100' | 'target';
  readonly zeroStart: 'two' | 'formula';
  readonly lowThresholdFactor: number;
  readonly scaleInCapPercent: number;
  readonly placementRetryMs: number;
  /** Undefined: tasks never time out. */
  readonly provisioningTimeout: Distribution | undefined;
  readonly launchRatePerMinute: number;
  readonly creditFreeRoom: boolean;
  readonly typeCapacityInM: 'nominal' | 'registered';
  readonly launchTypeTasksInM: boolean;
  readonly strategyTieBreak: 'random' | 'listOrder';
  readonly legacyM: boolean;
  readonly legacyScaleInCap: boolean;
  readonly drainingInN: boolean;
  readonly drainingInM: boolean;
  readonly throttle: { readonly firstMs: number; readonly factor: number; readonly maxMs: number };
  readonly stoppingCountsInMaximumPercent: boolean;
  /** PROVISIONING of an awsvpc task once it is placed (SS-15, SS-16). */
  readonly eniAttachTime: Distribution;
  /** ACTIVATING of a task behind a load balancer. */
  readonly activationTime: Distribution;
  /** DEPROVISIONING of an awsvpc task. */
  readonly eniDetachTime: Distribution;
  /** RUNNING to healthy where nothing checks (SS-5). */
  readonly healthyAfterMs: number;
  /** A target is healthy, and unhealthy, so long after its task is (ALB's interval × its count). */
  readonly targetHealthyAfterMs: number;
  readonly targetUnhealthyAfterMs: number;
  /** SS-11: the floor of the circuit breaker's threshold; 10 in 2023. */
  readonly circuitBreakerFloor: number;
  /** How long an instance may drain (MS-53). */
  readonly drainTimeoutMs: number;
  /** How long a launch that failed for want of capacity waits for the next try (MS-63). */
  readonly launchRetryMs: number;
  /** Spot's notice (MS-62). */
  readonly spotNoticeMs: number;
  /** Fargate finds capacity, before the image is pulled. */
  readonly fargateProvisioningTime: Distribution;
  /** How often FARGATE_SPOT takes a task back, on average. */
  readonly fargateSpotInterruptionsPerTaskHour: number;
  /** A service that looks balanced is looked at again so often (AZ-3, AZ-4). */
  readonly rebalanceIntervalMs: number;
  readonly network: NetworkKnobs;
  /** AS-3: the part of a target below which the low alarm counts. */
  readonly serviceLowThresholdFactor: number;
  /** EX-4: services replace their tasks on an external instance that has lost its connection. */
  readonly externalReplacesWhenDisconnected: boolean;
  /** EX-3: which endpoints an external instance's credentials come by: those of the SSM agent, or `ssm` alone. */
  readonly externalCredentialEndpoints: 'all' | 'ssm';
}
