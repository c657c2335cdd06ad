import type { ModelKnobs } from '../../model/scenario.js';
import type { BuildContext } from './context.js';
import { buildDistribution } from './distribution.js';

export function buildModel(context: BuildContext): ModelKnobs {
  const { model } = context.file;
  return {
    alarmDelayMs: model.alarmDelay,
    inServiceDelayMs: model.inServiceDelay,
    nCounts: model.nCounts,
    terminatingInN: model.terminatingInN,
    stoppingCountsInM: model.stoppingCountsInM,
    warmupMode: model.warmupMode,
    emptyMetric: model.emptyMetric === 'target' ? 'target' : '100',
    zeroStart: model.zeroStart,
    lowThresholdFactor: model.lowThresholdFactor,
    scaleInCapPercent: model.scaleInCapPercent,
    placementRetryMs: model.placementRetry,
    provisioningTimeout:
      model.provisioningTimeout === 'never'
        ? undefined
        : buildDistribution(context, model.provisioningTimeout, ['model', 'provisioningTimeout']),
    launchRatePerMinute: model.launchRatePerMinute,
    creditFreeRoom: model.creditFreeRoom,
    typeCapacityInM: model.typeCapacityInM,
    launchTypeTasksInM: model.launchTypeTasksInM,
    strategyTieBreak: model.strategyTieBreak,
    legacyM: model.legacyM,
    legacyScaleInCap: model.legacyScaleInCap,
  };
}
