import { expect } from 'vitest';
import { cluster, deploy, instance, percents, service, setDesiredCount, taskDefinition } from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, serviceOf, timesOf } from './read.js';
import { factsOf, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

const protect = (at: string, fields: Json = {}): Json => ({
  at,
  type: 'updateTaskProtection',
  service: 'web',
  ...fields,
});

/** Four tasks of `web` on two instances that cannot grow. */
const protectedTasks = (events: readonly Json[], parts: Json = {}) =>
  run(
    cluster(2, {
      duration: '4h',
      group: { maxSize: 2 },
      managedScaling: { status: 'DISABLED' },
      provider: { managedTerminationProtection: 'DISABLED' },
      taskDefinitions: [taskDefinition('unit-v2', 1024, 1024)],
      services: [service('web', 'unit', 4)],
      events,
      ...parts,
    }),
  );

conforms('PL-24 MS-55', 'a protected task is not stopped when its service shrinks, for two hours', () => {
  const finished = protectedTasks([protect('5m'), setDesiredCount('10m', 'web', 1)]);
  expect(timesOf(finished, 'TaskStopping', { cause: 'scaledIn' })).toEqual(Array(3).fill(300 + 7200));
  expect(serviceOf(finished, 'web')).toMatchObject({ desiredCount: 1, runningCount: 1 });
});

conforms('PL-24', 'those that are not protected go first', () => {
  const finished = protectedTasks([protect('5m', { count: 2 }), setDesiredCount('10m', 'web', 1)]);
  expect(timesOf(finished, 'TaskStopping')).toEqual([600, 600, 7500]);
});

conforms('MS-55', 'expiresInMinutes: 1 to 2,880', () => {
  const stopsAt = (expiresInMinutes: number): readonly number[] =>
    timesOf(
      protectedTasks([protect('5m', { expiresInMinutes, count: 4 }), setDesiredCount('5m', 'web', 3)], {
        duration: '50h',
      }),
      'TaskStopping',
    );
  expect(stopsAt(1)).toEqual([360]);
  expect(stopsAt(2880)).toEqual([300 + 2880 * 60]);
  const refused = (expiresInMinutes: number): readonly string[] =>
    errorsIn(cluster(1, { services: [service('web', 'unit', 1)], events: [protect('5m', { expiresInMinutes })] }));
  expect(refused(120)).toEqual([]);
  expect(refused(0)).toHaveLength(1);
  expect(refused(2881)).toHaveLength(1);
});

conforms('MS-55', 'a protection that is taken away ends at once', () => {
  const finished = protectedTasks([
    protect('5m'),
    setDesiredCount('10m', 'web', 1),
    protect('20m', { protectionEnabled: false }),
  ]);
  expect(timesOf(finished, 'TaskStopping')).toEqual([1200, 1200, 1200]);
});

conforms('PL-24 MS-55', 'a deployment waits for it', () => {
  const finished = protectedTasks([protect('5m', { count: 1, expiresInMinutes: 30 }), deploy('10m', 'web', 'unit-v2')]);
  // Three go when the new ones are healthy, the fourth when its protection has expired.
  expect(timesOf(finished, 'TaskStopping', { cause: 'replaced' })).toEqual([650, 650, 650, 300 + 1800]);
  expect(timesOf(finished, 'DeploymentCompleted')).toEqual([50, 2100 + 30]);
});

conforms('PL-24 SS-4', 'at a maximum of 100 a protected task holds the deployment up', () => {
  const finished = protectedTasks([protect('5m', { expiresInMinutes: 30 }), deploy('10m', 'web', 'unit-v2')], {
    services: [service('web', 'unit', 4, percents(0, 100))],
  });
  expect(timesOf(finished, 'TaskStopping', { cause: 'replaced' })).toEqual(Array(4).fill(2100));
  expect(timesOf(finished, 'TaskPlaced').slice(4)).toEqual(Array(4).fill(2130));
});

conforms('MS-55', 'it does not hold against the loss of the instance', () => {
  const finished = protectedTasks(
    [protect('5m'), { at: '10m', type: 'instanceFailure', autoScalingGroup: 'asg', count: 1 }],
    { duration: '20m' },
  );
  expect(finished.summary.tasks.killed).toBe(2);
  expect(serviceOf(finished, 'web').runningCount).toBe(4);
});

conforms('MS-55 MS-53', 'nor against a drain', () => {
  const finished = protectedTasks(
    [protect('5m'), { at: '10m', type: 'instanceRefresh', autoScalingGroup: 'asg', minHealthyPercentage: 50 }],
    { duration: '40m' },
  );
  expect(factsOf(finished, 'TaskStopping').length).toBeGreaterThan(0);
  expect(timesOf(finished, 'TaskStopping', { cause: 'instanceDrained' })[0]).toBeLessThan(300 + 7200);
});

conforms('PL-24', 'a protected task is not moved to another zone', () => {
  const finished = protectedTasks([protect('1m', { expiresInMinutes: 20 })], {
    duration: '1h',
    group: { maxSize: 2, availabilityZones: ['us-east-1a', 'us-east-1b'] },
    initialState: { instances: [instance('i-a', 'a', { web: 4 }), instance('i-b', 'b')] },
  });
  expect(timesOf(finished, 'TaskStopping', { cause: 'rebalanced' }).every((t) => t >= 60 + 1200)).toBe(true);
  expect(serviceOf(finished, 'web').byAvailabilityZone).toEqual({ 'us-east-1a': 2, 'us-east-1b': 2 });
});
