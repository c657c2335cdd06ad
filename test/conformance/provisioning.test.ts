import { expect } from 'vitest';
import { stoppedReasonText, serviceEventText, refusalReason } from '../../src/policy/placement/refusal-text.js';
import { refusalCode } from '../../src/policy/placement/refusal.js';
import {
  cluster,
  entry,
  provider,
  group,
  runTask,
  scenario,
  service,
  setDesiredCapacity,
  setDesiredCount,
  taskDefinition,
  unprotected,
} from './cluster.js';
import { conforms } from './conforms.js';
import { actions, providerOf, serviceOf, timesOf } from './read.js';
import { factsOf, pointAt, run } from './run.js';

conforms(
  'MS-36 IF-LAUNCHPATH PL-14',
  'RunTask of launch type EC2 fails at once where nothing fits; for a provider it waits',
  () => {
    const path = (fields: Record<string, unknown>) =>
      run(
        cluster(1, {
          services: [service('web', 'whole', 1)],
          events: [runTask('30s', 'unit', 2, fields)],
          duration: '2m',
        }),
      );
    const bypassing = path({ launchType: 'EC2' });
    expect(bypassing.summary.tasks).toMatchObject({ rejected: 2, waitingAtEnd: 0 });
    expect(factsOf(bypassing, 'TaskStopped').map(({ t, cause, reason }) => [t, cause, reason])).toEqual([
      [30, 'rejected', 'cpu'],
      [30, 'rejected', 'cpu'],
    ]);
    expect(path({}).summary.tasks).toMatchObject({ rejected: 0, waitingAtEnd: 2 });
  },
);

conforms('MS-36', 'a provider without managed scaling lets no task wait', () => {
  const finished = run(
    scenario({
      duration: '5m',
      autoScalingGroups: [group('asg', { desiredCapacity: 1 })],
      capacityProviders: [provider('cp', 'asg', { status: 'DISABLED' }, unprotected)],
      services: [service('web', 'whole', 2, { capacityProviderStrategy: [entry('cp', 1)] })],
      events: [runTask('30s', 'whole', 3, { capacityProviderStrategy: [entry('cp', 1)] })],
    }),
  );
  // The service tries again, RunTask fails.
  expect(finished.summary.tasks).toMatchObject({ requested: 5, placed: 1, rejected: 3, waitingAtEnd: 1 });
});

conforms('MS-36 IF-LAUNCHPATH', 'a service of launch type EC2 tries again, unseen by any provider', () => {
  const finished = run(
    cluster(1, {
      duration: '10m',
      services: [service('web', 'whole', 2, { launchType: 'EC2' })],
      events: [setDesiredCapacity('100s', 'asg', 2)],
    }),
  );
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ provisioning: 0, needed: 0 });
  // The second instance of 100 s registers at 160 s, and the task is tried at 165 s.
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 165]);
});

conforms('MS-37 IF-RATES', 'RunTask beyond the limit of waiting tasks is refused', () => {
  const finished = run(
    cluster(1, {
      duration: '1m',
      account: { provisioningTaskLimit: 3 },
      events: [runTask('10s', 'whole', 6)],
    }),
  );
  // One is placed, three wait, two are too many.
  expect(finished.summary.tasks).toMatchObject({ placed: 1, waitingAtEnd: 3, rejected: 2 });
  expect(timesOf(finished, 'TaskStopped', { cause: 'rejected', reason: 'provisioningLimit' })).toEqual([10, 10]);
  expect(refusalReason(refusalCode.provisioningLimit)).toMatch(/provisioning capacity limit exceeded/);
});

conforms('MS-37 IF-RATES', 'a service asks for no more than the limit leaves, and for more as tasks are placed', () => {
  const finished = run(
    cluster(0, { duration: '10m', account: { provisioningTaskLimit: 3 }, services: [service('web', 'whole', 8)] }),
  );
  expect(pointAt(finished, 'cp', 60).provisioning).toBe(3);
  expect(timesOf(finished, 'TaskRequested').filter((t) => t <= 60)).toEqual([0, 0, 0]);
  // Two are placed at 150 s, so two more are asked for.
  expect(timesOf(finished, 'TaskRequested').filter((t) => t > 60 && t <= 180)).toHaveLength(2);
  expect(Math.max(...providerOf(finished).series.map(({ provisioning }) => provisioning))).toBe(3);
});

conforms('MS-37', 'the limit is 500 unless given, over all providers of the cluster', () => {
  const two = scenario({
    duration: '1m',
    autoScalingGroups: [group('asg-a'), group('asg-b')],
    capacityProviders: [provider('cp-a', 'asg-a'), provider('cp-b', 'asg-b')],
    events: [
      runTask('10s', 'whole', 300, { capacityProviderStrategy: [entry('cp-a', 1)] }),
      runTask('10s', 'whole', 300, { capacityProviderStrategy: [entry('cp-b', 1)] }),
    ],
  });
  expect(run(two).summary.tasks).toMatchObject({ waitingAtEnd: 500, rejected: 100 });
});

conforms('MS-38', 'a task that no instance takes waits between 10 and 30 minutes, then stops', () => {
  const finished = run(
    cluster(0, {
      duration: '1h',
      taskDefinitions: [taskDefinition('huge', 8192, 1024)],
      events: [runTask('0s', 'huge', 400)],
    }),
  );
  const waits = timesOf(finished, 'TaskStopped', { cause: 'timedOut' });
  expect(waits).toHaveLength(400);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(600);
  expect(Math.max(...waits)).toBeLessThanOrEqual(1800);
  // Uniform: 400 draws come within a minute of both ends, and half of them stop by 20 minutes (± 5 σ = 50).
  expect(Math.min(...waits)).toBeLessThan(660);
  expect(Math.max(...waits)).toBeGreaterThan(1740);
  expect(Math.abs(waits.filter((t) => t <= 1200).length - 200)).toBeLessThan(50);
});

conforms('MS-38', 'a service asks anew after each time-out: the stall lasts, no task does', () => {
  const finished = run(
    cluster(0, {
      duration: '3h',
      taskDefinitions: [taskDefinition('huge', 8192, 1024)],
      services: [service('web', 'huge', 1)],
    }),
  );
  const { timedOut, waitingAtEnd, requested } = finished.summary.tasks;
  // 180 minutes of waits of 10 to 30.
  expect(timedOut).toBeGreaterThanOrEqual(6);
  expect(timedOut).toBeLessThanOrEqual(18);
  expect(requested).toBe(timedOut + waitingAtEnd);
  expect(actions(finished)).toEqual([]);
});

conforms('MS-39', 'the reason of the stop is AWS’s', () => {
  expect(stoppedReasonText(refusalCode.cpu)).toBe('TaskFailedToStart: RESOURCE:CPU');
  expect(stoppedReasonText(refusalCode.memory)).toBe('TaskFailedToStart: RESOURCE:MEMORY');
  expect(stoppedReasonText(refusalCode.emptyCapacityProvider)).toBe('TaskFailedToStart: EMPTY CAPACITY PROVIDER');
  expect(stoppedReasonText(refusalCode.noActiveInstances)).toBe('TaskFailedToStart: NO ACTIVE INSTANCES');
});

conforms('MS-39', 'too large for the instances, or no instance at all', () => {
  const reasonOf = (instances: number, cpu: number, memory: number): unknown =>
    factsOf(
      run(
        cluster(instances, {
          taskDefinitions: [taskDefinition('huge', cpu, memory)],
          group: { minSize: instances },
          events: [runTask('0s', 'huge', 1)],
          model: { provisioningTimeout: '5m' },
        }),
      ),
      'TaskStopped',
    ).map(({ reason }) => reason)[0];
  expect(reasonOf(1, 8192, 1024)).toBe('cpu');
  expect(reasonOf(1, 1024, 65536)).toBe('memory');
  expect(reasonOf(0, 8192, 1024)).toBe('emptyCapacityProvider');
});

conforms('PL-14', 'the event of a service names the closest instance and what it lacks', () => {
  const text = serviceEventText('web', refusalCode.memory, 'i-1');
  expect(text).toContain(
    '(service web) was unable to place a task because no container instance met all of its requirements.',
  );
  expect(text).toContain('The closest matching container-instance i-1 has insufficient memory available');
  const finished = run(
    cluster(1, {
      duration: '1m',
      taskDefinitions: [taskDefinition('deep', 128, 16384 + 1)],
      services: [service('web', 'deep', 1)],
    }),
  );
  expect(factsOf(finished, 'TaskWaited').map(({ reason, closest }) => [reason, closest])).toEqual([['memory', 'i-1']]);
});

conforms('MS-40 IF-PLACEMENT', 'a task is tried when requested, then at every multiple of 15 seconds', () => {
  const finished = run(
    cluster(1, { duration: '5m', services: [service('web', 'whole', 2)], events: [runTask('7s', 'unit', 1)] }),
  );
  // The instance launched at 80 s registers at 140 s.
  expect(timesOf(finished, 'InstanceRegistered').at(-1)).toBe(140);
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 150]);
  const fitting = run(cluster(2, { duration: '1m', events: [runTask('7s', 'unit', 1)] }));
  expect(timesOf(fitting, 'TaskPlaced')).toEqual([7]);
});

conforms('IF-PLACEMENT', 'first come, first served; one that does not fit blocks nobody', () => {
  const finished = run(
    cluster(1, {
      duration: '2m',
      group: { maxSize: 1 },
      services: [service('web', 'whole', 1)],
      events: [
        runTask('10s', 'whole', 1),
        runTask('20s', 'unit', 2),
        runTask('25s', 'unit', 4),
        runTask('28s', 'half', 1),
        setDesiredCount('30s', 'web', 0),
      ],
    }),
  );
  // 4,096 units are free after the try of 30 s. At 45 s `whole`, the first to ask, takes them all.
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 45]);
  expect(finished.summary.tasks.waitingAtEnd).toBe(2 + 4 + 1);
  const half = run(
    cluster(1, {
      duration: '2m',
      group: { maxSize: 1 },
      services: [service('web', 'half', 1), service('stays', 'unit', 1)],
      events: [
        runTask('10s', 'whole', 1),
        runTask('20s', 'unit', 2),
        runTask('25s', 'unit', 4),
        setDesiredCount('32s', 'web', 0),
      ],
    }),
  );
  // At 20 s one unit is free: the first of the two takes it. From 32 s two are: at 45 s the other of 20 s, then one of 25 s.
  expect(timesOf(half, 'TaskPlaced')).toEqual([0, 0, 20, 45, 45]);
  const placedAt45 = factsOf(half, 'TaskPlaced').filter(({ t }) => t === 45);
  const requests = factsOf(half, 'TaskRequested');
  const requestedAt = placedAt45.map(({ task }) => requests.find((request) => request['task'] === task)?.['t']);
  expect(requestedAt).toEqual([20, 25]);
});

conforms(
  'MS-43 SS-10 IF-RATES',
  'a service asks for 500 tasks in a clock minute, all at its start; those beyond do not exist',
  () => {
    const finished = run(
      cluster(0, {
        duration: '2m30s',
        account: { provisioningTaskLimit: 5000 },
        services: [service('web', 'unit', 1200)],
      }),
    );
    const requests = timesOf(finished, 'TaskRequested');
    expect([0, 60, 120].map((t) => requests.filter((at) => at === t).length)).toEqual([500, 500, 200]);
    expect(requests).toHaveLength(1200);
    expect(pointAt(finished, 'cp', 60).provisioning).toBe(1000);
  },
);

conforms('IF-DETAILS', 'tasks asked for within a minute come at once while its allowance lasts', () => {
  const finished = run(
    cluster(4, {
      duration: '4m',
      services: [service('web', 'unit', 0)],
      events: [setDesiredCount('70s', 'web', 1), setDesiredCount('90s', 'web', 4)],
      model: { launchRatePerMinute: 2 },
    }),
  );
  expect(timesOf(finished, 'TaskRequested')).toEqual([70, 90, 120, 120]);
});

conforms(
  'MS-43 PL-12 IF-RATES',
  'RunTask above ten becomes calls of ten at one instant, each with its own base',
  () => {
    const finished = run(
      scenario({
        duration: '1m',
        autoScalingGroups: [group('asg-a', { desiredCapacity: 10 }), group('asg-b', { desiredCapacity: 10 })],
        capacityProviders: [provider('cp-a', 'asg-a'), provider('cp-b', 'asg-b')],
        events: [runTask('10s', 'unit', 25, { capacityProviderStrategy: [entry('cp-a', 0, 2), entry('cp-b', 1)] })],
      }),
    );
    // Calls of 10, 10 and 5: two of each go to cp-a.
    expect(timesOf(finished, 'TaskRequested', { provider: 'cp-a' })).toEqual(Array(6).fill(10));
    expect(timesOf(finished, 'TaskRequested', { provider: 'cp-b' })).toHaveLength(19);
  },
);

conforms('SS-8', 'a task that dies is replaced at once', () => {
  const finished = run(
    cluster(1, {
      duration: '5m',
      taskDefinitions: [taskDefinition('frail', 1024, 1024, { crashAfter: '2m' })],
      services: [service('web', 'frail', 1)],
    }),
  );
  // RUNNING at 10 s, dead at 130 s; its successor RUNNING at 140 s, dead at 260 s.
  expect(timesOf(finished, 'TaskStopped', { cause: 'failed' })).toEqual([130, 260]);
  expect(timesOf(finished, 'TaskRequested')).toEqual([0, 130, 260]);
  expect(serviceOf(finished, 'web').runningCount).toBe(1);
});
