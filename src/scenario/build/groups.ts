import type {
  AutoScalingGroup,
  InitialInstance,
  InstanceType,
  PurchaseOptions,
  WarmPool,
} from '../../model/scenario.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { zonesOfRegion } from '../zones-of-region.js';
import type { BuildContext } from './context.js';
import { buildDistribution } from './distribution.js';
import { buildInstanceType, type OwnType } from './instance-types.js';

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

type FileGroup = ScenarioFile['autoScalingGroups'][number];

/** Fargate alone has its tasks in three zones of the region. */
export const zonesOf = ({ file }: Pick<BuildContext, 'file'>): readonly string[] =>
  file.autoScalingGroups.length > 0
    ? distinct(file.autoScalingGroups.flatMap((g) => g.availabilityZones))
    : zonesOfRegion(file.region);

export function buildInstanceTypes({ file, importedTypes }: BuildContext): readonly InstanceType[] {
  const own = (Array.isArray(file.instanceTypes) ? file.instanceTypes : []).filter(
    (t) => 'name' in t,
  ) as readonly OwnType[];
  const spotPrices = new Map(Object.entries(file.pricing.spotUsdPerHour));
  const built = (name: string): InstanceType | undefined =>
    buildInstanceType(
      name,
      file.region,
      own.find((t) => t.name === name),
      importedTypes,
      spotPrices.get(name),
    );
  const missing: InstanceType[] = [];
  return distinct(file.autoScalingGroups.flatMap((g) => g.instanceTypes)).flatMap((name) => built(name) ?? missing);
}

export function buildGroups(context: BuildContext, types: readonly InstanceType[]): readonly AutoScalingGroup[] {
  const { file } = context;
  const zones = zonesOf(context);
  return file.autoScalingGroups.map((group, g) => ({
    name: group.name,
    availabilityZones: group.availabilityZones.map((zone) => zones.indexOf(zone)),
    instanceTypes: group.instanceTypes.map((name) => types.findIndex((type) => type.name === name)),
    minSize: group.minSize,
    maxSize: group.maxSize,
    desiredCapacity: group.desiredCapacity ?? Math.max(group.minSize, listedInstances(context, group.name)),
    newInstancesProtectedFromScaleIn: group.newInstancesProtectedFromScaleIn,
    terminationPolicies: group.terminationPolicies,
    bootTime: buildDistribution(context, group.bootTime, ['autoScalingGroups', g, 'bootTime']),
    attributes: group.attributes,
    agentVersion: group.agentVersion,
    ecsReservedMemoryMiB: group.ecsReservedMemory,
    scheduledActions: group.scheduledActions.map((action) => ({
      atMs: action.at,
      everyMs: action.every,
      minSize: action.minSize,
      maxSize: action.maxSize,
      desiredCapacity: action.desiredCapacity,
    })),
    purchase: purchaseOf(context, group),
    availabilityZoneDistribution: group.availabilityZoneDistribution,
    maxInstanceLifetimeMs: group.maxInstanceLifetime,
    spotInterruptionsPerInstanceHour: group.spotInterruptionsPerInstanceHour,
    warmPool: buildWarmPool(context, group, g),
  }));
}

/** Without a mixed instances policy all is On-Demand, or all is Spot where the launch template asks for it. */
function purchaseOf({ file }: BuildContext, group: FileGroup): PurchaseOptions {
  const interrupted = file.events.some((e) => e.type === 'spotInterruption' && e.autoScalingGroup === group.name);
  const asksForSpot = group.spotInterruptionsPerInstanceHour > 0 || interrupted;
  return (
    group.mixedInstancesPolicy ?? {
      onDemandBaseCapacity: 0,
      onDemandPercentageAboveBaseCapacity: asksForSpot ? 0 : 100,
      onDemandAllocationStrategy: 'prioritized',
      // Without a policy the first type is launched while it can be had.
      spotAllocationStrategy: 'capacity-optimized-prioritized',
    }
  );
}

function buildWarmPool(context: BuildContext, { warmPool }: FileGroup, g: number): WarmPool | undefined {
  if (warmPool === undefined) return undefined;
  return {
    minSize: warmPool.minSize,
    maxGroupPreparedCapacity: warmPool.maxGroupPreparedCapacity,
    poolState: warmPool.poolState,
    startTime: buildDistribution(context, warmPool.startTime, ['autoScalingGroups', g, 'warmPool', 'startTime']),
  };
}

/** How many instances `initialState` gives a group: its desired capacity where the file names none. */
const listedInstances = ({ file }: BuildContext, group: string): number =>
  (file.initialState?.instances ?? []).filter((i) => i.autoScalingGroup === group).length;

/** An age past any warm-up, in whole hours. */
const DEFAULT_AGE_MS = 3 * 3_600_000;

export function buildInitialInstances(
  context: BuildContext,
  types: readonly InstanceType[],
): readonly InitialInstance[] {
  const { file } = context;
  const zones = zonesOf(context);
  return (file.initialState?.instances ?? []).map((instance) => ({
    id: instance.id,
    autoScalingGroup: file.autoScalingGroups.findIndex((g) => g.name === instance.autoScalingGroup),
    availabilityZone: zones.indexOf(instance.availabilityZone),
    instanceType: types.findIndex((type) => type.name === instance.instanceType),
    ageMs: instance.age ?? DEFAULT_AGE_MS,
    tasks: instance.tasks.map(({ service, count }) => ({
      service: file.services.findIndex((s) => s.name === service),
      count,
    })),
  }));
}
