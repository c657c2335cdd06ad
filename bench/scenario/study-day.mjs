/**
 * One simulated day of about 50 instances, on which 10 tasks start a minute, as a scenario file: what a study of managed
 * scaling runs again and again. A service holds a tenth of the fleet; standalone tasks come and go.
 */
export const studyDay = () =>
  JSON.stringify({
    version: 1,
    name: 'One day: 50 instances, 10 starts a minute',
    duration: '24h',
    seed: 42,
    autoScalingGroups: [
      {
        name: 'ecs',
        availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
        instanceTypes: ['m5.large'],
        desiredCapacity: 40,
        maxSize: 100,
        newInstancesProtectedFromScaleIn: true,
      },
    ],
    capacityProviders: [
      {
        name: 'ecs',
        autoScalingGroup: 'ecs',
        managedScaling: { status: 'ENABLED', targetCapacity: 90, maximumScalingStepSize: 10 },
        managedTerminationProtection: 'ENABLED',
      },
    ],
    cluster: { defaultCapacityProviderStrategy: [{ capacityProvider: 'ecs', weight: 1 }] },
    taskDefinitions: [
      { family: 'web', cpu: 512, memory: 1024, networkMode: 'bridge' },
      { family: 'job', cpu: 512, memory: 1024, networkMode: 'bridge' },
    ],
    services: [
      {
        name: 'web',
        taskDefinition: 'web',
        desiredCount: 20,
        placementStrategy: [{ type: 'spread', field: 'attribute:ecs.availability-zone' }],
      },
    ],
    workloads: [
      {
        name: 'jobs',
        type: 'poisson',
        taskDefinition: 'job',
        ratePerMinute: 10,
        runTime: { distribution: 'lognormal', median: '12m', p95: '40m' },
        placementStrategy: [{ type: 'binpack', field: 'cpu' }],
      },
    ],
  });
