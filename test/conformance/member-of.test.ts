import { expect } from 'vitest';
import {
  cluster,
  group,
  instance,
  instanceType,
  runTask,
  scenario,
  service,
  setDesiredCapacity,
  spreadInstances,
  taskDefinition,
  update,
} from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, tasksOn } from './read.js';
import { factsOf, pointAt, run } from './run.js';

const memberOf = (expression: string) => ({ placementConstraints: [{ type: 'memberOf', expression }] });
const zones = { availabilityZones: ['us-east-1a', 'us-east-1b'] };

conforms('CO-1 PL-1', 'memberOf of the service and of the task definition both bind', () => {
  const finished = run(
    cluster(4, {
      duration: '1m',
      group: { ...zones, maxSize: 4 },
      taskDefinitions: [taskDefinition('here', 128, 128, memberOf('attribute:ecs.availability-zone exists'))],
      services: [
        service('web', 'here', 6, {
          ...memberOf('attribute:ecs.availability-zone == us-east-1b'),
          placementStrategy: [spreadInstances],
        }),
      ],
    }),
  );
  expect(finished.summary.services[0].byAvailabilityZone).toEqual({ 'us-east-1a': 0, 'us-east-1b': 6 });
});

conforms('CO-2', 'a task that no instance may take waits, and the reason names the constraint', () => {
  const finished = run(
    cluster(2, {
      duration: '1m',
      group: { maxSize: 2 },
      services: [service('web', 'small', 1, memberOf('attribute:stack == prod'))],
    }),
  );
  expect(finished.summary.tasks).toMatchObject({ placed: 0, waitingAtEnd: 1 });
  expect(factsOf(finished, 'TaskWaited').map((f) => f['reason'])).toEqual(['memberOf']);
});

conforms('CO-2', 'RunTask with launch type EC2 fails at once', () => {
  const finished = run(
    cluster(1, {
      duration: '1m',
      events: [runTask('10s', 'small', 1, { launchType: 'EC2', ...memberOf('attribute:stack exists') })],
    }),
  );
  expect(finished.summary.tasks).toMatchObject({ requested: 1, rejected: 1 });
});

conforms('MS-5 MS-7', 'tasks that wait are counted under the constraints in force, as they are placed', () => {
  const finished = run(
    cluster(0, {
      duration: '10m',
      services: [service('web', 'small', 1, memberOf('attribute:stack == prod'))],
      events: [update('5m30s', 'services[web].placementConstraints', [])],
    }),
  );
  // Managed scaling ignores the task, and the reservation is the target, until the constraint has gone.
  expect(pointAt(finished, 'cp', 300)).toMatchObject({ needed: 0, reservation: 100, provisioning: 1 });
  expect(pointAt(finished, 'cp', 360)).toMatchObject({ reservation: 200, provisioning: 1 });
  expect(finished.summary.tasks.runningAtEnd).toBe(1);
});

conforms('MS-7 MS-8', 'a memberOf that no instance of the group would satisfy stops scale-out', () => {
  const reservation = (expression: string): number =>
    pointAt(
      run(
        cluster(1, {
          duration: '2m',
          managedScaling: { targetCapacity: 90 },
          services: [service('fill', 'whole', 1), service('web', 'whole', 1, memberOf(expression))],
        }),
      ),
      'cp',
      60,
    ).reservation;
  expect(reservation('attribute:ecs.availability-zone exists')).toBe(200);
  expect(reservation('attribute:ecs.availability-zone == us-west-2a')).toBe(90);
});

conforms('CO-8', 'affinity places beside tasks of the group, anti-affinity away from them', () => {
  const beside = (expression: string): readonly number[] => {
    const finished = run(
      cluster(2, {
        duration: '1m',
        group: { maxSize: 2 },
        services: [service('a', 'small', 1), service('b', 'small', 1, memberOf(expression))],
      }),
    );
    return Object.values(tasksOn(finished)).toSorted((x, y) => x - y);
  };
  expect(beside('task:group == service:a')).toEqual([0, 2]);
  expect(beside('not(task:group == service:a)')).toEqual([1, 1]);
});

conforms('CO-5', 'runningTasksCount and ec2InstanceId are those of the instance', () => {
  const placed = (expression: string): number =>
    run(
      cluster(2, {
        duration: '1m',
        group: { maxSize: 2 },
        services: [service('web', 'small', 3, { ...memberOf(expression), placementStrategy: [spreadInstances] })],
      }),
    ).summary.tasks.placed;
  // At t = 0 nothing is RUNNING yet, so that all three are placed at once.
  expect(placed('runningTasksCount < 1')).toBe(3);
  expect(placed('runningTasksCount > 0')).toBe(0);
  expect(placed('ec2InstanceId in [i-1, i-2]')).toBe(3);
  expect(placed('ec2InstanceId == i-9')).toBe(0);
});

conforms('CO-9', 'the built-in attributes have the values of the instance', () => {
  const placed = (expression: string): number =>
    run(
      cluster(1, {
        duration: '1m',
        group: { maxSize: 1 },
        instanceTypes: [instanceType('arm.type', 2, 4096, { cpuArchitecture: 'ARM64' })],
        services: [service('web', 'small', 1, memberOf(expression))],
      }),
    ).summary.tasks.placed;
  expect(placed('attribute:ecs.os-type == linux and attribute:ecs.availability-zone == us-east-1a')).toBe(1);
  expect(placed('attribute:ecs.cpu-architecture == arm64')).toBe(0);
  expect(placed('attribute:ecs.subnet-id exists')).toBe(0);
});

conforms('CO-11', 'an update of the constraints leaves running tasks where they are', () => {
  const finished = run(
    cluster(2, {
      duration: '3m',
      group: { ...zones, maxSize: 2 },
      services: [service('web', 'small', 2)],
      events: [
        {
          at: '60s',
          type: 'update',
          path: 'services[web].placementConstraints',
          value: [{ type: 'memberOf', expression: 'attribute:ecs.availability-zone == us-east-1b' }],
        },
        { at: '61s', type: 'setDesiredCount', service: 'web', desiredCount: 4 },
      ],
    }),
  );
  expect(finished.summary.services[0].byAvailabilityZone).toEqual({ 'us-east-1a': 1, 'us-east-1b': 3 });
});

conforms('CO-4', 'an expression that cannot be read is an error of the file', () => {
  const errors = errorsIn(cluster(1, { services: [service('web', 'small', 1, memberOf('attribute:stack = prod'))] }));
  expect(errors.length).toBe(1);
});

conforms('CO-5', 'ec2InstanceId is the name that initialState gives', () => {
  const placed = (expression: string): number =>
    run(
      cluster(2, {
        duration: '1m',
        group: { maxSize: 2 },
        initialState: { instances: [instance('i-blue', 'a'), instance('i-green', 'a')] },
        services: [service('web', 'small', 2, memberOf(expression))],
      }),
    ).summary.tasks.placed;
  expect(placed('ec2InstanceId == i-green')).toBe(2);
  expect(placed('ec2InstanceId =~ i-gr.*')).toBe(2);
  expect(placed('ec2InstanceId == i-2')).toBe(0);
});

conforms('CO-5', 'agentVersion is compared as dotted numbers', () => {
  const placed = (expression: string): readonly number[] =>
    ['a', 'b'].map(
      (zone) =>
        run(
          scenario({
            duration: '1m',
            autoScalingGroups: [
              group('old', { desiredCapacity: 1, agentVersion: '1.9.0' }),
              group('new', { desiredCapacity: 1, agentVersion: '1.68.2', availabilityZones: ['us-east-1b'] }),
            ],
            services: [service('web', 'small', 4, { launchType: 'EC2', ...memberOf(expression) })],
          }),
        ).summary.services[0].byAvailabilityZone[`us-east-1${zone}`],
    );
  expect(placed('agentVersion >= 1.14.5')).toEqual([0, 4]);
  expect(placed('agentVersion < 1.68.2')).toEqual([4, 0]);
  expect(placed('agentVersion == 1.9.0')).toEqual([4, 0]);
  expect(placed('agentVersion > 1.68.2')).toEqual([0, 0]);
});

conforms('CO-5', 'registeredAt is the date of the registration, and startsAt that of t = 0', () => {
  const placed = (expression: string, start: object = { startsAt: '2026-03-01T12:00:00Z' }): number =>
    run(
      cluster(1, {
        duration: '10m',
        ...start,
        group: { maxSize: 2 },
        managedScaling: { status: 'DISABLED' },
        provider: { managedTerminationProtection: 'DISABLED' },
        initialState: { instances: [instance('i-old', 'a')] },
        services: [service('web', 'unit', 2, memberOf(expression))],
        events: [setDesiredCapacity('60s', 'asg', 2)],
      }),
    ).summary.tasks.placed;
  // i-old is three hours old at 12:00:00; another registers at 12:02:00.
  expect(placed('registeredAt <= 2026-03-01T09:00:00Z')).toBe(2);
  expect(placed('registeredAt < 2026-03-01T09:00:00+00:00')).toBe(0);
  expect(placed('registeredAt > 2026-03-01T12:01:59Z')).toBe(2);
  expect(placed('registeredAt > 2026-03-01T12:02:00')).toBe(0);
  expect(placed('registeredAt >= 2026-03-02')).toBe(0);
  expect(placed('registeredAt >= 2026-03-02', { startsAt: '2026-03-03' })).toBe(2);
  // Without startsAt the run begins with 2026.
  expect(placed('registeredAt == 2025-12-31T21:00:00Z', {})).toBe(2);
});
