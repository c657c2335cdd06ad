import { expect } from 'vitest';
import {
  cluster,
  daemon,
  deploy,
  entry,
  group,
  provider,
  scenario,
  service,
  setDesiredCapacity,
  setDesiredCount,
  spreadInstances,
  taskDefinition,
  update,
} from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, serviceOf, tasksOn, timesOf } from './read.js';
import { factsOf, pointAt, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;
type Finished = ReturnType<typeof run>;

const memberOf = (expression: string): Json => ({ placementConstraints: [{ type: 'memberOf', expression }] });
const fixed = {
  managedScaling: { status: 'DISABLED' },
  provider: { managedTerminationProtection: 'DISABLED' },
};

/** The instances that hold a task of a service at the end, and how many. */
function standing(finished: Finished, name: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const gone = new Set(factsOf(finished, 'TaskStopping').map(({ task }) => task));
  for (const { task, instance } of factsOf(finished, 'TaskPlaced')) {
    if (!String(task).startsWith(`${name}/`) || gone.has(task)) continue;
    counts[String(instance)] = (counts[String(instance)] ?? 0) + 1;
  }
  return counts;
}

conforms('SS-1', 'one daemon on each instance, on new ones as soon as they register', () => {
  const finished = run(
    cluster(3, { ...fixed, services: [daemon('agent', 'small')], events: [setDesiredCapacity('60s', 'asg', 5)] }),
  );
  expect(standing(finished, 'agent')).toEqual({ 'i-1': 1, 'i-2': 1, 'i-3': 1, 'i-4': 1, 'i-5': 1 });
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 0, 0, 120, 120]);
  expect(serviceOf(finished, 'agent')).toMatchObject({ desiredCount: 5, runningCount: 5 });
});

conforms('SS-1', 'only on instances that satisfy its constraints', () => {
  const finished = run(
    cluster(4, {
      ...fixed,
      group: { availabilityZones: ['us-east-1a', 'us-east-1b'] },
      services: [{ ...daemon('agent', 'small'), ...memberOf('attribute:ecs.availability-zone == us-east-1b') }],
    }),
  );
  expect(serviceOf(finished, 'agent')).toMatchObject({
    desiredCount: 2,
    runningCount: 2,
    byAvailabilityZone: { 'us-east-1a': 0, 'us-east-1b': 2 },
  });
});

conforms('SS-1', 'a daemon that dies is replaced on its instance', () => {
  const finished = run(
    cluster(2, {
      ...fixed,
      duration: '3m',
      taskDefinitions: [taskDefinition('frail', 128, 128, { crashAfter: '100s' })],
      services: [daemon('agent', 'frail')],
    }),
  );
  expect(timesOf(finished, 'TaskStopped', { cause: 'failed' })).toEqual([110, 110]);
  expect(timesOf(finished, 'TaskPlaced').slice(2)).toEqual([110, 110]);
  expect(standing(finished, 'agent')).toBeDefined();
  expect(Object.values(tasksOn(finished))).toEqual([1, 1]);
});

conforms('SS-1', 'no desired count, no strategy, no scaling, no Fargate', () => {
  const refused = (fields: Json): string[] =>
    errorsIn(cluster(1, { services: [{ ...daemon('agent', 'small'), ...fields }] }));
  expect(refused({})).toEqual([]);
  expect(refused({ desiredCount: 2 })).toEqual(['services[agent].desiredCount']);
  expect(refused({ placementStrategy: [spreadInstances] })).toEqual(['services[agent].placementStrategy']);
  expect(refused({ autoScaling: { minCapacity: 1, maxCapacity: 2, policies: [] } })).toEqual([
    'services[agent].autoScaling',
  ]);
  expect(refused({ launchType: 'FARGATE' })).toEqual(['services[agent].launchType']);
});

conforms('SS-1', 'of a provider’s strategy it stands on that provider’s instances only', () => {
  const finished = run(
    scenario({
      duration: '5m',
      autoScalingGroups: [group('asg-a', { desiredCapacity: 2 }), group('asg-b', { desiredCapacity: 3 })],
      capacityProviders: [
        provider('a', 'asg-a', { status: 'DISABLED' }, { managedTerminationProtection: 'DISABLED' }),
        provider('b', 'asg-b', { status: 'DISABLED' }, { managedTerminationProtection: 'DISABLED' }),
      ],
      cluster: { defaultCapacityProviderStrategy: [entry('a', 1)] },
      services: [{ ...daemon('some', 'small'), capacityProviderStrategy: [entry('b', 1)] }, daemon('all', 'small')],
    }),
  );
  expect(standing(finished, 'some')).toEqual({ 'i-3': 1, 'i-4': 1, 'i-5': 1 });
  // The cluster's default does not narrow a daemon.
  expect(serviceOf(finished, 'all').runningCount).toBe(5);
});

conforms('RA-17', 'a daemon comes before the tasks that wait for its instance', () => {
  const finished = run(
    cluster(1, {
      group: { maxSize: 2 },
      services: [service('web', 'unit', 7), daemon('agent', 'unit')],
    }),
  );
  // Four to an instance: of each one is the daemon's.
  expect(tasksOn(finished)).toEqual({ 'i-1': 4, 'i-2': 4 });
  expect(standing(finished, 'agent')).toEqual({ 'i-1': 1, 'i-2': 1 });
  expect(serviceOf(finished, 'web').runningCount).toBe(6);
  expect(finished.summary.tasks.waitingAtEnd).toBe(1);
});

conforms('RA-17', 'its room is kept while it is replaced: no waiting task takes it', () => {
  const finished = run(
    cluster(1, {
      ...fixed,
      duration: '10m',
      group: { maxSize: 1 },
      taskDefinitions: [taskDefinition('log', 1024, 1024, { stopTimeout: '2m' })],
      services: [daemon('agent', 'log'), service('web', 'unit', 4)],
      events: [deploy('5m', 'agent', 'log')],
    }),
  );
  // Between 300 s and 420 s no daemon is there, and 1,024 units are. The fourth of `web` waits all the same.
  expect(timesOf(finished, 'TaskPlaced')).toEqual([0, 0, 0, 0, 420]);
  expect(standing(finished, 'agent')).toEqual({ 'i-1': 1 });
  expect(finished.summary.tasks.waitingAtEnd).toBe(1);
});

conforms('RA-17', 'network interfaces too', () => {
  const awsvpc = { networkMode: 'awsvpc' };
  const finished = run(
    cluster(1, {
      ...fixed,
      duration: '10m',
      group: { instanceTypes: ['c5.large'], maxSize: 1 },
      taskDefinitions: [
        taskDefinition('log', 128, 128, { ...awsvpc, stopTimeout: '2m' }),
        taskDefinition('web', 128, 128, awsvpc),
      ],
      services: [daemon('agent', 'log'), service('web', 'web', 2)],
      events: [deploy('5m', 'agent', 'log')],
    }),
  );
  // Two interfaces: one is the daemon's, whether it is there or not.
  expect(standing(finished, 'web')).toEqual({ 'i-1': 1 });
  expect(standing(finished, 'agent')).toEqual({ 'i-1': 1 });
});

conforms('RA-17 MS-53', 'the last to stop: daemons end when the other tasks have left the instance', () => {
  const finished = run(
    cluster(2, {
      ...fixed,
      duration: '10m',
      services: [daemon('agent', 'small'), service('web', 'unit', 2, { placementStrategy: [spreadInstances] })],
      group: { newInstancesProtectedFromScaleIn: false, terminationPolicies: ['OldestInstance'] },
      events: [setDesiredCapacity('60s', 'asg', 1)],
    }),
  );
  const stops = factsOf(finished, 'TaskStopping').map(({ t, task }) => [String(task).split('/')[0], t]);
  // The replacement of `web` is RUNNING at 70 s and healthy at 110 s; STOPPED at 140 s, the daemon follows.
  expect(stops).toEqual([
    ['web', 110],
    ['agent', 140],
  ]);
});

conforms('MS-4', 'a daemon makes no instance busy', () => {
  const finished = run(cluster(3, { services: [daemon('agent', 'unit'), service('web', 'unit', 1)] }));
  expect(pointAt(finished, 'cp', 60)).toMatchObject({ needed: 1, running: 3 });
});

conforms('CO-11', 'a daemon whose instance no longer satisfies its constraints is stopped, a replica stays', () => {
  const constraints = (zone: string): unknown => [
    { type: 'memberOf', expression: `attribute:ecs.availability-zone == us-east-1${zone}` },
  ];
  const finished = run(
    cluster(2, {
      ...fixed,
      duration: '10m',
      group: { availabilityZones: ['us-east-1a', 'us-east-1b'] },
      services: [daemon('agent', 'small'), service('web', 'small', 2)],
      events: [
        update('5m', 'services[agent].placementConstraints', constraints('b')),
        update('5m', 'services[web].placementConstraints', constraints('b')),
        setDesiredCount('6m', 'web', 4),
      ],
    }),
  );
  expect(factsOf(finished, 'TaskStopping').map(({ t, task, cause }) => [t, task, cause])).toEqual([
    [300, 'agent/1', 'scaledIn'],
  ]);
  expect(serviceOf(finished, 'agent')).toMatchObject({ desiredCount: 1, runningCount: 1 });
  // Nothing is deployed; those placed from then on follow the new constraints.
  expect(timesOf(finished, 'DeploymentStarted')).toEqual([0, 0]);
  expect(serviceOf(finished, 'web').byAvailabilityZone).toEqual({ 'us-east-1a': 1, 'us-east-1b': 3 });
});

conforms('CO-11', 'and comes back where it may stand again', () => {
  const finished = run(
    cluster(1, {
      ...fixed,
      duration: '10m',
      services: [{ ...daemon('agent', 'small'), ...memberOf('attribute:ecs.availability-zone == us-east-1c') }],
      events: [update('5m', 'services[agent].placementConstraints', [])],
    }),
  );
  expect(timesOf(finished, 'TaskPlaced')).toEqual([300]);
});

conforms('CO-11', 'another strategy moves no running task, and the next ones follow it', () => {
  const finished = run(
    cluster(2, {
      ...fixed,
      duration: '10m',
      services: [service('web', 'small', 2, { placementStrategy: [spreadInstances] })],
      events: [
        update('5m', 'services[web].placementStrategy', [{ type: 'binpack', field: 'cpu' }]),
        setDesiredCount('6m', 'web', 8),
      ],
    }),
  );
  expect(timesOf(finished, 'TaskStopping')).toEqual([]);
  expect(Object.values(tasksOn(finished)).toSorted((a, b) => a - b)).toEqual([1, 7]);
});
