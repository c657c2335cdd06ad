type Json = Readonly<Record<string, unknown>>;

/** An instance type of round figures: all of its memory is registered. */
export const instanceType = (name: string, vcpus: number, memoryMiB: number, fields: Json = {}): Json => ({
  name,
  vcpus,
  memoryMiB,
  registeredMemoryMiB: memoryMiB,
  maxEnis: 8,
  gpus: 0,
  cpuArchitecture: 'X86_64',
  usdPerHour: 0.2,
  ...fields,
});

/** A bridge task of so many CPU units and MiB. */
export const taskDefinition = (family: string, cpu: number, memory: number, fields: Json = {}): Json => ({
  family,
  cpu,
  memory,
  networkMode: 'bridge',
  ...fields,
});

export const service = (name: string, family: string, desiredCount: number, fields: Json = {}): Json => ({
  name,
  taskDefinition: family,
  desiredCount,
  ...fields,
});

export const daemon = (name: string, family: string): Json => ({
  name,
  taskDefinition: family,
  schedulingStrategy: 'DAEMON',
});

export const runTask = (at: string, family: string, count: number, fields: Json = {}): Json => ({
  at,
  type: 'runTask',
  taskDefinition: family,
  count,
  ...fields,
});

export const setDesiredCount = (at: string, name: string, desiredCount: number): Json => ({
  at,
  type: 'setDesiredCount',
  service: name,
  desiredCount,
});

export const setDesiredCapacity = (at: string, autoScalingGroup: string, desiredCapacity: number): Json => ({
  at,
  type: 'setDesiredCapacity',
  autoScalingGroup,
  desiredCapacity,
});

/** Up to 100 instances of lab.4x16 in one zone, a minute to boot, protected from scale-in. */
export const group = (name: string, fields: Json = {}): Json => ({
  name,
  availabilityZones: ['us-east-1a'],
  instanceTypes: ['lab.4x16'],
  maxSize: 100,
  newInstancesProtectedFromScaleIn: true,
  bootTime: '60s',
  ...fields,
});

export const provider = (
  name: string,
  autoScalingGroup: string,
  managedScaling: Json = {},
  fields: Json = {},
): Json => ({
  name,
  autoScalingGroup,
  managedScaling: { status: 'ENABLED', ...managedScaling },
  managedTerminationProtection: 'ENABLED',
  ...fields,
});

/** No protection, and no drain. */
export const unprotected = { managedTerminationProtection: 'DISABLED', managedDraining: 'DISABLED' };

export const entry = (capacityProvider: string, weight: number, base = 0): Json => ({ capacityProvider, weight, base });

/** An instance of t = 0 in group asg. */
export const instance = (
  id: string,
  zone: string,
  tasks: Readonly<Record<string, number>> = {},
  fields: Json = {},
): Json => ({
  id,
  autoScalingGroup: 'asg',
  availabilityZone: `us-east-1${zone}`,
  instanceType: 'lab.4x16',
  age: '3h',
  tasks: Object.entries(tasks).map(([name, count]) => ({ service: name, count })),
  ...fields,
});

export const spreadZones = { type: 'spread', field: 'attribute:ecs.availability-zone' };
export const spreadInstances = { type: 'spread', field: 'instanceId' };
export const binpack = (field: 'cpu' | 'memory'): Json => ({ type: 'binpack', field });
export const distinctInstance = { placementConstraints: [{ type: 'distinctInstance' }] };

interface Parts extends Json {
  readonly instanceTypes?: readonly Json[];
  readonly taskDefinitions?: readonly Json[];
}

/**
 * A scenario as text; JSON is YAML. It knows lab.4x16, and the tasks whole, half, third and unit (a quarter), which take
 * that part of its CPU, and small, which takes little.
 */
export const scenario = ({ instanceTypes = [], taskDefinitions = [], ...parts }: Parts): string =>
  JSON.stringify({
    version: 1,
    duration: '30m',
    instanceTypes: [instanceType('lab.4x16', 4, 16384), ...instanceTypes],
    taskDefinitions: [
      taskDefinition('whole', 4096, 1024),
      taskDefinition('half', 2048, 1024),
      taskDefinition('third', 1365, 1024),
      taskDefinition('unit', 1024, 1024),
      taskDefinition('small', 128, 128),
      ...taskDefinitions,
    ],
    ...parts,
  });

interface ClusterParts extends Parts {
  readonly group?: Json;
  readonly managedScaling?: Json;
  readonly provider?: Json;
}

/** One group, asg, of so many instances at t = 0, and one provider, cp, which every task goes to by default. */
export const cluster = (instances: number, parts: ClusterParts = {}): string => {
  const { group: groupFields, managedScaling, provider: providerFields, ...rest } = parts;
  return scenario({
    autoScalingGroups: [group('asg', { desiredCapacity: instances, ...groupFields })],
    capacityProviders: [provider('cp', 'asg', managedScaling, providerFields)],
    cluster: { defaultCapacityProviderStrategy: [entry('cp', 1)] },
    ...rest,
  });
};

/** Percentages of a deployment, and what else stands beside them. */
export const percents = (minimumHealthyPercent: number, maximumPercent: number, more: Json = {}): Json => ({
  deploymentConfiguration: { minimumHealthyPercent, maximumPercent, ...more },
});

export const deploy = (at: string, name: string, family: string): Json => ({
  at,
  type: 'deploy',
  service: name,
  taskDefinition: family,
});

export const update = (at: string, path: string, value: unknown): Json => ({ at, type: 'update', path, value });
