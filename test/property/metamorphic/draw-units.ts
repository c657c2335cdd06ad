import type { Chance, Chances } from '../../../src/testing/scenario/chance.js';
import type { Json } from '../../fuzz/draw-scenario.js';

/** What things are called; each unit adds its number. Zones: the letters after the region. */
export interface Names {
  readonly group: string;
  readonly provider: string;
  readonly service: string;
  readonly family: string;
  readonly zones: string;
}

/**
 * Units of a group in one zone, its provider and one service, with constant durations and tasks of one size: whom a tie falls
 * to makes no difference, because what is alike here stays alike. Streams are called by names, so draws differ.
 */
export function drawUnits(chances: Chances, names: Names): Json {
  const count = chances('units').whole(1, 3);
  const units = Array.from({ length: count }, (_, n) => drawUnit(chances(`unit ${n}`), names, n));
  return {
    version: 1,
    duration: '2h',
    instanceTypes: [{ name: 'lab', vcpus: 4, memoryMiB: 8192, registeredMemoryMiB: 8192, usdPerHour: 0.2 }],
    autoScalingGroups: units.map(({ group }) => group),
    capacityProviders: units.map(({ provider }) => provider),
    taskDefinitions: units.map(({ definition }) => definition),
    services: units.map(({ service }) => service),
    events: units.flatMap(({ events }) => events),
    model: {
      provisioningTimeout: chances('model').oneOf(['never', '10m']),
      strategyTieBreak: 'listOrder',
      nCounts: chances('model').oneOf(['inService', 'registered']),
      zeroStart: chances('model').oneOf(['two', 'formula']),
      warmupMode: chances('model').oneOf(['block', 'countAsDesired']),
    },
  };
}

interface Unit {
  readonly group: Json;
  readonly provider: Json;
  readonly definition: Json;
  readonly service: Json;
  readonly events: readonly Json[];
}

function drawUnit(chance: Chance, names: Names, n: number): Unit {
  const group = `${names.group}-${n}`;
  const provider = `${names.provider}-${n}`;
  const service = `${names.service}-${n}`;
  const family = `${names.family}-${n}`;
  const minSize = chance.whole(0, 2);
  const zone = `us-east-1${names.zones[chance.whole(0, 2)]}`;
  // Between two tries of placement, when no task is about to start: whether one that stops had would be chance.
  const at = (nth: number): string => `${1800 * nth + 15 * chance.whole(0, 115) + 12}s`;
  const size = chance.oneOf([256, 512, 1024]);
  return {
    group: {
      name: group,
      availabilityZones: [zone],
      instanceTypes: ['lab'],
      minSize,
      maxSize: minSize + chance.whole(1, 10),
      newInstancesProtectedFromScaleIn: true,
      terminationPolicies: [chance.oneOf(['Default', 'OldestInstance', 'NewestInstance'])],
      bootTime: `${chance.whole(20, 120)}s`,
    },
    provider: {
      name: provider,
      autoScalingGroup: group,
      managedScaling: {
        targetCapacity: chance.oneOf([100, 80, 50]),
        maximumScalingStepSize: chance.whole(1, 6),
        // No instance goes before it has booted: whether it had would be chance.
        instanceWarmupPeriod: chance.oneOf([120, 300]),
      },
      managedTerminationProtection: 'ENABLED',
    },
    definition: { family, cpu: size, memory: size, startTime: '10s', stopTimeout: chance.oneOf(['0s', '30s']) },
    service: {
      name: service,
      taskDefinition: family,
      desiredCount: chance.whole(0, 8),
      capacityProviderStrategy: [{ capacityProvider: provider, weight: 1 }],
      placementStrategy: [{ type: 'binpack', field: chance.oneOf(['cpu', 'memory']) }],
      ...(chance.maybe(0.3) && { placementConstraints: [{ type: 'distinctInstance' }] }),
    },
    events: [
      { at: at(0), type: 'setDesiredCount', service, desiredCount: chance.whole(0, 20) },
      { at: at(1), type: 'setDesiredCount', service, desiredCount: chance.whole(0, 20) },
      {
        at: at(2),
        type: 'update',
        path: `capacityProviders[${provider}].managedScaling.targetCapacity`,
        value: chance.whole(20, 100),
      },
      {
        at: at(3),
        type: chance.oneOf(['insufficientCapacity', 'availabilityZoneOutage']),
        availabilityZone: zone,
        duration: '20m',
      },
    ],
  };
}
