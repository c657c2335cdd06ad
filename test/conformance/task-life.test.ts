import { expect } from 'vitest';
import { lastStatus } from '../../src/model/facts.js';
import { cluster, deploy, percents, runTask, service, setDesiredCount, taskDefinition } from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, rawFactsOf, timesOf } from './read.js';
import { factsOf, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

const port = {
  containerDefinitions: [{ name: 'app', memory: 64, portMappings: [{ containerPort: 80, hostPort: 0 }] }],
};
const target = { loadBalancers: [{ containerName: 'app', containerPort: 80 }] };
const knobs = { eniAttachTime: '7s', activationTime: '3s', eniDetachTime: '11s' };

/** The states of the one task of `web`, with their times. It is stopped at ten minutes. */
function statesOf(definition: Json, fields: Json, model: Json = knobs): readonly (readonly [string, number])[] {
  const finished = run(
    cluster(1, {
      duration: '20m',
      taskDefinitions: [taskDefinition('task', 128, 128, definition)],
      services: [service('web', 'task', 1, fields)],
      events: [setDesiredCount('10m', 'web', 0)],
      model,
    }),
  );
  const words = Object.fromEntries(Object.entries(lastStatus).map(([word, code]) => [code, word]));
  const states = [
    ...timesOf(finished, 'TaskPlaced').map((t) => ['placed', t] as const),
    ...timesOf(finished, 'TaskStarted').map((t) => ['running', t] as const),
    ...timesOf(finished, 'TaskStopping').map((t) => ['asked to stop', t] as const),
    ...timesOf(finished, 'TaskStopped').map((t) => ['stopped', t] as const),
    ...rawFactsOf(finished, 'LastStatusChanged').map(({ t, lastStatus: code }) => [words[code], t] as const),
  ];
  return states.toSorted(([, a], [, b]) => a - b);
}

conforms('SS-15', 'a bridge task behind no load balancer: PENDING, RUNNING, STOPPING', () => {
  expect(statesOf({}, {})).toEqual([
    ['placed', 0],
    ['running', 10],
    ['asked to stop', 600],
    ['stopped', 630],
  ]);
});

conforms('SS-15', 'awsvpc: its network interface is attached before PENDING and detached after STOPPING', () => {
  expect(statesOf({ networkMode: 'awsvpc' }, {})).toEqual([
    ['placed', 0],
    ['pending', 7],
    ['running', 17],
    ['asked to stop', 600],
    ['deprovisioning', 630],
    ['stopped', 641],
  ]);
});

conforms(
  'SS-15 SS-16',
  'with a load balancer: ACTIVATING before RUNNING, DEACTIVATING for 300 s before STOPPING',
  () => {
    expect(statesOf({ networkMode: 'awsvpc', ...port }, target)).toEqual([
      ['placed', 0],
      ['pending', 7],
      ['activating', 17],
      ['running', 20],
      ['asked to stop', 600],
      ['deactivating', 600],
      ['stopping', 900],
      ['deprovisioning', 930],
      ['stopped', 941],
    ]);
    expect(statesOf(port, target).map(([state]) => state)).toEqual([
      'placed',
      'activating',
      'running',
      'asked to stop',
      'deactivating',
      'stopping',
      'stopped',
    ]);
  },
);

conforms('SS-15', 'eniAttachTime, activationTime and eniDetachTime: 5–15 s, 1–5 s and 5–30 s', () => {
  const finished = run(
    cluster(30, {
      duration: '20m',
      managedScaling: { status: 'DISABLED' },
      provider: { managedTerminationProtection: 'DISABLED' },
      taskDefinitions: [taskDefinition('task', 128, 128, { networkMode: 'awsvpc', ...port })],
      services: [
        service('web', 'task', 200, {
          ...target,
          loadBalancers: [{ ...target.loadBalancers[0], deregistrationDelay: 0 }],
        }),
      ],
      events: [setDesiredCount('10m', 'web', 0)],
    }),
  );
  const changes = rawFactsOf(finished, 'LastStatusChanged');
  const at = (code: number): Map<number, number> =>
    new Map(changes.filter((fact) => fact['lastStatus'] === code).map(({ t, task }) => [task, t]));
  const raw = (type: string): Map<number, number> =>
    new Map(rawFactsOf(finished, type).map(({ t, task }) => [task, t]));
  const range = (from: Map<number, number>, to: Map<number, number>, less = 0): readonly number[] => {
    const times = [...to].map(([task, t]) => t - (from.get(task) ?? NaN) - less);
    return [Math.min(...times), Math.max(...times)];
  };
  const within = ([least, most]: readonly number[], low: number, high: number): void => {
    expect(least).toBeGreaterThanOrEqual(low);
    expect(most).toBeLessThanOrEqual(high);
    // 200 draws come near both ends.
    expect(most - least).toBeGreaterThan(0.9 * (high - low));
  };
  within(range(raw('TaskPlaced'), at(lastStatus.pending)), 5, 15);
  within(range(at(lastStatus.activating), raw('TaskStarted')), 1, 5);
  within(range(at(lastStatus.deprovisioning), raw('TaskStopped')), 5, 30);
});

conforms('SS-16 MS-54', 'a stop takes stopTimeout, 30 s by default, or stopTime where a task heeds SIGTERM', () => {
  const seconds = (definition: Json): number => statesOf(definition, {}).at(-1)![1] - 600;
  expect(seconds({})).toBe(30);
  expect(seconds({ stopTimeout: '2m' })).toBe(120);
  expect(seconds({ stopTimeout: '2m', stopTime: '5s' })).toBe(5);
});

conforms('SS-16', 'the ranges of a health check', () => {
  const faults = (healthCheck: Json): number =>
    errorsIn(
      cluster(1, {
        taskDefinitions: [
          taskDefinition('task', 128, 128, { containerDefinitions: [{ name: 'app', memory: 64, healthCheck }] }),
        ],
      }),
    ).length;
  for (const good of [
    {},
    { interval: '5s' },
    { interval: '300s' },
    { timeout: '2s' },
    { timeout: '60s' },
    { retries: 1 },
    { retries: 10 },
    { startPeriod: '300s' },
  ])
    expect(faults(good)).toBe(0);
  for (const bad of [
    { interval: '4s' },
    { interval: '301s' },
    { timeout: '1s' },
    { timeout: '61s' },
    { retries: 0 },
    { retries: 11 },
    { startPeriod: '301s' },
  ])
    expect(faults(bad)).toBe(1);
});

conforms('SS-15 SS-8', 'a task that ends by itself is not deregistered and not asked to stop', () => {
  const finished = run(
    cluster(1, {
      duration: '10m',
      taskDefinitions: [taskDefinition('frail', 128, 128, { ...port, crashAfter: '2m' })],
      services: [service('web', 'frail', 1, target)],
      model: knobs,
    }),
  );
  // RUNNING at 13 s, dead at 133 s, and replaced at once.
  expect(timesOf(finished, 'TaskStopped', { cause: 'failed' })[0]).toBe(133);
  expect(timesOf(finished, 'TaskRequested').slice(0, 2)).toEqual([0, 133]);
  expect(rawFactsOf(finished, 'LastStatusChanged').filter((f) => f['lastStatus'] === lastStatus.deactivating)).toEqual(
    [],
  );
});

/** An old task of all but 1,024 units that stops slowly from 60 s on. */
const stoppingAt60 = (parts: Json) =>
  run(
    cluster(1, {
      duration: '5m',
      group: { maxSize: 1 },
      ...parts,
      taskDefinitions: [
        taskDefinition('slow', 3072, 1024, { stopTimeout: '2m' }),
        taskDefinition('port', 128, 128, {
          stopTimeout: '2m',
          containerDefinitions: [{ name: 'app', memory: 64, portMappings: [{ containerPort: 80, hostPort: 80 }] }],
        }),
      ],
    }),
  );
const startOf = (finished: ReturnType<typeof run>, requester: string): number | undefined => {
  const { task } = factsOf(finished, 'TaskRequested').find((fact) => fact['requester'] === requester) ?? {};
  return timesOf(finished, 'TaskStarted', { task })[0];
};

conforms('RA-16', 'the agent keeps a task PENDING until what stops before it on the host has ended', () => {
  const finished = stoppingAt60({
    services: [service('web', 'slow', 1)],
    events: [setDesiredCount('60s', 'web', 0), runTask('61s', 'half', 1, { name: 'next' })],
  });
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 61]);
  // SIGKILL at 180 s, and 10 s to start.
  expect(startOf(finished, 'next')).toBe(190);
});

conforms('RA-16', 'first come, first served: a task that would fit waits behind one that does not', () => {
  const finished = stoppingAt60({
    services: [service('web', 'slow', 1)],
    events: [
      setDesiredCount('60s', 'web', 0),
      runTask('61s', 'half', 1, { name: 'large' }),
      runTask('62s', 'small', 1, { name: 'little' }),
    ],
  });
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 61, 62]);
  expect(startOf(finished, 'large')).toBe(190);
  expect(startOf(finished, 'little')).toBe(190);
  const alone = stoppingAt60({
    services: [service('web', 'slow', 1)],
    events: [setDesiredCount('60s', 'web', 0), runTask('62s', 'small', 1, { name: 'little' })],
  });
  expect(startOf(alone, 'little')).toBe(72);
});

conforms('RA-16 RA-9', 'a static host port is held until its task has ended', () => {
  const finished = stoppingAt60({
    services: [service('web', 'port', 1)],
    events: [setDesiredCount('60s', 'web', 0), runTask('61s', 'port', 1, { name: 'next' })],
  });
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 61]);
  expect(startOf(finished, 'next')).toBe(190);
});

conforms('RA-16 SS-15', 'a task whose room and network interface come at one instant begins once', () => {
  const finished = run(
    cluster(1, {
      duration: '5m',
      group: { maxSize: 1 },
      taskDefinitions: [
        taskDefinition('slow', 3072, 1024, { stopTimeout: '2m' }),
        taskDefinition('own', 2048, 1024, { networkMode: 'awsvpc', ...port }),
      ],
      services: [service('web', 'slow', 1), service('next', 'own', 0, target)],
      events: [setDesiredCount('60s', 'web', 0), setDesiredCount('61s', 'next', 1)],
      // Placed at 61 s, SIGKILL at 180 s.
      model: { ...knobs, eniAttachTime: '119s' },
    }),
  );
  const statuses = rawFactsOf(finished, 'LastStatusChanged').filter(({ t }) => t >= 180);
  expect(statuses.map(({ t, lastStatus: code }) => [t, code])).toEqual([
    [180, lastStatus.pending],
    [190, lastStatus.activating],
  ]);
  expect(startOf(finished, 'next')).toBe(193);
});

conforms('RA-16', 'a task that never began on the host ends at once', () => {
  const finished = stoppingAt60({
    services: [service('web', 'slow', 1), service('next', 'half', 0)],
    events: [setDesiredCount('60s', 'web', 0), setDesiredCount('61s', 'next', 1), setDesiredCount('70s', 'next', 0)],
  });
  expect(timesOf(finished, 'TaskStopped')).toEqual([70, 180]);
});

conforms('CO-3', 'example 46: a task that is asked to stop and still RUNNING does not make its instance taken', () => {
  const finished = run(
    cluster(1, {
      duration: '5m',
      group: { maxSize: 1 },
      taskDefinitions: [taskDefinition('lone', 128, 128, { stopTimeout: '2m' })],
      services: [
        service('web', 'lone', 1, { placementConstraints: [{ type: 'distinctInstance' }], ...percents(0, 200) }),
      ],
      events: [deploy('60s', 'web', 'lone')],
    }),
  );
  expect(timesOf(finished, 'TaskStopping')).toEqual([60]);
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 60]);
  // Both stand on i-1 for two minutes: there is room on the host for both.
  expect(timesOf(finished, 'TaskStopped')).toEqual([180]);
  expect(timesOf(finished, 'TaskStarted')).toEqual([10, 70]);
});
