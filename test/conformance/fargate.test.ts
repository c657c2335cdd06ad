import { expect } from 'vitest';
import { FARGATE_SIZES, findFargatePrices } from '../../src/model/catalog/fargate.js';
import {
  cluster,
  deploy,
  entry,
  group,
  provider,
  runTask,
  scenario,
  service,
  setDesiredCount,
  spreadZones,
  taskDefinition,
  update,
} from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, providerOf, serviceOf, timesOf } from './read.js';
import { factsOf, pointAt, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

const fargate = { launchType: 'FARGATE' };
const on = (...strategy: readonly Json[]): Json => ({ capacityProviderStrategy: strategy });
const families = [
  taskDefinition('job', 1024, 2048, { networkMode: 'awsvpc' }),
  taskDefinition('job-v2', 1024, 2048, { networkMode: 'awsvpc' }),
];
/** Constant times: 20 s to find capacity, 10 s to pull and start. */
const constant = { fargateProvisioningTime: '20s', eniDetachTime: '0s' };

/** No group at all. */
const alone = (parts: Json): string =>
  scenario({ duration: '1h', taskDefinitions: families, model: constant, ...parts });
const jobs = (count: number, fields: Json = fargate): Json => service('web', 'job', count, fields);
const counts = (finished: ReturnType<typeof run>): Json => serviceOf(finished, 'web').byAvailabilityZone;

conforms('PL-13', 'tasks find capacity at once, and are RUNNING after fargateProvisioningTime and startTime', () => {
  const finished = run(alone({ services: [jobs(400)] }));
  expect(timesOf(finished, 'FargateTaskPlaced')).toEqual(Array(400).fill(0));
  expect(timesOf(finished, 'TaskStarted')).toEqual(Array(400).fill(30));
  expect(finished.summary.placementWaitSeconds.max).toBe(0);
  const byDefault = run(alone({ services: [jobs(400)], model: {} }));
  const starts = timesOf(byDefault, 'TaskStarted');
  // 10 to 30 s, and 10 s.
  expect(Math.min(...starts)).toBeGreaterThanOrEqual(20);
  expect(Math.max(...starts)).toBeLessThanOrEqual(40);
  expect(Math.max(...starts) - Math.min(...starts)).toBeGreaterThan(18);
});

conforms('PL-13', 'a service is spread over the zones', () => {
  expect(counts(run(alone({ services: [jobs(8)] })))).toEqual({ 'us-east-1a': 3, 'us-east-1b': 3, 'us-east-1c': 2 });
});

conforms('PL-13', 'FARGATE and FARGATE_SPOT are spread each by itself', () => {
  const strategy = on(entry('FARGATE', 1), entry('FARGATE_SPOT', 1));
  const finished = run(alone({ duration: '4m', services: [jobs(8, strategy)] }));
  expect(serviceOf(finished, 'web').byCapacityProvider).toEqual({ FARGATE: 4, FARGATE_SPOT: 4 });
  // Four of each: 2 + 1 + 1, and both begin with the first zone. (Zone rebalancing looks at all of them later.)
  expect(counts(finished)).toEqual({ 'us-east-1a': 4, 'us-east-1b': 2, 'us-east-1c': 2 });
});

conforms('PL-13', 'as well as it can: not in a zone that is lost', () => {
  const finished = run(
    cluster(3, {
      taskDefinitions: families,
      group: { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] },
      services: [jobs(6)],
      events: [{ at: '10m', type: 'availabilityZoneOutage', availabilityZone: 'us-east-1b', duration: '10m' }],
      duration: '19m',
      model: constant,
    }),
  );
  expect(counts(finished)).toEqual({ 'us-east-1a': 3, 'us-east-1b': 0, 'us-east-1c': 3 });
  expect(finished.summary.tasks.killed).toBe(2);
});

conforms('PL-13', 'no strategies and no constraints', () => {
  const refused = (fields: Json): readonly string[] =>
    errorsIn(alone({ services: [jobs(1, { ...fargate, ...fields })] }));
  expect(refused({})).toEqual([]);
  expect(refused({ placementStrategy: [spreadZones] })).toEqual(['services[web].placementStrategy']);
  expect(refused({ placementConstraints: [{ type: 'distinctInstance' }] })).toEqual([
    'services[web].placementConstraints',
  ]);
});

conforms('PL-13', 'a shrinking service stops in the zone with most', () => {
  const finished = run(alone({ services: [jobs(9)], events: [setDesiredCount('10m', 'web', 4)] }));
  expect(
    Object.values(counts(finished))
      .map(Number)
      .toSorted((a, b) => a - b),
  ).toEqual([1, 1, 2]);
});

conforms('PL-13 RA-6', 'only the sizes that Fargate has, awsvpc, no GPUs', () => {
  const refused = (definition: Json): boolean =>
    errorsIn(
      scenario({
        taskDefinitions: [{ family: 'task', ...definition }],
        services: [service('web', 'task', 1, fargate)],
      }),
    ).length > 0;
  const awsvpc = { networkMode: 'awsvpc' };
  const fits = (cpu: number, memory: number): boolean => !refused({ ...awsvpc, cpu, memory });
  expect([256, 512, 1024, 2048].map((memory) => fits(256, memory))).toEqual([false, true, true, true]);
  expect([1024, 1536, 4096, 5120].map((memory) => fits(512, memory))).toEqual([true, false, true, false]);
  expect([1024, 2048, 8192, 9216].map((memory) => fits(1024, memory))).toEqual([false, true, true, false]);
  expect([3072, 4096, 16384, 17408].map((memory) => fits(2048, memory))).toEqual([false, true, true, false]);
  expect([7168, 8192, 30720, 31744].map((memory) => fits(4096, memory))).toEqual([false, true, true, false]);
  expect([12288, 16384, 17408, 61440].map((memory) => fits(8192, memory))).toEqual([false, true, false, true]);
  expect([32768, 36864, 122880, 131072].map((memory) => fits(16384, memory))).toEqual([true, false, true, false]);
  expect(fits(128, 512)).toBe(false);
  expect([...FARGATE_SIZES.keys()]).toEqual([256, 512, 1024, 2048, 4096, 8192, 16384]);
  expect(refused({ cpu: 256, memory: 512, networkMode: 'bridge' })).toBe(true);
  expect(refused({ ...awsvpc, cpu: 256, memory: 512, gpus: 1 })).toBe(true);
  // cpu and memory stand at task level.
  expect(refused({ ...awsvpc, containerDefinitions: [{ name: 'app', cpu: 256, memory: 512 }] })).toBe(true);
});

conforms('PL-13', 'the price is per vCPU and GB, from the pull of the image on', () => {
  const usdOf = (fields: Json, parts: Json = {}): number =>
    run(alone({ services: [jobs(3, fields)], ...parts })).summary.cost.usd ?? NaN;
  const { usdPerVcpuHour, usdPerGbHour } = findFargatePrices('us-east-1') ?? { usdPerVcpuHour: NaN, usdPerGbHour: NaN };
  expect([usdPerVcpuHour, usdPerGbHour]).toEqual([0.04048, 0.004445]);
  // 3,580 of the 3,600 s.
  const usd = (3 * (usdPerVcpuHour + 2 * usdPerGbHour) * 3580) / 3600;
  expect(usdOf(fargate)).toBeCloseTo(usd, 2);
  expect(usdOf(on(entry('FARGATE', 1)))).toBeCloseTo(usd, 2);
  expect(usdOf(on(entry('FARGATE_SPOT', 1)))).toBeCloseTo(usd * 0.3, 2);
  expect(usdOf(on(entry('FARGATE_SPOT', 1)), { pricing: { fargateSpotDiscountPercent: 50 } })).toBeCloseTo(
    usd * 0.5,
    2,
  );
  expect(findFargatePrices('eu-west-9')).toBeUndefined();
});

conforms(
  'PL-13',
  'fargateSpotInterruptionsPerTaskHour: FARGATE_SPOT takes tasks back at that rate, 0 by default',
  () => {
    const interrupted = (name: string, model: Json): number =>
      timesOf(
        run(alone({ services: [jobs(100, on(entry(name, 1)))], model: { ...constant, ...model } })),
        'TaskStopping',
        {
          cause: 'interrupted',
        },
      ).length;
    const once = { fargateSpotInterruptionsPerTaskHour: 1 };
    expect(interrupted('FARGATE_SPOT', {})).toBe(0);
    expect(interrupted('FARGATE', once)).toBe(0);
    // A hundred an hour on average, σ = 10.
    expect(Math.abs(interrupted('FARGATE_SPOT', once) - 100)).toBeLessThan(50);
  },
);

conforms('PL-13 SS-8', 'what is taken back has its stopTimeout, and is replaced at once', () => {
  const finished = run(
    alone({
      services: [jobs(10, on(entry('FARGATE_SPOT', 1)))],
      model: { ...constant, fargateSpotInterruptionsPerTaskHour: 2 },
    }),
  );
  const taken = factsOf(finished, 'TaskStopping');
  expect(taken.length).toBeGreaterThan(5);
  const requested = timesOf(finished, 'TaskRequested').slice(10);
  expect(requested).toEqual(taken.map(({ t }) => t));
  const ends = new Map(factsOf(finished, 'TaskStopped').map(({ task, t }) => [task, Number(t)]));
  for (const { task, t } of taken) expect((ends.get(task) ?? Number(t) + 30) - Number(t)).toBeCloseTo(30, 6);
});

conforms('CP-2', 'one strategy holds Fargate providers or those of groups, never both', () => {
  const refused = (...strategy: readonly Json[]): readonly string[] =>
    errorsIn(cluster(1, { taskDefinitions: families, services: [jobs(1, on(...strategy))] }));
  expect(refused(entry('FARGATE', 1), entry('FARGATE_SPOT', 1))).toEqual([]);
  expect(refused(entry('cp', 1))).toEqual([]);
  expect(refused(entry('cp', 1), entry('FARGATE', 1))).toEqual([
    'services[web].capacityProviderStrategy[FARGATE].capacityProvider',
  ]);
});

conforms('CP-2 MS-36', 'a cluster may hold both kinds: what runs on Fargate is in no group’s metric', () => {
  const finished = run(
    cluster(1, {
      taskDefinitions: families,
      services: [jobs(50), service('here', 'unit', 2)],
      model: constant,
    }),
  );
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 1, running: 1, provisioning: 0 });
  expect(providerOf(finished).peakInstances).toBe(1);
  expect(serviceOf(finished, 'web').runningCount).toBe(50);
});

conforms(
  'CP-2 CP-6',
  'a service may be moved from a group to Fargate; it is the next deployment that moves its tasks',
  () => {
    const finished = run(
      cluster(4, {
        duration: '30m',
        managedScaling: { status: 'DISABLED' },
        provider: { managedTerminationProtection: 'DISABLED' },
        taskDefinitions: families,
        services: [jobs(4, on(entry('cp', 1)))],
        events: [
          update('5m', 'services[web].capacityProviderStrategy', [entry('FARGATE', 1)]),
          setDesiredCount('6m', 'web', 6),
          deploy('10m', 'web', 'job'),
        ],
        model: constant,
      }),
    );
    expect(timesOf(finished, 'TaskStopping').every((t) => t >= 600)).toBe(true);
    // Two at 360 s, and six by the deployment.
    expect(timesOf(finished, 'FargateTaskPlaced')).toEqual([360, 360, ...Array<number>(6).fill(600)]);
    expect(serviceOf(finished, 'web').byCapacityProvider).toEqual({ FARGATE: 6 });
  },
);

conforms('CP-2 PL-14', 'RunTask on Fargate neither waits nor is rejected, whatever the PROVISIONING limit', () => {
  const finished = run(
    alone({ account: { provisioningTaskLimit: 1 }, events: [runTask('1m', 'job', 40, { ...fargate, runTime: '5m' })] }),
  );
  expect(finished.summary.tasks).toMatchObject({
    requested: 40,
    placed: 40,
    completed: 40,
    rejected: 0,
    waitingAtEnd: 0,
  });
});

conforms('CP-3', 'base and weights share tasks out over FARGATE and FARGATE_SPOT', () => {
  const finished = run(alone({ services: [jobs(11, on(entry('FARGATE', 1, 3), entry('FARGATE_SPOT', 3)))] }));
  expect(serviceOf(finished, 'web').byCapacityProvider).toEqual({ FARGATE: 3 + 2, FARGATE_SPOT: 6 });
});

conforms('MS-43 SS-10', 'on Fargate too a service asks for 500 tasks a minute', () => {
  const finished = run(alone({ duration: '3m', services: [jobs(1200)] }));
  const requests = timesOf(finished, 'TaskRequested');
  expect([0, 60, 120].map((t) => requests.filter((at) => at === t).length)).toEqual([500, 500, 200]);
});

conforms('SS-6 PL-13', 'a deployment on Fargate', () => {
  const finished = run(alone({ services: [jobs(4)], events: [deploy('10m', 'web', 'job-v2')] }));
  // 30 s to RUNNING and 40 s to healthy; then 30 s until the old ones are STOPPED.
  expect(timesOf(finished, 'TaskStopping', { cause: 'replaced' })).toEqual(Array(4).fill(670));
  expect(timesOf(finished, 'DeploymentCompleted')).toEqual([70, 700]);
});

conforms('AZ-3 PL-13', 'after a zone is back its service is evened out again', () => {
  const finished = run(
    scenario({
      duration: '2h',
      taskDefinitions: families,
      autoScalingGroups: [group('asg', { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] })],
      capacityProviders: [provider('cp', 'asg')],
      services: [jobs(6)],
      events: [{ at: '10m', type: 'availabilityZoneOutage', availabilityZone: 'us-east-1b', duration: '10m' }],
      model: constant,
    }),
  );
  expect(counts(finished)).toEqual({ 'us-east-1a': 2, 'us-east-1b': 2, 'us-east-1c': 2 });
});
