import type {
  AutoScalingGroup,
  CapacityProvider,
  InitialInstance,
  InstanceType,
  ManagedScaling,
} from '../../model/scenario.js';
import type { BuildContext } from './context.js';
import { buildDistribution } from './distribution.js';
import { buildInstanceType, type OwnType } from './instance-types.js';

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

export const zonesOf = ({ file }: BuildContext): readonly string[] =>
  distinct(file.autoScalingGroups.flatMap((g) => g.availabilityZones));

export function buildInstanceTypes({ file, report, importedTypes }: BuildContext): readonly InstanceType[] {
  const own = (Array.isArray(file.instanceTypes) ? file.instanceTypes : []).filter(
    (t) => 'name' in t,
  ) as readonly OwnType[];
  const built = (name: string): InstanceType | undefined =>
    buildInstanceType(
      name,
      file.region,
      own.find((t) => t.name === name),
      importedTypes,
    );
  own.forEach(({ name }) => {
    if (built(name) !== undefined) return;
    const index = (file.instanceTypes as readonly { name?: string }[]).findIndex((t) => t.name === name);
    report.add(
      'E011',
      ['instanceTypes', index],
      `the new type "${name}" needs vcpus and memoryMiB`,
      'only a type of the catalogue may leave them out',
    );
  });
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
    ecsReservedMemoryMiB: group.ecsReservedMemory,
    scheduledActions: group.scheduledActions.map((action) => ({
      atMs: action.at,
      everyMs: action.every,
      minSize: action.minSize,
      maxSize: action.maxSize,
      desiredCapacity: action.desiredCapacity,
    })),
  }));
}

/** How many instances `initialState` gives a group: its desired capacity where the file names none. */
const listedInstances = ({ file }: BuildContext, group: string): number =>
  (file.initialState?.instances ?? []).filter((i) => i.autoScalingGroup === group).length;

const OFF: ManagedScaling = {
  enabled: false,
  targetCapacity: 100,
  minimumScalingStepSize: 1,
  maximumScalingStepSize: 10_000,
  instanceWarmupPeriodMs: 300_000,
};

export const buildProviders = ({ file }: BuildContext): readonly CapacityProvider[] =>
  file.capacityProviders.map((provider) => ({
    name: provider.name,
    autoScalingGroup: file.autoScalingGroups.findIndex((g) => g.name === provider.autoScalingGroup),
    managedScaling:
      provider.managedScaling === undefined
        ? OFF
        : {
            enabled: provider.managedScaling.status === 'ENABLED',
            targetCapacity: provider.managedScaling.targetCapacity,
            minimumScalingStepSize: provider.managedScaling.minimumScalingStepSize,
            maximumScalingStepSize: provider.managedScaling.maximumScalingStepSize,
            instanceWarmupPeriodMs: provider.managedScaling.instanceWarmupPeriod,
          },
    managedTerminationProtection: provider.managedTerminationProtection === 'ENABLED',
    managedDraining: provider.managedDraining === 'ENABLED',
  }));

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
