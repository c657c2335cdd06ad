import type { Scenario } from '../scenario.js';
import type { Distribution } from './distribution.js';
import type { DiurnalRate } from './service-scaling.js';
import type { Launch } from './tasks.js';

/** Standalone tasks that arrive over time: calls of RunTask. */
export interface Workload {
  readonly name: string;
  readonly arrivals: Arrivals;
}

export type Arrivals =
  | RatedArrivals<'constant', number>
  | RatedArrivals<'poisson', number>
  | RatedArrivals<'diurnal', DiurnalRate>
  | { readonly type: 'trace'; readonly calls: readonly TraceCall[] };

export interface RatedArrivals<Type extends string, Rate> {
  readonly type: Type;
  readonly ratePerMinute: Rate;
  readonly launch: Launch;
  readonly runTime: Distribution | undefined;
  /** Inclusive. */
  readonly fromMs: number;
  /** Exclusive; at most the run's end. */
  readonly untilMs: number;
}

/** One line of a CSV trace. */
export interface TraceCall {
  readonly atMs: number;
  readonly count: number;
  readonly runTimeMs: number;
  readonly launch: Launch;
}

export type ScenarioEvent =
  | { readonly type: 'setDesiredCount'; readonly atMs: number; readonly service: number; readonly desiredCount: number }
  | {
      readonly type: 'runTask';
      readonly atMs: number;
      /** Its place in the file's list, which is not in order of time. */
      readonly place: number;
      readonly name: string;
      readonly launch: Launch;
      readonly count: number;
      readonly runTime: Distribution | undefined;
      readonly everyMs: number | undefined;
      /** Exclusive end of the repetition. */
      readonly untilMs: number;
    }
  | {
      readonly type: 'setDesiredCapacity';
      readonly atMs: number;
      readonly autoScalingGroup: number;
      readonly desiredCapacity: number;
    }
  /** `revision` is a place in the service's `revisions`. */
  | { readonly type: 'deploy'; readonly atMs: number; readonly service: number; readonly revision: number }
  | {
      readonly type: 'availabilityZoneOutage';
      readonly atMs: number;
      readonly availabilityZone: number;
      readonly untilMs: number;
    }
  | {
      readonly type: 'insufficientCapacity';
      readonly atMs: number;
      readonly availabilityZone: number;
      /** -1: every type. */
      readonly instanceType: number;
      readonly untilMs: number;
    }
  | {
      readonly type: 'spotInterruption' | 'instanceFailure';
      readonly atMs: number;
      readonly autoScalingGroup: number;
      readonly count: number;
    }
  | {
      readonly type: 'agentDisconnect';
      readonly atMs: number;
      readonly autoScalingGroup: number;
      readonly count: number;
      readonly untilMs: number;
    }
  /** External instances lose their link to AWS (EX-4). */
  | {
      readonly type: 'linkLoss';
      readonly atMs: number;
      readonly externalInstances: number;
      readonly count: number;
      readonly untilMs: number;
    }
  /** Somebody blocks endpoints of AWS for external instances. */
  | {
      readonly type: 'endpointsBlocked';
      readonly atMs: number;
      readonly externalInstances: number;
      /** Codes of `externalEndpoint`. */
      readonly endpoints: readonly number[];
      readonly untilMs: number;
    }
  /** Some RUNNING tasks answer requests with errors. */
  | {
      readonly type: 'requestErrors';
      readonly atMs: number;
      readonly service: number;
      /** Drawn from the RUNNING tasks. */
      readonly count: number;
      /** The part of the requests, 0 to 1. */
      readonly errorRate: number;
      readonly untilMs: number;
    }
  | {
      readonly type: 'instanceRefresh';
      readonly atMs: number;
      readonly autoScalingGroup: number;
      /** Percent. */
      readonly minHealthyPercentage: number;
    }
  | {
      readonly type: 'updateTaskProtection';
      readonly atMs: number;
      readonly service: number;
      /** Of the RUNNING tasks, the oldest first. */
      readonly count: number;
      /** 0: it ends now. */
      readonly expiresInMs: number;
    }
  /** The scenario as it stands from `atMs` on: the file with this update and all before it applied. */
  | {
      readonly type: 'update';
      readonly atMs: number;
      readonly path: string;
      readonly scenario: Scenario;
      /** The services whose desiredCount the path names, and the groups whose desiredCapacity or sizes it names. */
      readonly desiredCounts: readonly number[];
      readonly desiredCapacities: readonly number[];
      readonly sizes: readonly number[];
    };
