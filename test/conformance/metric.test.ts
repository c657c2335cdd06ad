import { expect } from 'vitest';
import {
  cluster,
  daemon,
  distinctInstance,
  entry,
  group,
  instance,
  instanceType,
  provider,
  runTask,
  scenario,
  service,
  spreadInstances,
  taskDefinition,
  unprotected,
} from './cluster.js';
import { conforms } from './conforms.js';
import { need } from './need.js';
import { actions, providerOf, serviceOf, timesOf } from './read.js';
import { factsOf, pointAt, run } from './run.js';

conforms('MS-1 CP-7', 'each provider with managed scaling has a datapoint a minute, and no other has one', () => {
  const finished = run(
    scenario({
      duration: '5m30s',
      autoScalingGroups: [group('asg-a'), group('asg-b'), group('asg-c')],
      capacityProviders: [
        provider('cp-a', 'asg-a'),
        provider('cp-b', 'asg-b'),
        provider('cp-c', 'asg-c', { status: 'DISABLED' }, unprotected),
      ],
    }),
  );
  const times = (name: string): number[] => providerOf(finished, name).series.map(({ t }) => t);
  expect(times('cp-a')).toEqual([60, 120, 180, 240, 300]);
  expect(times('cp-b')).toEqual([60, 120, 180, 240, 300]);
  expect(times('cp-c')).toEqual([]);
});

conforms('MS-2 MS-9 MS-10 CP-7', 'needed over running: 5/5 is 100, 5/4 is 125, 5/8 is 62.5, 0/0 is 100', () => {
  const reservation = (instances: number, tasks: number): number =>
    pointAt(run(cluster(instances, { services: [service('web', 'whole', tasks)] })), 'cp', 60).reservation;
  expect(reservation(5, 5)).toBe((5 / 5) * 100);
  expect(reservation(4, 5)).toBe((5 / 4) * 100);
  expect(reservation(8, 5)).toBe((5 / 8) * 100);
  expect(reservation(0, 0)).toBe(100);
});

conforms('MS-3', 'N is the instances InService, registered or not, and none that is pending', () => {
  // Action at 60 + 59 s, so that the launch is not yet InService at 120 s; the agent registers at 119 + 200 s.
  const finished = run(
    cluster(1, {
      group: { bootTime: '200s' },
      services: [service('web', 'whole', 2)],
      model: { alarmDelay: '59s' },
    }),
  );
  expect(pointAt(finished, 'cp', 120)).toMatchObject({ running: 1, desired: 2 });
  expect(timesOf(finished, 'InstanceRegistered').at(-1)).toBe(319);
  expect(pointAt(finished, 'cp', 180)).toMatchObject({ running: 2, needed: 3, reservation: 150 });
  expect(pointAt(finished, 'cp', 360)).toMatchObject({ running: 2, needed: 2 });
});

conforms('MS-3 MS-59', 'N counts instances, whatever their size', () => {
  const finished = run(
    cluster(2, {
      instanceTypes: [instanceType('lab.16x64', 16, 65536)],
      group: { instanceTypes: ['lab.4x16', 'lab.16x64'] },
      initialState: { instances: [instance('i-1', 'a'), instance('i-2', 'a', {}, { instanceType: 'lab.16x64' })] },
    }),
  );
  expect(pointAt(finished, 'cp', 60).running).toBe(2);
});

conforms('MS-4 CP-9', 'with none waiting M is the instances with a non-daemon task, however small', () => {
  const services = [service('web', 'small', 1), daemon('agent', 'small')];
  const finished = run(cluster(3, { duration: '2m', services }));
  expect(serviceOf(finished, 'agent').runningCount).toBe(3);
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 1, running: 3, reservation: 33.33 });
});

conforms('MS-5 CP-8', 'of several groups of waiting tasks the one that needs most counts, not their sum', () => {
  // Ten of 1 vCPU on 4: ⌈10 / 4⌉ = 3. Four of 2 vCPU: ⌈4 / 2⌉ = 2.
  const ten = ['unit', 10] as const;
  const four = ['half', 4] as const;
  expect(need({ tasks: [ten] })).toBe(3);
  expect(need({ tasks: [four] })).toBe(2);
  expect(need({ tasks: [ten, four] })).toBe(3);
});

conforms(
  'MS-5 IF-DETAILS',
  'waiting tasks of equal needs and constraints are one group, whichever service asked',
  () => {
    const services = [service('a', 'unit', 5), service('b', 'unit', 5)];
    expect(need({ tasks: [], services })).toBe(3);
    // As many of other needs are a group of their own: max(⌈5 / 4⌉, ⌈5 / 3⌉).
    expect(need({ tasks: [], services: [service('a', 'unit', 5), service('b', 'third', 5)] })).toBe(2);
  },
);

conforms('MS-5', 'the largest value of each parameter over the types counts, though no type has them all', () => {
  // 8 vCPU × 8 GiB and 2 vCPU × 32 GiB: k = min(8 / 1, 32 / 4) = 8, so 16 tasks need 2.
  const types = [instanceType('wide', 8, 8192), instanceType('deep', 2, 32768)];
  const taskDefinitions = [taskDefinition('task', 1024, 4096)];
  expect(need({ types, taskDefinitions, tasks: [['task', 16]] })).toBe(2);
});

conforms('MS-5 CP-8', 'memory, ENIs, ports and GPUs bind as CPU does', () => {
  const types = [instanceType('lab.gpu', 8, 16384, { gpus: 4, maxEnis: 4 })];
  const taskDefinitions = [
    taskDefinition('memory', 128, 5000),
    taskDefinition('eni', 128, 128, { networkMode: 'awsvpc' }),
    taskDefinition('gpu', 128, 128, { gpus: 2 }),
    {
      ...taskDefinition('port', 128, 128),
      containerDefinitions: [
        { name: 'app', cpu: 128, memory: 128, portMappings: [{ containerPort: 80, hostPort: 80 }] },
      ],
    },
  ];
  const needOf = (family: string, count: number): number => need({ types, taskDefinitions, tasks: [[family, count]] });
  expect(needOf('memory', 10)).toBe(Math.ceil(10 / Math.floor(16384 / 5000)));
  expect(needOf('eni', 10)).toBe(Math.ceil(10 / (4 - 1)));
  expect(needOf('gpu', 5)).toBe(Math.ceil(5 / 2));
  expect(needOf('port', 4)).toBe(4);
});

conforms('MS-6', 'tasks are packed whole: a remainder of an instance holds none', () => {
  // A third takes 1365 of 4096 units: three to an instance, though 4 × 1365 is only a third more.
  expect(need({ tasks: [['third', 3]] })).toBe(1);
  expect(need({ tasks: [['third', 4]] })).toBe(2);
  expect(need({ tasks: [['third', 10]] })).toBe(Math.ceil(10 / 3));
});

conforms('MS-7', 'distinctInstance makes one task to an instance; strategies change nothing', () => {
  expect(need({ tasks: [['unit', 5, distinctInstance]] })).toBe(5);
  expect(need({ tasks: [['unit', 5, { placementStrategy: [spreadInstances] }]] })).toBe(2);
  expect(
    need({
      tasks: [
        ['unit', 4],
        ['unit', 3, distinctInstance],
      ],
    }),
  ).toBe(3);
});

const twoSizes = {
  instanceTypes: [instanceType('large', 4, 16384), instanceType('small', 2, 8192)],
  taskDefinitions: [taskDefinition('three', 3072, 1024), taskDefinition('two', 2048, 1024)],
  group: { instanceTypes: ['large', 'small'] },
};

conforms('MS-8', 'a task larger than the smallest type never scales out: the metric stands at the target', () => {
  const finished = run(
    cluster(2, {
      ...twoSizes,
      duration: '2h',
      managedScaling: { targetCapacity: 80 },
      services: [service('base', 'large-half', 2)],
      taskDefinitions: [...twoSizes.taskDefinitions, taskDefinition('large-half', 2048, 1024)],
      events: [runTask('30s', 'three', 3)],
      model: { provisioningTimeout: 'never' },
    }),
  );
  // Two busy instances; both have only half of `large` left.
  expect(pointAt(finished, 'cp', 60)).toEqual({
    t: 60,
    reservation: 80,
    needed: 2,
    running: 2,
    desired: 2,
    provisioning: 3,
  });
  expect(actions(finished)).toEqual([]);
  expect(finished.summary.tasks.waitingAtEnd).toBe(3);
});

conforms('MS-8 MS-33', 'from zero too: with only incompatible tasks waiting nothing is launched', () => {
  const finished = run(
    cluster(0, {
      ...twoSizes,
      managedScaling: { targetCapacity: 80 },
      events: [runTask('30s', 'three', 3)],
      model: { provisioningTimeout: 'never' },
    }),
  );
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ reservation: 80, needed: 0, provisioning: 3, desired: 0 });
  expect(actions(finished)).toEqual([]);
});

conforms('MS-8', 'other groups that fit the smallest type count all the same, and one that just fits does', () => {
  const types = twoSizes.instanceTypes;
  const { taskDefinitions } = twoSizes;
  expect(
    need({
      types,
      taskDefinitions,
      tasks: [
        ['three', 9],
        ['two', 4],
      ],
    }),
  ).toBe(2);
});

conforms(
  'MS-8 IF-METRIC',
  'when every group is incompatible, needed is the busy instances and reservation the target',
  () => {
    const finished = run(
      cluster(3, {
        ...twoSizes,
        group: { instanceTypes: ['small', 'large'] },
        managedScaling: { targetCapacity: 70 },
        services: [service('base', 'two', 1)],
        events: [runTask('30s', 'three', 1)],
      }),
    );
    expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 1, running: 3, reservation: 70, desired: 3 });
  },
);

conforms('MS-9', 'from zero the value is 200 whatever waits; elsewhere nothing caps it', () => {
  const fromZero = (count: number): number =>
    pointAt(run(cluster(0, { services: [service('web', 'whole', count)] })), 'cp', 60).reservation;
  expect(fromZero(1)).toBe(200);
  expect(fromZero(10)).toBe(200);
  const finished = run(cluster(1, { services: [service('web', 'whole', 10)] }));
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 10, reservation: 1000 });
});

conforms('MS-10', 'at M = N and target 100 neither alarm sees anything for an hour', () => {
  const finished = run(cluster(3, { duration: '1h', services: [service('web', 'whole', 3)] }));
  const seen = factsOf(finished, 'AlarmEvaluated');
  expect(seen).toHaveLength(59);
  expect(seen.filter((alarm) => alarm['high'] !== false || alarm['lowDatapoints'] !== 0)).toEqual([]);
  expect(actions(finished)).toEqual([]);
});

conforms('MS-11', 'two empty of ten give 80, not 98', () => {
  const finished = run(cluster(10, { services: [service('web', 'whole', 8)] }));
  expect(pointAt(finished, 'cp', 60).reservation).toBe(80);
});

conforms('MS-13', 'RunTask counts as a service does; tasks of launch type EC2 raise nothing', () => {
  const asked = run(cluster(1, { services: [service('web', 'whole', 1)], events: [runTask('30s', 'whole', 2)] }));
  expect(pointAt(asked, 'cp', 60)).toMatchObject({ needed: 3, provisioning: 2 });
  const bypassed = run(cluster(1, { services: [service('web', 'whole', 3, { launchType: 'EC2' })] }));
  expect(serviceOf(bypassed, 'web').runningCount).toBe(1);
  expect(pointAt(bypassed, 'cp', 60)).toMatchObject({ needed: 0, provisioning: 0, desired: 1 });
});

conforms(
  'MS-13 MS-47',
  'an instance with tasks of launch type EC2 looks empty to the metric and is protected none the less',
  () => {
    const finished = run(cluster(2, { duration: '1h', services: [service('web', 'whole', 2, { launchType: 'EC2' })] }));
    expect(providerOf(finished).series.at(-1)).toMatchObject({ needed: 0, desired: 0, running: 2 });
    expect(finished.summary.tasks.killed).toBe(0);
    expect(finished.summary.instances).toHaveLength(2);
  },
);

conforms('IF-METRIC', 'the datapoint at t sees what happens at t', () => {
  const asked = run(cluster(1, { services: [service('web', 'whole', 1)], events: [runTask('60s', 'whole', 1)] }));
  expect(pointAt(asked, 'cp', 60)).toMatchObject({ needed: 2, provisioning: 1 });
  // Action at 60 + 45 s, InService 15 s later: at 120 s.
  const served = run(cluster(1, { services: [service('web', 'whole', 2)], model: { alarmDelay: '45s' } }));
  expect(timesOf(served, 'InstanceInService').at(-1)).toBe(120);
  expect(pointAt(served, 'cp', 120).running).toBe(2);
});

conforms('IF-METRIC', 'decisions are made in integers, only the output is rounded', () => {
  // M = 3 and N = 7 at target 43: 42.857… shows as 42.86; ⌈700 / 7 × 3 / 43⌉ = ⌈6.98⌉ = 7 stays.
  const finished = run(
    cluster(7, { duration: '1h', managedScaling: { targetCapacity: 43 }, services: [service('web', 'whole', 3)] }),
  );
  expect(pointAt(finished, 'cp', 60).reservation).toBe(42.86);
  expect(actions(finished)).toEqual([]);
  // 2 of 3 at target 67 is below it by a third of a percent: low, but ⌈2 × 100 / 67⌉ = 3.
  const third = run(
    cluster(3, { duration: '1h', managedScaling: { targetCapacity: 67 }, services: [service('web', 'whole', 2)] }),
  );
  expect(factsOf(third, 'AlarmEvaluated').at(-1)?.['lowDatapoints']).toBe(15);
  expect(actions(third)).toEqual([]);
});

conforms(
  'IF-PLACEMENT MS-36',
  'M counts only unplaced tasks: one that was placed and still starts does not wait',
  () => {
    const taskDefinitions = [taskDefinition('slow', 1024, 1024, { networkMode: 'awsvpc', startTime: '5m' })];
    const finished = run(cluster(1, { taskDefinitions, services: [service('web', 'slow', 2)] }));
    expect(pointAt(finished, 'cp', 60)).toMatchObject({ provisioning: 0, needed: 1 });
  },
);

conforms('MS-1', 'two providers of one cluster are measured apart', () => {
  const finished = run(
    scenario({
      duration: '2m',
      autoScalingGroups: [group('asg-a', { desiredCapacity: 2 }), group('asg-b', { desiredCapacity: 4 })],
      capacityProviders: [provider('cp-a', 'asg-a'), provider('cp-b', 'asg-b')],
      services: [
        service('a', 'whole', 3, { capacityProviderStrategy: [entry('cp-a', 1)] }),
        service('b', 'whole', 3, { capacityProviderStrategy: [entry('cp-b', 1)] }),
      ],
    }),
  );
  expect(pointAt(finished, 'cp-a', 60).reservation).toBe(150);
  expect(pointAt(finished, 'cp-b', 60).reservation).toBe(75);
});
