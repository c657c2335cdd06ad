import { expect } from 'vitest';
import { binpack, cluster, daemon, instance, runTask, service, setDesiredCapacity, taskDefinition } from './cluster.js';
import { conforms } from './conforms.js';
import { serviceOf, tasksOn, timesOf } from './read.js';
import { factsOf, run } from './run.js';

const setSize = setDesiredCapacity('60s', 'asg', 1);
const refresh = { at: '60s', type: 'instanceRefresh', autoScalingGroup: 'asg', minHealthyPercentage: 0 };
const flag = (on: boolean): string => (on ? 'ENABLED' : 'DISABLED');

/** Two busy instances, and what happens to one of them at 60 s. */
const twoBusy = (protection: boolean, draining: boolean, event: Readonly<Record<string, unknown>>) =>
  run(
    cluster(2, {
      duration: '10m',
      group: { newInstancesProtectedFromScaleIn: protection },
      provider: { managedTerminationProtection: flag(protection), managedDraining: flag(draining) },
      services: [service('web', 'half', 2, { placementStrategy: [{ type: 'spread', field: 'instanceId' }] })],
      events: [event],
    }),
  );

conforms('MS-52', 'protection on: a busy instance does not scale in, whatever draining says', () => {
  for (const draining of [true, false]) {
    const finished = twoBusy(true, draining, setSize);
    expect(timesOf(finished, 'TerminationPrevented')).toEqual([60]);
    expect(timesOf(finished, 'InstanceTerminating')).toEqual([]);
    expect(finished.summary.instances).toHaveLength(2);
  }
});

conforms('MS-51 MS-52', 'protection off, draining on: any instance goes, and drains first: no task is killed', () => {
  const finished = twoBusy(false, true, setSize);
  expect(timesOf(finished, 'InstanceTerminating', { cause: 'scaleIn' })).toEqual([60]);
  expect(timesOf(finished, 'InstanceDraining')).toEqual([60]);
  expect(finished.summary.tasks.killed).toBe(0);
  expect(timesOf(finished, 'TaskStopped', { cause: 'instanceDrained' })).toHaveLength(1);
  expect(finished.summary.instances).toHaveLength(1);
  expect(serviceOf(finished, 'web').runningCount).toBe(2);
});

conforms('MS-52', 'both off: any instance goes, abruptly', () => {
  const finished = twoBusy(false, false, setSize);
  expect(timesOf(finished, 'InstanceDraining')).toEqual([]);
  // SIGTERM at 60 s, and the stop timeout of 30 s.
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([90]);
  expect(finished.summary.tasks.killed).toBe(1);
});

conforms('MS-52 MS-49', 'protection stops no forced ending; draining says how gentle it is', () => {
  const drained = twoBusy(true, true, refresh);
  expect(timesOf(drained, 'InstanceTerminating', { cause: 'refresh' })).toEqual([60, 60]);
  expect(drained.summary.tasks.killed).toBe(0);
  const abrupt = twoBusy(true, false, refresh);
  expect(timesOf(abrupt, 'InstanceTerminated')).toEqual([90, 90]);
  expect(abrupt.summary.tasks.killed).toBe(2);
});

conforms('MS-51', 'managedDraining is on unless it is turned off', () => {
  const finished = run(
    cluster(1, {
      duration: '5m',
      group: { newInstancesProtectedFromScaleIn: false },
      provider: { managedTerminationProtection: 'DISABLED' },
      services: [service('web', 'half', 1)],
      events: [setDesiredCapacity('60s', 'asg', 0)],
    }),
  );
  expect(timesOf(finished, 'InstanceDraining')).toEqual([60]);
});

/** i-old holds a service task, a daemon, and whatever is asked for first; it must go at 60 s. i-new has room. */
const oneDrains = (parts: Parameters<typeof cluster>[1] = {}) => {
  const { services = [], ...rest } = parts as { services?: readonly unknown[] };
  return cluster(2, {
    duration: '30m',
    group: { newInstancesProtectedFromScaleIn: false, terminationPolicies: ['OldestInstance'] },
    managedScaling: { status: 'DISABLED' },
    provider: { managedTerminationProtection: 'DISABLED' },
    services: [service('web', 'unit', 1), daemon('agent', 'small'), ...services],
    initialState: {
      instances: [instance('i-old', 'a', { web: 1 }, { age: '9h' }), instance('i-new', 'a', {}, { age: '8h' })],
    },
    events: [setDesiredCapacity('60s', 'asg', 1)],
    ...rest,
  });
};
const onOld = { placementStrategy: [binpack('cpu')] };

conforms('MS-53 SS-18', 'service tasks are replaced, standalone tasks end by themselves, the daemon stops last', () => {
  const finished = run(
    oneDrains({
      events: [
        runTask('1s', 'unit', 1, { name: 'job', runTime: '10m', ...onOld }),
        setDesiredCapacity('60s', 'asg', 1),
      ],
    }),
  );
  const stops = factsOf(finished, 'TaskStopped').map(({ task, cause, t }) => [task, cause, t]);
  const completedAt = 1 + 10 + 600;
  // The replacement is RUNNING at 70 s and healthy 40 s later; then web/1 has its stop timeout.
  expect(stops).toEqual([
    ['web/1', 'instanceDrained', 60 + 10 + 40 + 30],
    ['job/1', 'completed', completedAt],
    ['agent/1', 'instanceDrained', completedAt + 30],
  ]);
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([completedAt + 30]);
  expect(tasksOn(finished)).toEqual({ 'i-new': 2 });
});

conforms('MS-53 SS-18', 'a PENDING service task stops at once, and nothing is placed on a draining instance', () => {
  const finished = run(
    oneDrains({
      taskDefinitions: [taskDefinition('slow', 1024, 1024, { startTime: '10m' })],
      services: [service('late', 'slow', 1, onOld)],
    }),
  );
  expect(factsOf(finished, 'TaskStopping').filter(({ task }) => task === 'late/1')).toMatchObject([
    { t: 60, cause: 'instanceDrained' },
  ]);
  const places = factsOf(finished, 'TaskPlaced').filter(({ t }) => Number(t) >= 60);
  expect(places.map(({ task, instance: on }) => [task, on])).toEqual(
    expect.arrayContaining([
      ['web/2', 'i-new'],
      ['late/2', 'i-new'],
    ]),
  );
  expect(places.every(({ instance: on }) => on === 'i-new')).toBe(true);
});

const forever = runTask('1s', 'unit', 1, { name: 'job', ...onOld });

conforms('MS-53', 'after 48 hours what is left is killed, and the instance ends', () => {
  const finished = run(oneDrains({ duration: '49h', events: [forever, setDesiredCapacity('60s', 'asg', 1)] }));
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([60 + 48 * 3600]);
  expect(timesOf(finished, 'TaskStopped', { task: 'job/1', cause: 'killed' })).toEqual([60 + 48 * 3600]);
});

conforms('MS-53', 'knob drainTimeout: how long an instance may drain', () => {
  const parts = { events: [forever, setDesiredCapacity('60s', 'asg', 1)], model: { drainTimeout: '10m' } };
  expect(timesOf(run(oneDrains(parts)), 'InstanceTerminated')).toEqual([660]);
});

conforms('MS-53', 'W54: minimum and maximum percent of 100 deadlock a drain until its limit', () => {
  const percents = { deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 100 } };
  const parts = {
    duration: '3h',
    services: [service('fixed', 'unit', 1, { ...percents, ...onOld })],
    model: { drainTimeout: '2h' },
  };
  const finished = run(oneDrains(parts));
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([60 + 7200]);
  expect(timesOf(finished, 'TaskStopped', { task: 'fixed/1', cause: 'killed' })).toEqual([60 + 7200]);
});

conforms('MS-51', 'a draining instance that terminates is in no count of its group: no other comes for it', () => {
  const finished = run(oneDrains({ events: [forever, setDesiredCapacity('60s', 'asg', 1)] }));
  expect(timesOf(finished, 'InstanceLaunched').filter((t) => t > 0)).toEqual([]);
  expect(finished.summary.instances.map(({ id, state }) => [id, state])).toEqual(
    expect.arrayContaining([['i-new', 'active']]),
  );
});

conforms('MS-54', 'a target is deregistered first, then comes SIGTERM, then SIGKILL after the stop timeout', () => {
  const definition = taskDefinition('balanced', 1024, 1024, {
    containerDefinitions: [{ name: 'app', portMappings: [{ containerPort: 80, hostPort: 0 }] }],
  });
  const finished = run(
    cluster(1, {
      duration: '20m',
      taskDefinitions: [definition],
      services: [service('web', 'balanced', 1, { loadBalancers: [{ containerName: 'app', containerPort: 80 }] })],
      events: [{ at: '10m', type: 'setDesiredCount', service: 'web', desiredCount: 0 }],
    }),
  );
  expect(timesOf(finished, 'TaskStopping')).toEqual([600]);
  expect(timesOf(finished, 'TaskStopped')).toEqual([600 + 300 + 30]);
});
