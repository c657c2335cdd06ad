import fc from 'fast-check';

type Json = Record<string, unknown>;

const seconds = (max: number) => fc.integer({ min: 0, max }).map((n) => `${n}s`);
const zones = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

const instanceType = (name: string) =>
  fc.record({
    name: fc.constant(name),
    vcpus: fc.constantFrom(1, 2, 4, 8),
    memoryMiB: fc.constantFrom(2048, 8192, 16384),
    registeredMemoryMiB: fc.constantFrom(1900, 2048),
    maxEnis: fc.integer({ min: 2, max: 4 }),
    gpus: fc.constantFrom(0, 0, 1),
    usdPerHour: fc.constantFrom(0.1, 0.2),
  });

const distribution = fc.oneof(
  seconds(200),
  fc.constant({ distribution: 'lognormal', median: '75s', p95: '150s' }),
  fc.constant({ distribution: 'uniform', min: '10s', max: '90s' }),
  fc.constant({ distribution: 'exponential', mean: '60s' }),
  fc.constant({ distribution: 'normal', mean: '60s', stdDev: '30s' }),
);

const group = (name: string) =>
  fc
    .record({
      availabilityZones: fc.subarray(zones, { minLength: 1 }),
      instanceTypes: fc.subarray(['type.a', 'type.b'], { minLength: 1 }),
      minSize: fc.integer({ min: 0, max: 2 }),
      extra: fc.integer({ min: 1, max: 8 }),
      desired: fc.integer({ min: 0, max: 8 }),
      newInstancesProtectedFromScaleIn: fc.boolean(),
      bootTime: distribution,
      terminationPolicies: fc.constantFrom(['Default'], ['NewestInstance'], ['OldestInstance', 'Default']),
      attributes: fc.constantFrom({}, { stack: 'prod' }),
    })
    .map(({ extra, desired, ...rest }) => {
      const maxSize = rest.minSize + extra;
      return { name, ...rest, maxSize, desiredCapacity: Math.max(rest.minSize, Math.min(maxSize, desired)) };
    });

const provider = (n: number) =>
  fc.record({
    name: fc.constant(`cp-${n}`),
    autoScalingGroup: fc.constant(`asg-${n}`),
    managedScaling: fc.record({
      status: fc.constantFrom('ENABLED', 'ENABLED', 'ENABLED', 'DISABLED'),
      targetCapacity: fc.integer({ min: 1, max: 100 }),
      minimumScalingStepSize: fc.integer({ min: 1, max: 2 }),
      maximumScalingStepSize: fc.integer({ min: 2, max: 10 }),
      instanceWarmupPeriod: fc.constantFrom(0, 60, 300),
    }),
    managedTerminationProtection: fc.constantFrom('ENABLED', 'DISABLED'),
    managedDraining: fc.constant('DISABLED'),
  });

const taskDefinition = (family: string) =>
  fc
    .record({
      cpu: fc.constantFrom(128, 256, 512, 1024, 2048),
      memory: fc.constantFrom(128, 512, 1024, 1950),
      gpus: fc.constantFrom(0, 0, 0, 1),
      networkMode: fc.constantFrom('bridge', 'awsvpc', 'host'),
      port: fc.constantFrom(0, 0, 8080, 9090),
      startTime: distribution,
      stopTimeout: seconds(60),
    })
    .map(({ port, ...rest }) => ({
      family,
      ...rest,
      containerDefinitions: [
        { name: 'app', cpu: 64, memory: 64, portMappings: port === 0 ? [] : [{ containerPort: port, hostPort: port }] },
      ],
    }));

const strategyEntry = fc.constantFrom(
  { type: 'binpack', field: 'cpu' },
  { type: 'binpack', field: 'memory' },
  { type: 'spread', field: 'attribute:ecs.availability-zone' },
  { type: 'spread', field: 'instanceId' },
  { type: 'spread', field: 'attribute:stack' },
  { type: 'random' },
);

/** What RunTask and CreateService share. */
const launch = (providers: number) =>
  fc
    .record({
      placementStrategy: fc.array(strategyEntry, { maxLength: 3 }),
      distinct: fc.boolean(),
      path: fc.oneof(
        { arbitrary: fc.constant('EC2' as const), weight: 1 },
        {
          arbitrary: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: providers, maxLength: providers }),
          weight: 3,
        },
      ),
      base: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ placementStrategy, distinct, path, base }): Json => ({
      placementStrategy,
      placementConstraints: distinct ? [{ type: 'distinctInstance' }] : [],
      ...(path === 'EC2'
        ? { launchType: 'EC2' }
        : {
            capacityProviderStrategy: path.map((weight, n) => ({
              capacityProvider: `cp-${n}`,
              weight,
              base: n === 0 ? base : 0,
            })),
          }),
    }));

const service = (providers: number, name: string) =>
  fc
    .tuple(
      launch(providers),
      fc.constantFrom('task-a', 'task-b'),
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom('REPLICA', 'REPLICA', 'REPLICA', 'DAEMON'),
    )
    .map(([how, taskDefinition, desiredCount, schedulingStrategy]): Json => {
      if (schedulingStrategy === 'REPLICA') return { name, taskDefinition, desiredCount, schedulingStrategy, ...how };
      const { placementStrategy: _, placementConstraints: __, ...path } = how;
      return { name, taskDefinition, schedulingStrategy, ...path };
    });

const workload = (providers: number) =>
  fc
    .tuple(
      launch(providers),
      fc.constantFrom('task-a', 'task-b'),
      fc.constantFrom('constant', 'poisson', 'diurnal'),
      fc.integer({ min: 1, max: 4 }),
      distribution,
    )
    .map(([how, taskDefinition, type, rate, runTime]): Json => ({
      name: 'jobs',
      type,
      taskDefinition,
      ratePerMinute: type === 'diurnal' ? { min: 0, max: rate, peakAt: '1h' } : rate,
      runTime,
      ...how,
    }));

const event = (providers: number) =>
  fc.oneof(
    fc.record({
      at: seconds(5400),
      type: fc.constant('setDesiredCount'),
      service: fc.constant('svc-0'),
      desiredCount: fc.integer({ min: 0, max: 20 }),
    }),
    fc
      .tuple(launch(providers), seconds(5400), fc.integer({ min: 1, max: 25 }), distribution)
      .map(([how, at, count, runTime]): Json => ({
        at,
        type: 'runTask',
        taskDefinition: 'task-b',
        count,
        runTime,
        ...how,
      })),
    fc.record({
      at: seconds(5400),
      type: fc.constant('update'),
      path: fc.constant('capacityProviders[*].managedScaling.targetCapacity'),
      value: fc.integer({ min: 1, max: 100 }),
    }),
  );

/** A whole scenario file, as data: what capability A can run. */
export const arbitraryScenario = fc.integer({ min: 1, max: 3 }).chain((n) => {
  const each = Array.from({ length: n }, (_, i) => i);
  return fc
    .record({
      version: fc.constant(1),
      seed: fc.nat(1000),
      duration: fc.constantFrom('20m', '1h', '2h'),
      account: fc.record({
        awsvpcTrunking: fc.constantFrom('enabled', 'disabled'),
        provisioningTaskLimit: fc.constantFrom(3, 500),
      }),
      instanceTypes: fc.tuple(instanceType('type.a'), instanceType('type.b')),
      autoScalingGroups: fc.tuple(...each.map((i) => group(`asg-${i}`))),
      capacityProviders: fc.tuple(...each.map(provider)),
      taskDefinitions: fc.tuple(taskDefinition('task-a'), taskDefinition('task-b')),
      services: fc
        .tuple(fc.integer({ min: 0, max: 12 }), launch(n), service(n, 'svc-1'), fc.boolean())
        .map(([desiredCount, how, second, both]): Json[] => {
          const first = { name: 'svc-0', taskDefinition: 'task-a', desiredCount, ...how };
          return both ? [first, second] : [first];
        }),
      workloads: fc.array(workload(n), { maxLength: 1 }),
      events: fc.array(event(n), { maxLength: 3 }),
      model: fc.record({
        alarmDelay: fc.constantFrom('0s', '20s', '59s'),
        nCounts: fc.constantFrom('inService', 'registered'),
        stoppingCountsInM: fc.boolean(),
        terminatingInN: fc.boolean(),
        warmupMode: fc.constantFrom('block', 'countAsDesired'),
        emptyMetric: fc.constantFrom(100, 'target'),
        zeroStart: fc.constantFrom('two', 'formula'),
        creditFreeRoom: fc.boolean(),
        launchTypeTasksInM: fc.boolean(),
        launchRatePerMinute: fc.constantFrom(2, 500),
        provisioningTimeout: fc.constantFrom('5m', 'never', { distribution: 'uniform', min: '10m', max: '30m' }),
      }),
    })
    .map((scenario): Json => scenario);
});
