import type { Distribution } from './distribution.js';
import type { Load, ServiceAutoScaling } from './service-scaling.js';

export interface TaskDefinition {
  readonly family: string;
  /** What placement reserves (RA-3, RA-4). CPU in units of 1/1024 vCPU. */
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly networkMode: 'awsvpc' | 'bridge' | 'host' | 'none';
  /** Static host ports (RA-9); dynamic ones reserve nothing. Empty for awsvpc. */
  readonly hostPorts: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' }[];
  /** PENDING to RUNNING. */
  readonly startTime: Distribution;
  /** SIGTERM to STOPPED: `stopTime` where given, else the whole `stopTimeout`. */
  readonly stopTime: Distribution;
  /** A task dies by itself this long after RUNNING; undefined: never. */
  readonly crashAfter: Distribution | undefined;
  /** The chance, 0 to 1, that a task stops before it is RUNNING. */
  readonly startFailureRate: number;
  /** A container's health check; undefined: none has one (SS-5). */
  readonly healthCheck: HealthCheck | undefined;
  /** Its health checks begin to fail this long after RUNNING; undefined: never. */
  readonly unhealthyAfter: Distribution | undefined;
}

/** SS-16: HEALTHY at the first passed check, UNHEALTHY after `retries` failed ones. */
export interface HealthCheck {
  readonly intervalMs: number;
  readonly retries: number;
  readonly startPeriodMs: number;
}

export type PlacementConstraint =
  | { readonly type: 'distinctInstance' }
  /** A cluster query expression, known to be readable. */
  | { readonly type: 'memberOf'; readonly expression: string };

export type PlacementStrategy =
  | { readonly type: 'random' }
  | { readonly type: 'binpack'; readonly field: 'cpu' | 'memory' }
  /** `host` is `instanceId`; an attribute stands without its `attribute:` prefix. */
  | { readonly type: 'spread'; readonly field: 'instanceId' }
  | { readonly type: 'spread'; readonly field: 'attribute'; readonly attribute: string };

export interface CapacityProviderStrategyItem {
  readonly capacityProvider: number;
  readonly weight: number;
  readonly base: number;
}

/** How tasks reach capacity: through providers, or by launch type EC2 or EXTERNAL, which no provider sees (MS-13, EX-1). */
export type LaunchPath =
  | { readonly type: 'EC2' }
  | { readonly type: 'EXTERNAL' }
  | { readonly type: 'capacityProviderStrategy'; readonly items: readonly CapacityProviderStrategyItem[] };

/** What `RunTask` and `CreateService` have in common. The path and the chains are resolved: defaults applied. */
export interface Launch {
  readonly taskDefinition: number;
  readonly launchPath: LaunchPath;
  /** The chain in force, AWS's default where the file gives none (PL-10, PL-11). */
  readonly placementStrategy: readonly PlacementStrategy[];
  /** Those of the task definition and of the call together. */
  readonly placementConstraints: readonly PlacementConstraint[];
  /** The task group: `service:NAME`, `family:FAMILY`, or the one given (PL-4). */
  readonly group: string;
}

export interface Service extends Launch {
  readonly name: string;
  readonly clusterName: string;
  readonly schedulingStrategy: 'REPLICA' | 'DAEMON';
  /** 0 for DAEMON. */
  readonly desiredCount: number;
  /** Every task definition that it ever has: first its own, then those that `deploy` events name. */
  readonly revisions: readonly Launch[];
  readonly deployment: DeploymentConfiguration;
  /** Resolved: ENABLED where the file says nothing and the service is eligible (AZ-1, AZ-2). */
  readonly availabilityZoneRebalancing: boolean;
  readonly healthCheckGracePeriodMs: number;
  /** Behind a load balancer: how long a target drains (MS-54); undefined: it has none. */
  readonly deregistrationDelayMs: number | undefined;
  readonly load: Load | undefined;
  readonly autoScaling: ServiceAutoScaling | undefined;
}

export interface DeploymentConfiguration {
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Undefined: not enabled. */
  readonly circuitBreaker: CircuitBreaker | undefined;
}

/** SS-11…SS-13. */
export interface CircuitBreaker {
  readonly rollback: boolean;
  readonly threshold: {
    readonly type: 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT';
    readonly value: number;
  };
  readonly resetOnHealthyTask: boolean;
}
