const spreadZone = { type: 'spread', field: 'attribute:ecs.availability-zone' };
const chains = {
  zoneThenBinpack: [spreadZone, { type: 'binpack', field: 'cpu' }],
  zoneThenInstance: [spreadZone, { type: 'spread', field: 'instanceId' }],
};

/**
 * One simulated day of a big cluster, as a scenario file: services that hold a fifth of the tasks, and four workloads of
 * standalone tasks, so that `tasks` are alive and `startsPerMinute` start. `serviceChain` names the services' strategies.
 */
export function day({
  instances,
  tasks,
  startsPerMinute,
  targetCapacity = 90,
  services = 10,
  serviceChain = 'zoneThenBinpack',
}) {
  const shapes = [
    [256, 512],
    [512, 1024],
    [128, 256],
    [1024, 2048],
  ];
  const standalone = tasks * 0.8;
  const runMinutes = standalone / startsPerMinute;
  const sigma = 0.6;
  const median = (runMinutes * 60) / Math.exp((sigma * sigma) / 2);
  const p95 = median * Math.exp(1.6448536 * sigma);
  const meanCpu = shapes.reduce((sum, [cpu]) => sum + cpu, 0) / shapes.length;
  const vcpus = Math.ceil(((tasks / instances) * meanCpu * 1.2) / 1024);
  return JSON.stringify({
    version: 1,
    name: `One day: ${instances} instances, ${tasks} tasks, ${startsPerMinute} starts a minute`,
    duration: '24h',
    seed: 42,
    instanceTypes: [
      { name: 'bench.type', vcpus, memoryMiB: vcpus * 4096, registeredMemoryMiB: vcpus * 4096, usdPerHour: 0.2 },
    ],
    autoScalingGroups: [
      {
        name: 'bench',
        availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
        instanceTypes: ['bench.type'],
        desiredCapacity: instances / 2,
        maxSize: instances * 2,
        newInstancesProtectedFromScaleIn: true,
      },
    ],
    capacityProviders: [
      {
        name: 'bench',
        autoScalingGroup: 'bench',
        managedScaling: { status: 'ENABLED', targetCapacity, maximumScalingStepSize: instances / 10 },
        managedTerminationProtection: 'ENABLED',
      },
    ],
    cluster: { defaultCapacityProviderStrategy: [{ capacityProvider: 'bench', weight: 1 }] },
    account: { provisioningTaskLimit: 5000 },
    taskDefinitions: shapes.map(([cpu, memory], n) => ({ family: `shape-${n}`, cpu, memory, networkMode: 'bridge' })),
    services: Array.from({ length: services }, (_, n) => ({
      name: `web-${n}`,
      taskDefinition: `shape-${n % 4}`,
      desiredCount: (tasks * 0.2) / services,
      placementStrategy: chains[serviceChain],
    })),
    workloads: shapes.map((_, n) => ({
      name: `jobs-${n}`,
      type: 'diurnal',
      taskDefinition: `shape-${n}`,
      ratePerMinute: { min: (startsPerMinute / 4) * 0.6, max: (startsPerMinute / 4) * 1.4, peakAt: '14h' },
      runTime: { distribution: 'lognormal', median: Math.round(median), p95: Math.round(p95) },
      placementStrategy: [{ type: 'binpack', field: 'cpu' }],
    })),
  });
}
