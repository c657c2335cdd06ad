/** What the tasks of a service are asked to do. */
export interface Load {
  readonly requestsPerSecond: Curve;
  readonly cpuMillisecondsPerRequest: number;
  /** Memory that a RUNNING task uses: so much by itself, and so much for each request a second that it serves. */
  readonly memoryMiBPerTask: number;
  readonly memoryMiBPerRequestPerSecond: number;
}

/** A figure that follows the clock. */
export type Curve =
  | { readonly type: 'constant'; readonly value: number }
  | ({ readonly type: 'diurnal' } & DiurnalRate)
  /** Holds its value from each point on; 0 before the first. In order of time. */
  | { readonly type: 'steps'; readonly points: readonly { readonly atMs: number; readonly value: number }[] };

/** Application Auto Scaling on a service's desired count. */
export interface ServiceAutoScaling {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly policies: readonly ServiceScalingPolicy[];
}

export type ServiceMetric =
  'ECSServiceAverageCPUUtilization' | 'ECSServiceAverageMemoryUtilization' | 'ALBRequestCountPerTarget';

export type ServiceScalingPolicy =
  | {
      readonly type: 'targetTracking';
      readonly metric: ServiceMetric;
      readonly targetValue: number;
      readonly scaleOutCooldownMs: number;
      readonly scaleInCooldownMs: number;
      readonly disableScaleIn: boolean;
    }
  | {
      readonly type: 'step';
      readonly metric: ServiceMetric;
      readonly threshold: number;
      readonly adjustmentType: 'ChangeInCapacity' | 'PercentChangeInCapacity' | 'ExactCapacity';
      readonly minAdjustmentMagnitude: number;
      /** Bounds relative to the threshold; undefined: no end on that side (AS-9). */
      readonly steps: readonly {
        readonly lower: number | undefined;
        readonly upper: number | undefined;
        readonly adjustment: number;
      }[];
      readonly cooldownMs: number;
      /** Datapoints of a minute that must all breach. */
      readonly evaluationPeriods: number;
    }
  | {
      readonly type: 'scheduled';
      readonly atMs: number;
      readonly everyMs: number | undefined;
      readonly minCapacity: number | undefined;
      readonly maxCapacity: number | undefined;
    };

/** A day's wave: `max` at `peakAtMs` after midnight (t = 0 is midnight), `min` twelve hours from it. */
export interface DiurnalRate {
  readonly min: number;
  readonly max: number;
  readonly peakAtMs: number;
}
