import { expect } from 'vitest';
import { cluster, deploy, entry, runTask, service, setDesiredCount, taskDefinition } from './cluster.js';
import { conforms } from './conforms.js';
import { timesOf } from './read.js';
import { factsOf, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

/** A service of one task that never starts: when it is asked for. */
const requestsOf = (parts: Json = {}): readonly number[] =>
  timesOf(
    run(
      cluster(1, {
        duration: '3h',
        managedScaling: { status: 'DISABLED' },
        provider: { managedTerminationProtection: 'DISABLED' },
        taskDefinitions: [
          taskDefinition('broken', 128, 128, { startFailureRate: 1 }),
          taskDefinition('broken-v2', 128, 128, { startFailureRate: 1 }),
        ],
        services: [service('web', 'broken', 1)],
        ...parts,
      }),
    ),
    'TaskRequested',
  );

/** Each task fails 10 s after it is asked for; then comes the pause. */
const withPauses = (minutes: readonly number[]): readonly number[] =>
  minutes.reduce<readonly number[]>((times, pause) => [...times, times[times.length - 1] + 10 + pause * 60], [0]);

conforms('SS-9 MS-41', 'after each failed start the pause doubles, up to 27 minutes; it never gives up', () => {
  expect(requestsOf()).toEqual(withPauses([1, 2, 4, 8, 16, 27, 27, 27, 27, 27]));
});

conforms('SS-9 MS-41', 'throttle: up to 15 minutes as in 2023, and any other growth', () => {
  expect(requestsOf({ model: { throttle: { max: '15m' } } })).toEqual(
    withPauses([1, 2, 4, 8, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15]),
  );
  expect(requestsOf({ model: { throttle: { first: '5m', factor: 3, max: '1h' } } })).toEqual(
    withPauses([5, 15, 45, 60]),
  );
});

conforms('SS-9 MS-41', 'a new task definition ends the pause at once', () => {
  const requests = requestsOf({ events: [deploy('50m', 'web', 'broken-v2')] });
  const before = withPauses([1, 2, 4, 8, 16]);
  const after = withPauses([1, 2, 4, 8, 16, 27, 27, 27]).map((t) => t + 3000);
  expect(requests).toEqual([...before, ...after]);
});

conforms('SS-9 MS-41', 'a task that runs ends the pause: what it held back is asked for at once', () => {
  // Of two tasks, one to an instance, the second times out at 60 s: a pause until 120 s. The first runs at 90 s.
  const finished = run(
    cluster(1, {
      duration: '2m30s',
      group: { maxSize: 1 },
      taskDefinitions: [taskDefinition('slow', 128, 128, { startTime: '90s' })],
      services: [service('web', 'slow', 2, { placementConstraints: [{ type: 'distinctInstance' }] })],
      model: { provisioningTimeout: '60s' },
    }),
  );
  expect(factsOf(finished, 'LaunchThrottled').map(({ t }) => t)).toEqual([60, 150]);
  expect(timesOf(finished, 'TaskRequested')).toEqual([0, 0, 90]);
});

conforms('SS-9 MS-41', 'a task that reached RUNNING and then dies is replaced at once, each time', () => {
  const finished = run(
    cluster(1, {
      duration: '20m',
      taskDefinitions: [taskDefinition('frail', 128, 128, { crashAfter: '1s' })],
      services: [service('web', 'frail', 1)],
    }),
  );
  expect(timesOf(finished, 'LaunchThrottled')).toEqual([]);
  expect(timesOf(finished, 'TaskRequested').slice(0, 5)).toEqual([0, 11, 22, 33, 44]);
});

conforms('MS-41', 'a task that timed out in PROVISIONING lengthens the pause as well', () => {
  const finished = run(
    cluster(0, {
      duration: '2h',
      taskDefinitions: [taskDefinition('huge', 8192, 1024)],
      services: [service('web', 'huge', 1)],
      model: { provisioningTimeout: '10m' },
    }),
  );
  // Ten minutes in PROVISIONING, then 1, 2, 4, 8, 16 and 27 minutes of pause.
  expect(timesOf(finished, 'TaskRequested').map((t) => t / 60)).toEqual([0, 11, 23, 37, 55, 81, 118]);
});

conforms('SS-9', 'it pauses by itself: another service is not held up', () => {
  const finished = run(
    cluster(1, {
      duration: '10m',
      taskDefinitions: [taskDefinition('broken', 128, 128, { startFailureRate: 1 })],
      services: [service('web', 'broken', 1), service('other', 'small', 1)],
      events: [setDesiredCount('20s', 'other', 2)],
    }),
  );
  expect(timesOf(finished, 'TaskRequested', { requester: 'other' })).toEqual([0, 20]);
});

conforms(
  'MS-36 PL-14',
  'RunTask of launch type EC2 fails at once with AWS’s reason; a provider without managed scaling too',
  () => {
    const reasons = (fields: Json, definition: string): readonly unknown[] =>
      factsOf(
        run(
          cluster(1, {
            duration: '2m',
            managedScaling: { status: 'DISABLED' },
            provider: { managedTerminationProtection: 'DISABLED' },
            taskDefinitions: [
              taskDefinition('wide', 8192, 128),
              taskDefinition('deep', 128, 32768),
              taskDefinition('shiny', 128, 128, { gpus: 1 }),
            ],
            events: [runTask('30s', definition, 1, fields)],
          }),
        ),
        'TaskStopped',
      ).map(({ t, cause, reason }) => [t, cause, reason]);
    for (const fields of [{ launchType: 'EC2' }, { capacityProviderStrategy: [entry('cp', 1)] }]) {
      expect(reasons(fields, 'wide')).toEqual([[30, 'rejected', 'cpu']]);
      expect(reasons(fields, 'deep')).toEqual([[30, 'rejected', 'memory']]);
      expect(reasons(fields, 'shiny')).toEqual([[30, 'rejected', 'gpu']]);
    }
  },
);
