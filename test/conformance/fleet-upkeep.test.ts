import { expect } from 'vitest';
import { cluster, instance, service, setDesiredCapacity, spreadInstances, unprotected } from './cluster.js';
import { conforms } from './conforms.js';
import { pointAt } from './run.js';
import { instancesByZone, timesOf } from './read.js';
import { factsOf, run } from './run.js';

const off = { managedScaling: { status: 'DISABLED' }, provider: unprotected };
const pool = (finished: ReturnType<typeof run>) =>
  factsOf(finished, 'WarmPoolChanged').map((f) => [f['t'], f['warming'], f['ready']]);

conforms('MS-61', 'W58: the pool holds the prepared capacity, maxSize unless it is given, less the desired', () => {
  const size = (warmPool: object) =>
    pool(run(cluster(6, { ...off, duration: '1m', group: { maxSize: 10, warmPool } })));
  expect(size({})).toEqual([[0, 0, 4]]);
  expect(size({ maxGroupPreparedCapacity: 8 })).toEqual([[0, 0, 2]]);
  expect(size({ maxGroupPreparedCapacity: 6, minSize: 1 })).toEqual([[0, 0, 1]]);
});

conforms('MS-61', 'a launch takes a warm instance while there is one: it registers after its start time', () => {
  const finished = run(
    cluster(0, {
      ...off,
      duration: '10m',
      group: { maxSize: 10, warmPool: { maxGroupPreparedCapacity: 2, startTime: '20s' } },
      events: [setDesiredCapacity('1m', 'asg', 3)],
    }),
  );
  expect(timesOf(finished, 'WarmInstanceTaken')).toEqual([60, 60]);
  expect(timesOf(finished, 'InstanceInService')).toEqual([75, 75, 75]);
  // Two from the pool, one that boots for a minute.
  expect(timesOf(finished, 'InstanceRegistered')).toEqual([80, 80, 120]);
  expect(pool(finished)).toEqual([
    [0, 0, 2],
    [60, 0, 1],
    [60, 0, 0],
  ]);
});

conforms('MS-61', 'the pool is filled again when the group shrinks or loses an instance; each must boot first', () => {
  const finished = run(
    cluster(2, {
      ...off,
      duration: '10m',
      group: { maxSize: 3, newInstancesProtectedFromScaleIn: false, warmPool: {} },
      events: [
        setDesiredCapacity('1m', 'asg', 1),
        { at: '5m', type: 'instanceFailure', autoScalingGroup: 'asg', count: 1 },
      ],
    }),
  );
  expect(pool(finished)).toEqual([
    [0, 0, 1],
    [60, 1, 1],
    [120, 0, 2],
    [300, 0, 1],
    [300, 1, 1],
    [360, 0, 2],
  ]);
});

conforms('MS-61', 'what boots when the pool needs it no longer leaves once it is ready', () => {
  const finished = run(
    cluster(2, {
      ...off,
      duration: '10m',
      group: { maxSize: 3, newInstancesProtectedFromScaleIn: false, warmPool: {} },
      events: [setDesiredCapacity('1m', 'asg', 0), setDesiredCapacity('90s', 'asg', 3)],
    }),
  );
  expect(pool(finished)).toEqual([
    [0, 0, 1],
    [60, 2, 1],
    [90, 2, 0],
    [120, 1, 0],
    [120, 0, 0],
  ]);
});

conforms('MS-61', 'warm instances are in no count: not in N, not among the instances', () => {
  const finished = run(cluster(2, { duration: '2m', group: { maxSize: 10, warmPool: {} } }));
  expect(pointAt(finished, 'cp', 60).running).toBe(2);
  expect(finished.summary.instances).toHaveLength(2);
});

const refresh = (minHealthyPercentage: number) => ({
  at: '1m',
  type: 'instanceRefresh',
  autoScalingGroup: 'asg',
  minHealthyPercentage,
});

conforms('MS-51 MS-49', 'an instance refresh replaces all that were there before, protected or not', () => {
  const finished = run(
    cluster(3, {
      ...off,
      duration: '30m',
      services: [service('web', 'unit', 3, { placementStrategy: [spreadInstances] })],
      events: [refresh(90)],
    }),
  );
  expect(factsOf(finished, 'InstanceTerminating').map((f) => f['cause'])).toEqual(Array(3).fill('refresh'));
  expect(new Set(finished.summary.instances.map((i) => i.id))).toEqual(new Set(['i-4', 'i-5', 'i-6']));
  // One at a time: the next when the last has registered a minute later; 30 s for the last task to stop.
  expect(timesOf(finished, 'InstanceTerminating')).toEqual([60, 120, 180]);
  expect(timesOf(finished, 'InstanceRefreshCompleted')).toEqual([210]);
});

conforms('MS-51', 'as many at a time as may be missing from the healthy share', () => {
  const waves = (percent: number): number[] =>
    timesOf(run(cluster(4, { ...off, duration: '30m', events: [refresh(percent)] })), 'InstanceTerminated');
  expect(waves(50)).toEqual([60, 60, 120, 120]);
  expect(waves(0)).toEqual([60, 60, 60, 60]);
  expect(waves(100)).toEqual([60, 120, 180, 240]);
});

conforms('MS-51', 'at the end of its maximum lifetime an instance is replaced, a tenth of the group at a time', () => {
  const instances = Array.from({ length: 4 }, (_, n) =>
    instance(`i-${n + 1}`, 'a', {}, { age: n < 2 ? '23h' : '20h' }),
  );
  const finished = run(
    cluster(4, {
      ...off,
      duration: '5h',
      group: { maxInstanceLifetime: '24h' },
      initialState: { instances },
    }),
  );
  // Of four a tenth is less than one: one at a time, the next when another has registered.
  expect(timesOf(finished, 'InstanceTerminated')).toEqual([3600, 3660, 4 * 3600, 4 * 3600 + 60]);
  expect(instancesByZone(finished)).toEqual({ 'us-east-1a': 4 });
});
