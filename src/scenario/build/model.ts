import type { Distribution, ModelKnobs } from '../../model/scenario.js';
import type { BuildContext } from './context.js';
import { buildNetworkKnobs } from './network.js';
import { buildDistribution } from './distribution.js';

export function buildModel(context: BuildContext): ModelKnobs {
  const { model } = context.file;
  const varying = (
    key: 'eniAttachTime' | 'activationTime' | 'eniDetachTime' | 'fargateProvisioningTime',
  ): Distribution => buildDistribution(context, model[key], ['model', key]);
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
    externalReplacesWhenDisconnected: model.externalReplacesWhenDisconnected,
    externalCredentialEndpoints: model.externalCredentialEndpoints,
    legacyM: model.legacyM,
    legacyScaleInCap: model.legacyScaleInCap,
    drainingInN: model.drainingInN,
    drainingInM: model.drainingInM,
    throttle: { firstMs: model.throttle.first, factor: model.throttle.factor, maxMs: model.throttle.max },
    stoppingCountsInMaximumPercent: model.stoppingCountsInMaximumPercent,
    eniAttachTime: varying('eniAttachTime'),
    activationTime: varying('activationTime'),
    eniDetachTime: varying('eniDetachTime'),
    healthyAfterMs: model.healthyAfter,
    targetHealthyAfterMs: model.targetHealthyAfter,
    targetUnhealthyAfterMs: model.targetUnhealthyAfter,
    circuitBreakerFloor: model.circuitBreakerFloor,
    drainTimeoutMs: model.drainTimeout,
    launchRetryMs: model.launchRetry,
    spotNoticeMs: model.spotNotice,
    fargateProvisioningTime: varying('fargateProvisioningTime'),
    rebalanceIntervalMs: model.rebalanceInterval,
    network: buildNetworkKnobs(context),
    serviceLowThresholdFactor: model.serviceLowThresholdFactor,
    fargateSpotInterruptionsPerTaskHour: model.fargateSpotInterruptionsPerTaskHour,
  };
}
