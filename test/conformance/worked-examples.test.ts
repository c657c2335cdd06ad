import { expect } from 'vitest';
import { basis } from '../../src/policy/capacity/needed.js';
import { wantedIn, type TrackingInput } from '../../src/policy/scaling/target-tracking.js';
import {
  binpack,
  cluster,
  distinctInstance,
  entry,
  group,
  instance,
  instanceType,
  provider,
  runTask,
  scenario,
  service,
  setDesiredCapacity,
  setDesiredCount,
  taskDefinition,
} from './cluster.js';
import { conforms } from './conforms.js';
import { need } from './need.js';
import { actions, providerOf, serviceOf, tasksOn, timesOf } from './read.js';
import { factsOf, pointAt, run } from './run.js';

conforms('MS-10 MS-4', 'W1: three tasks to an instance, seven on three instances: M = 3, 100, no action', () => {
  const finished = run(cluster(3, { duration: '20m', services: [service('web', 'third', 7)] }));
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 3, running: 3, reservation: 100 });
  expect(actions(finished)).toEqual([]);
});

conforms('MS-5 MS-19', 'W2: then ten tasks, of which one waits: M = 4, 133.3, four desired', () => {
  const finished = run(
    cluster(3, { duration: '3m', services: [service('web', 'third', 7)], events: [setDesiredCount('70s', 'web', 10)] }),
  );
  expect(pointAt(finished, 'cp', 120)).toEqual({
    t: 120,
    reservation: 133.33,
    needed: 4,
    running: 3,
    desired: 4,
    provisioning: 1,
  });
});

conforms('MS-20 MS-47', 'W3: four tasks on two of three instances, protected: 66.7, two after 15 datapoints', () => {
  const finished = run(
    cluster(3, {
      duration: '20m',
      services: [service('web', 'third', 4)],
      initialState: {
        instances: [instance('i-1', 'a', { web: 2 }), instance('i-2', 'a', { web: 2 }), instance('i-3', 'a')],
      },
    }),
  );
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 2, reservation: 66.67 });
  expect(actions(finished)).toEqual([[900, 2]]);
  expect(tasksOn(finished)).toEqual({ 'i-1': 2, 'i-2': 2 });
});

conforms('MS-2 MS-20', 'W4, example 20: M = 2, N = 3: 66.7, two', () => {
  const finished = run(cluster(3, { duration: '20m', services: [service('web', 'whole', 2)] }));
  expect(pointAt(finished, 'cp', 60).reservation).toBe(66.67);
  expect(actions(finished).map(([, desired]) => desired)).toEqual([2]);
});

conforms('MS-21', 'W6: M = 0, N = 2: both go, one after the other', () => {
  const finished = run(cluster(2, { duration: '20m' }));
  expect(pointAt(finished, 'cp', 60).reservation).toBe(0);
  expect(actions(finished).map(([, desired]) => desired)).toEqual([1, 0]);
});

conforms('MS-9 CP-7', 'W7, W8, example 22: 0/0 is 100 and no alarm, M/0 is 200 and two', () => {
  expect(actions(run(cluster(0, { duration: '20m' })))).toEqual([]);
  for (const waiting of [1, 5, 10]) {
    const finished = run(cluster(0, { duration: '2m', services: [service('web', 'whole', waiting)] }));
    expect(pointAt(finished, 'cp', 60)).toMatchObject({ reservation: 200, desired: 2 });
  }
});

conforms('MS-35', 'W10: 0/0 at target 90: two, none after 15 minutes, and again', () => {
  const finished = run(cluster(0, { duration: '20m', managedScaling: { targetCapacity: 90 } }));
  expect(actions(finished).map(([, desired]) => desired)).toEqual([2, 1, 0, 2]);
});

conforms('MS-68', 'W11: at target 50, 10, 20 and 40 busy instances rest at 20, 40 and 80', () => {
  for (const busy of [10, 20, 40]) {
    const finished = run(
      cluster(busy, {
        duration: '1h',
        managedScaling: { targetCapacity: 50 },
        services: [service('web', 'whole', busy)],
      }),
    );
    expect(actions(finished)).toEqual([[60, 2 * busy]]);
    expect(pointAt(finished, 'cp', 3600)).toMatchObject({ reservation: 50, running: 2 * busy });
  }
});

conforms('MS-19 MS-20', 'W12, W13: 1.5 wanted are two more, 1.5 too many are one less', () => {
  const at80 = { duration: '16m', managedScaling: { targetCapacity: 80 }, services: [service('web', 'whole', 2)] };
  // M = 2 at target 80: 2.5 instances.
  expect(actions(run(cluster(1, at80)))[0]).toEqual([60, 1 + 2]);
  expect(actions(run(cluster(4, at80)))).toEqual([[900, 4 - 1]]);
});

conforms('MS-23', 'W16: five instances, one needed, minimum step 3: M = 8, 160, eight', () => {
  const finished = run(
    cluster(5, {
      duration: '2m',
      managedScaling: { minimumScalingStepSize: 3 },
      services: [service('web', 'whole', 6)],
    }),
  );
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 8, running: 5, reservation: 160, desired: 8 });
});

conforms('MS-68 MS-19', 'W18: M = 1, N = 1 at target 90: two', () => {
  const finished = run(
    cluster(1, { duration: '2m', managedScaling: { targetCapacity: 90 }, services: [service('web', 'whole', 1)] }),
  );
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ reservation: 100, desired: 2 });
});

conforms('MS-33', 'W20: from zero at target 90: two by the guide, three by the formula', () => {
  const first = (model: Readonly<Record<string, unknown>>) =>
    actions(
      run(
        cluster(0, {
          duration: '2m',
          managedScaling: { targetCapacity: 90 },
          services: [service('web', 'whole', 1)],
          model,
        }),
      ),
    );
  expect(first({})).toEqual([[60, 2]]);
  expect(first({ zeroStart: 'formula' })).toEqual([[60, 3]]);
});

conforms('MS-11 MS-21', 'W21: two empty of ten: 80, eight', () => {
  const finished = run(cluster(10, { duration: '20m', services: [service('web', 'whole', 8)] }));
  expect(pointAt(finished, 'cp', 60).reservation).toBe(80);
  expect(actions(finished)).toEqual([[900, 8]]);
});

conforms('MS-5 MS-6', 'W30: ten tasks of 2 vCPU and 8 GiB on 16 vCPU and 24 GiB: memory binds, four', () => {
  const types = [instanceType('lab.16x24', 16, 24 * 1024)];
  const taskDefinitions = [taskDefinition('task', 2048, 8192)];
  expect(need({ types, taskDefinitions, tasks: [['task', 10]] })).toBe(4);
});

conforms('MS-6', 'W32: three tasks of 13 GiB on 24 GiB: three, not ⌈39 / 24⌉ = 2', () => {
  const types = [instanceType('lab.4x24', 4, 24 * 1024)];
  const taskDefinitions = [taskDefinition('task', 128, 13 * 1024)];
  expect(need({ types, taskDefinitions, tasks: [['task', 3]] })).toBe(3);
});

conforms('MS-8', 'W33: 3 vCPU on types of 2 and 4: incompatible, the metric is the target, nothing scales', () => {
  const finished = run(
    cluster(1, {
      duration: '1h',
      instanceTypes: [instanceType('lab.2x8', 2, 8192), instanceType('lab.big', 4, 16384)],
      group: { instanceTypes: ['lab.big', 'lab.2x8'], minSize: 1 },
      managedScaling: { targetCapacity: 100 },
      taskDefinitions: [taskDefinition('three', 3072, 1024)],
      services: [service('base', 'half', 1), service('web', 'three', 1)],
      model: { provisioningTimeout: 'never' },
    }),
  );
  expect(providerOf(finished).series.every(({ reservation }) => reservation === 100)).toBe(true);
  expect(actions(finished)).toEqual([]);
  expect(serviceOf(finished, 'web').runningCount).toBe(0);
});

conforms('MS-7', 'W35: five tasks with distinctInstance need five', () => {
  expect(need({ tasks: [['small', 5, distinctInstance]] })).toBe(5);
});

conforms('MS-5 RA-9', 'W36: four tasks with a fixed host port need four', () => {
  const containerDefinitions = [
    { name: 'app', cpu: 64, memory: 64, portMappings: [{ containerPort: 80, hostPort: 80 }] },
  ];
  const taskDefinitions = [taskDefinition('task', 128, 128, { containerDefinitions })];
  expect(need({ taskDefinitions, tasks: [['task', 4]] })).toBe(4);
});

conforms('MS-12', 'W38: legacy, two zones, fifty waiting, minimum step 1: M = N + 1', () => {
  const group = { availabilityZones: ['us-east-1a', 'us-east-1b'] };
  expect(need({ tasks: [['unit', 50]], group, model: { legacyM: true } })).toBe(1);
});

conforms('MS-21 MS-18', 'W40: from 334 instances to the 34 that are busy in four steps: 167, 84, 42, 34', () => {
  const input: TrackingInput = {
    current: 334,
    warming: 0,
    warmingInN: 0,
    needed: 34,
    running: 334,
    basis: basis.ratio,
    targetCapacity: 100,
    minSize: 0,
    maxSize: 1000,
  };
  const steps: number[] = [];
  for (let current = 334; current > 34 && steps.length < 10; current = steps.at(-1) ?? 34) {
    steps.push(
      wantedIn(
        { ...input, current, running: current },
        { emptyMetric: '100', scaleInCapPercent: 50, legacyScaleInCap: false },
      ),
    );
  }
  expect(steps).toEqual([167, 84, 42, 34]);
  const finished = run(
    cluster(334, { duration: '20m', group: { maxSize: 400 }, services: [service('web', 'whole', 34)] }),
  );
  expect(actions(finished)).toEqual([
    [900, 167],
    [960, 84],
    [1020, 42],
    [1080, 34],
  ]);
});

conforms('MS-18', 'W43: low for fourteen datapoints, then one at the target: no action, the count begins again', () => {
  const finished = run(
    cluster(2, {
      duration: '25m',
      services: [service('web', 'whole', 1)],
      events: [runTask('890s', 'whole', 1, { runTime: '15s' })],
    }),
  );
  // The task runs from 900 to 915 s: the fifteenth datapoint, at 900 s, is 100.
  expect(pointAt(finished, 'cp', 840).reservation).toBe(50);
  expect(pointAt(finished, 'cp', 900).reservation).toBe(100);
  expect(
    factsOf(finished, 'AlarmEvaluated')
      .slice(13, 16)
      .map((alarm) => alarm['lowDatapoints']),
  ).toEqual([14, 0, 1]);
  expect(actions(finished)).toEqual([]);
});

conforms('MS-49', 'W44: all protected, desired 3 → 2: desired 2, three run', () => {
  const finished = run(
    cluster(3, {
      duration: '3m',
      services: [service('web', 'whole', 3)],
      events: [setDesiredCapacity('70s', 'asg', 2)],
    }),
  );
  expect(providerOf(finished).series.at(-1)).toMatchObject({ desired: 2, running: 3 });
  expect(timesOf(finished, 'TerminationPrevented')).toEqual([70]);
});

conforms('CP-3 MS-66', 'W59, examples 14, 15: weights 1:1 and 1:4 over 5, 10 and 100 tasks', () => {
  const shares = (weight: number, count: number): Readonly<Record<string, number>> => {
    const finished = run(
      scenario({
        duration: '1m',
        autoScalingGroups: [group('asg-a', { desiredCapacity: 30 }), group('asg-b', { desiredCapacity: 30 })],
        capacityProviders: [provider('a', 'asg-a'), provider('b', 'asg-b')],
        services: [service('web', 'unit', count, { capacityProviderStrategy: [entry('a', 1), entry('b', weight)] })],
      }),
    );
    return serviceOf(finished, 'web').byCapacityProvider;
  };
  expect(shares(1, 10)).toEqual({ a: 5, b: 5 });
  expect(shares(4, 5)).toEqual({ a: 1, b: 4 });
  expect(shares(4, 10)).toEqual({ a: 2, b: 8 });
  expect(shares(4, 100)).toEqual({ a: 20, b: 80 });
});

conforms(
  'RA-1 RA-2 RA-7',
  'example 33: ten tasks on c4.4xlarge and c4.large reserve 55 % of CPU and 60 % of memory',
  () => {
    const finished = run(
      scenario({
        duration: '1m',
        instanceTypes: [
          instanceType('c4.4xlarge', 16, 30720, { registeredMemoryMiB: 30158 }),
          instanceType('c4.large', 2, 3840, { registeredMemoryMiB: 3768 }),
        ],
        taskDefinitions: [taskDefinition('task', 1024, 2048)],
        autoScalingGroups: [
          group('asg-1', { desiredCapacity: 1, instanceTypes: ['c4.4xlarge'] }),
          group('asg-2', { desiredCapacity: 1, instanceTypes: ['c4.large'] }),
        ],
        services: [service('web', 'task', 10, { launchType: 'EC2', placementStrategy: [binpack('cpu')] })],
      }),
    );
    const { cpuReserved, memoryReserved } = finished.summary.utilization;
    expect(Math.floor(cpuReserved * 100)).toBe(55);
    expect(Math.floor(memoryReserved * 100)).toBe(60);
  },
);

conforms(
  'RA-9 PL-14',
  'example 34: static port 80 on three instances, four desired: three run, the fourth names the port',
  () => {
    const containerDefinitions = [
      { name: 'app', cpu: 64, memory: 64, portMappings: [{ containerPort: 80, hostPort: 80 }] },
    ];
    const finished = run(
      cluster(3, {
        duration: '1m',
        taskDefinitions: [taskDefinition('task', 128, 128, { containerDefinitions })],
        services: [service('web', 'task', 4)],
      }),
    );
    expect(serviceOf(finished, 'web').runningCount).toBe(3);
    expect(factsOf(finished, 'TaskWaited').map(({ task, reason }) => [task, reason])).toEqual([['web/4', 'ports']]);
  },
);

conforms('PL-10', 'example 36: one task in zone a, none in b and c: the next in b or c', () => {
  for (let seed = 1; seed <= 10; seed++) {
    const finished = run(
      cluster(3, {
        duration: '1m',
        group: { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] },
        initialState: { instances: [instance('i-a', 'a', { web: 1 }), instance('i-b', 'b'), instance('i-c', 'c')] },
        services: [service('web', 'unit', 2)],
      }),
      { seed },
    );
    expect(tasksOn(finished)['i-a']).toBe(1);
  }
});

conforms('PL-22', 'example 37: one, two and two tasks in three zones, one less: from b or c', () => {
  const gone = new Set<string>();
  for (let seed = 1; seed <= 20; seed++) {
    const finished = run(
      cluster(3, {
        duration: '2m',
        group: { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'] },
        initialState: {
          instances: [
            instance('i-a', 'a', { web: 1 }),
            instance('i-b', 'b', { web: 2 }),
            instance('i-c', 'c', { web: 2 }),
          ],
        },
        services: [service('web', 'unit', 5)],
        events: [setDesiredCount('60s', 'web', 4)],
      }),
      { seed },
    );
    gone.add(JSON.stringify(tasksOn(finished)));
  }
  expect(gone).toEqual(
    new Set([JSON.stringify({ 'i-a': 1, 'i-b': 1, 'i-c': 2 }), JSON.stringify({ 'i-a': 1, 'i-b': 2, 'i-c': 1 })]),
  );
});

conforms('MS-5 MS-6 CP-8', 'the source document: ten tasks of 1 vCPU on instances of 4 vCPU need three', () => {
  expect(need({ tasks: [['unit', 10]] })).toBe(3);
});

conforms(
  'MS-8 MS-38',
  'the source document: 8 vCPU on t3.medium is never placed, no alarm fires, nothing is launched',
  () => {
    const finished = run(
      cluster(0, {
        duration: '2h',
        group: { instanceTypes: ['t3.medium'] },
        taskDefinitions: [taskDefinition('eight', 8192, 1024)],
        services: [service('web', 'eight', 1)],
      }),
    );
    expect(factsOf(finished, 'AlarmEvaluated').filter(({ high }) => high === true)).toEqual([]);
    expect(providerOf(finished).instancesLaunched).toBe(0);
    expect(finished.summary.tasks.placed).toBe(0);
    expect(finished.summary.tasks.timedOut).toBeGreaterThan(0);
  },
);

conforms('MS-68', 'the source document: at target 80 eight busy instances keep two whole empty ones', () => {
  const finished = run(
    cluster(8, { duration: '1h', managedScaling: { targetCapacity: 80 }, services: [service('web', 'whole', 8)] }),
  );
  expect(providerOf(finished).finalInstances).toBe(Math.ceil(800 / 80));
  expect(Object.values(tasksOn(finished)).filter((tasks) => tasks === 0)).toHaveLength(2);
});
