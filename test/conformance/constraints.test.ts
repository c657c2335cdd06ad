import { expect } from 'vitest';
import { cluster, distinctInstance, runTask, service, setDesiredCount, taskDefinition } from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, tasksOn, timesOf } from './read.js';
import { run } from './run.js';

conforms('CO-1', 'distinctInstance may stand in a service and a RunTask, not in a task definition', () => {
  expect(errorsIn(cluster(1, { services: [service('web', 'unit', 1, distinctInstance)] }))).toEqual([]);
  expect(errorsIn(cluster(1, { events: [runTask('1m', 'unit', 1, distinctInstance)] }))).toEqual([]);
  const inDefinition = cluster(1, { taskDefinitions: [taskDefinition('alone', 128, 128, distinctInstance)] });
  expect(errorsIn(inDefinition).length).toBeGreaterThan(0);
});

conforms('CO-1', 'it has no expression, and there is no constraint of another name', () => {
  const withConstraint = (constraint: Readonly<Record<string, unknown>>): number =>
    errorsIn(cluster(1, { services: [service('web', 'unit', 1, { placementConstraints: [constraint] })] })).length;
  expect(withConstraint({ type: 'distinctInstance', expression: 'attribute:stack == prod' })).toBeGreaterThan(0);
  expect(withConstraint({ type: 'sameInstance' })).toBeGreaterThan(0);
});

conforms('CO-3', 'tasks of one service stand apart, tasks of two may share', () => {
  const finished = run(
    cluster(2, {
      duration: '1m',
      group: { maxSize: 2 },
      services: [service('a', 'small', 2, distinctInstance), service('b', 'small', 3, distinctInstance)],
    }),
  );
  expect(Object.values(tasksOn(finished))).toEqual([2, 2]);
  expect(finished.summary.tasks.waitingAtEnd).toBe(1);
});

conforms('CO-3', 'standalone tasks stand apart within their task group', () => {
  const waiting = (first: Readonly<Record<string, unknown>>, second: Readonly<Record<string, unknown>>): number =>
    run(
      cluster(2, {
        duration: '1m',
        group: { maxSize: 2 },
        events: [
          runTask('10s', 'small', 2, { ...distinctInstance, ...first }),
          runTask('20s', 'unit', 2, { ...distinctInstance, ...second }),
        ],
      }),
    ).summary.tasks.waitingAtEnd;
  expect(waiting({}, {})).toBe(0);
  expect(waiting({ group: 'night' }, { group: 'night' })).toBe(2);
});

conforms('CO-3 RA-16', 'a task that is stopping does not block its successor', () => {
  const finished = run(
    cluster(1, {
      duration: '2m',
      group: { maxSize: 1 },
      taskDefinitions: [taskDefinition('slow', 1024, 1024, { stopTimeout: '2m' })],
      services: [service('web', 'slow', 1, distinctInstance)],
      events: [setDesiredCount('60s', 'web', 0), setDesiredCount('70s', 'web', 1)],
    }),
  );
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 70]);
  expect(finished.summary.tasks).toMatchObject({ stoppingAtEnd: 1, runningAtEnd: 1 });
});
