import type { Chances } from './chance.js';
import type { Swarm } from './swarm.js';

export type Json = Record<string, unknown>;

/** A scenario file as data, and the files that it names. */
export interface DrawnScenario {
  readonly seed: number;
  readonly data: Json;
  readonly files: Readonly<Record<string, string>>;
}

/** What drawers share: they read what others have drawn before them. */
export interface Draft {
  readonly chances: Chances;
  readonly has: Swarm;
  readonly endS: number;
  readonly zones: readonly string[];
  readonly files: Record<string, string>;
  readonly types: DrawnType[];
  readonly groups: DrawnGroup[];
  readonly providers: DrawnProvider[];
  readonly externals: DrawnExternal[];
  readonly definitions: DrawnDefinition[];
  readonly services: DrawnService[];
  readonly events: DrawnEvent[];
  readonly instances: DrawnInstance[];
  defaultStrategy: readonly StrategyItem[];
}

/** What a type surely offers, and what the file says of it, if anything. */
export interface DrawnType {
  readonly name: string;
  readonly cpu: number;
  readonly memory: number;
  readonly enis: number;
  readonly gpus: number;
  readonly entry: Json | undefined;
}

export interface DrawnGroup extends Json {
  readonly name: string;
  readonly availabilityZones: readonly string[];
  readonly instanceTypes: readonly string[];
  readonly minSize?: number;
  readonly maxSize: number;
  readonly ecsReservedMemory?: number;
}

export interface DrawnProvider extends Json {
  readonly name: string;
  readonly autoScalingGroup: string;
  readonly managedScaling?: Json;
}

/** Servers outside AWS. */
export interface DrawnExternal extends Json {
  readonly name: string;
}

export interface StrategyItem {
  readonly capacityProvider: string;
  readonly weight?: number;
  readonly base?: number;
}

export interface Container extends Json {
  readonly name: string;
  readonly essential?: boolean;
  readonly healthCheck?: Json;
  readonly portMappings?: readonly { readonly containerPort: number; readonly hostPort?: number }[];
  readonly cpu?: number;
  readonly memory?: number;
  readonly memoryReservation?: number;
}

export type Constraint =
  { readonly type: 'distinctInstance' } | { readonly type: 'memberOf'; readonly expression: string };

export interface DrawnDefinition extends Json {
  readonly family: string;
  readonly cpu?: number;
  readonly memory?: number;
  readonly gpus?: number;
  readonly networkMode?: string;
  readonly volumes?: readonly Json[];
  readonly containerDefinitions?: readonly Container[];
  readonly placementConstraints?: readonly Constraint[];
  unhealthyAfter?: unknown;
}

/** What services, workloads and runTask events have in common. */
export interface DrawnLaunch extends Json {
  readonly launchType?: string;
  readonly capacityProviderStrategy?: readonly StrategyItem[];
  readonly placementStrategy?: readonly Json[];
  readonly placementConstraints?: readonly Constraint[];
}

export interface DrawnService extends DrawnLaunch {
  readonly name: string;
  readonly taskDefinition: string;
  readonly schedulingStrategy?: string;
  readonly desiredCount?: number;
  readonly availabilityZoneRebalancing?: string;
  readonly deploymentConfiguration?: Json;
  readonly loadBalancers?: readonly { readonly containerName?: string; readonly containerPort?: number }[];
  readonly load?: Json;
  readonly autoScaling?: {
    readonly minCapacity: number;
    readonly maxCapacity: number;
    readonly policies: readonly Json[];
  };
}

export interface DrawnEvent extends Json {
  readonly at: string;
  readonly type: string;
}

export interface DrawnInstance extends Json {
  readonly id: string;
  readonly autoScalingGroup: string;
  readonly tasks?: readonly { readonly service: string; readonly count?: number }[];
}
