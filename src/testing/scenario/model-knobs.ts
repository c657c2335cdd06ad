import type { Chance } from './chance.js';
import type { Draft, Json } from './draft.js';
import { drawDistribution, durationText } from './times.js';

/** What AWS leaves open. Each knob of a part that is on is drawn in half of the scenarios. */
export function drawModel(draft: Draft): Json {
  const { chances, has } = draft;
  const parts: Json = {
    ...(has('clock') && pick(chances('clock knobs'), clockKnobs(chances('clock values'), draft))),
    ...(has('metricKnobs') && pick(chances('metric knobs'), metricKnobs(chances('metric values')))),
    ...(has('capacityKnobs') && pick(chances('capacity knobs'), capacityKnobs(chances('capacity values')))),
    ...(has('taskKnobs') && pick(chances('task knobs'), taskKnobs(chances('task values'), draft))),
    ...(has('networkKnobs') && pick(chances('network knobs'), networkKnobs(chances('network values')))),
    ...(has('legacy') && pick(chances('legacy knobs'), legacyKnobs(chances('legacy values')))),
  };
  return Object.keys(parts).length > 0 ? { model: parts } : {};
}

const pick = (chance: Chance, knobs: Json): Json =>
  Object.fromEntries(Object.entries(knobs).filter(() => chance.maybe()));

const clockKnobs = (chance: Chance, draft: Draft): Json => ({
  alarmDelay: durationText(chance, chance.oneOf([0, 20, 59])),
  inServiceDelay: chance.oneOf(['0s', '15s', '100s']),
  placementRetry: chance.oneOf(['15s', '1s', '7s', '60s']),
  provisioningTimeout: chance.oneOf<unknown>(['never', '5m', '0s', drawDistribution(chance, draft, 900)]),
  launchRatePerMinute: chance.oneOf([1, 3, 500]),
  throttle: {
    ...(chance.maybe(0.7) && { first: chance.oneOf(['0s', '10s', '1m']) }),
    ...(chance.maybe(0.7) && { factor: chance.oneOf([1, 1.5, 2]) }),
    ...(chance.maybe(0.7) && { max: chance.oneOf(['0s', '1m', '27m']) }),
  },
});

const metricKnobs = (chance: Chance): Json => ({
  nCounts: chance.oneOf(['inService', 'registered']),
  drainingInN: chance.maybe(),
  terminatingInN: chance.maybe(),
  drainingInM: chance.maybe(),
  stoppingCountsInM: chance.maybe(),
  warmupMode: chance.oneOf(['block', 'countAsDesired']),
  emptyMetric: chance.oneOf([100, '100', 'target']),
  zeroStart: chance.oneOf(['two', 'formula']),
  lowThresholdFactor: chance.oneOf([0.5, 0.9, 1]),
  scaleInCapPercent: chance.oneOf([0, 10, 50, 100]),
  creditFreeRoom: chance.maybe(),
  typeCapacityInM: chance.oneOf(['nominal', 'registered']),
  launchTypeTasksInM: chance.maybe(),
  serviceLowThresholdFactor: chance.oneOf([0.5, 0.9, 1]),
});

const capacityKnobs = (chance: Chance): Json => ({
  strategyTieBreak: chance.oneOf(['random', 'listOrder']),
  drainTimeout: chance.oneOf(['0s', '5m', '48h']),
  launchRetry: chance.oneOf(['1s', '1m', '10m']),
  spotNotice: chance.oneOf(['0s', '30s', '2m']),
  fargateSpotInterruptionsPerTaskHour: chance.oneOf([0, 0.5, 20]),
  rebalanceInterval: chance.oneOf(['10s', '5m']),
});

const taskKnobs = (chance: Chance, draft: Draft): Json => ({
  stoppingCountsInMaximumPercent: chance.maybe(),
  eniAttachTime: drawDistribution(chance, draft, 10),
  activationTime: drawDistribution(chance, draft, 5),
  eniDetachTime: drawDistribution(chance, draft, 15),
  fargateProvisioningTime: drawDistribution(chance, draft, 20),
  healthyAfter: chance.oneOf(['0s', '40s']),
  targetHealthyAfter: chance.oneOf(['0s', '150s']),
  targetUnhealthyAfter: chance.oneOf(['0s', '60s']),
  circuitBreakerFloor: chance.oneOf([1, 3, 10]),
  externalReplacesWhenDisconnected: chance.maybe(),
  externalCredentialEndpoints: chance.oneOf(['all', 'ssm']),
});

const networkKnobs = (chance: Chance): Json => ({
  cloudMapHealthDelay: chance.oneOf(['0s', '30s', '2m']),
  serviceConnectProxy: {
    ...(chance.maybe(0.7) && { cpu: chance.oneOf([0, 64, 256]) }),
    ...(chance.maybe(0.7) && { memory: chance.oneOf([0, 64, 256]) }),
  },
  serviceConnectPropagation: chance.oneOf(['0s', '1s', '30s']),
  connectFailureTime: chance.oneOf(['0s', '1ms', '2s']),
  discoverInstancesTime: chance.oneOf(['0s', '20ms']),
  outlierDetection: {
    ...(chance.maybe(0.7) && { failures: chance.whole(1, 5) }),
    ...(chance.maybe(0.7) && { interval: chance.oneOf(['5s', '30s']) }),
    ...(chance.maybe(0.7) && { baseEjection: chance.oneOf(['1s', '30s']) }),
    ...(chance.maybe(0.7) && { maxEjection: chance.oneOf(['5s', '300s']) }),
    ...(chance.maybe(0.7) && { maxEjectionPercent: chance.oneOf([0, 10, 100]) }),
    ...(chance.maybe(0.3) && { panicThresholdPercent: chance.oneOf([0, 50, 100]) }),
  },
  requestsSimulatedUpTo: chance.oneOf([0, 2, 100]),
});

const legacyKnobs = (chance: Chance): Json => ({ legacyM: chance.maybe(), legacyScaleInCap: chance.maybe() });
