import { expect } from 'vitest';
import { cluster, daemon, deploy, percents, service, taskDefinition } from './cluster.js';
import { conforms } from './conforms.js';
import { serviceOf, tasksOn, timesOf } from './read.js';
import { factsOf, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

const checkedBy = (healthCheck: Json): Json => ({
  containerDefinitions: [{ name: 'app', memory: 64, portMappings: [{ containerPort: 80, hostPort: 0 }], healthCheck }],
});
const port = {
  containerDefinitions: [{ name: 'app', memory: 64, portMappings: [{ containerPort: 80, hostPort: 0 }] }],
};
const target = { loadBalancers: [{ containerName: 'app', containerPort: 80, deregistrationDelay: '0s' }] };

/** One task, and a deploy of the same at ten minutes: how long the new one is RUNNING before the old one stops. */
function healthyAfter(definition: Json, fields: Json = {}, model: Json = {}): number {
  const finished = run(
    cluster(1, {
      duration: '20m',
      taskDefinitions: [taskDefinition('task', 128, 128, definition)],
      services: [service('web', 'task', 1, fields)],
      events: [deploy('10m', 'web', 'task')],
      model,
    }),
  );
  const [stop] = timesOf(finished, 'TaskStopping', { cause: 'replaced' });
  return stop - timesOf(finished, 'TaskStarted')[1];
}

conforms('SS-5 MS-45', 'where nothing checks a task is healthy 40 s after RUNNING', () => {
  expect(healthyAfter({})).toBe(40);
});

conforms('SS-5', 'healthyAfter: 40 s, or as soon as it is RUNNING', () => {
  expect(healthyAfter({}, {}, { healthyAfter: '40s' })).toBe(40);
  expect(healthyAfter({}, {}, { healthyAfter: '0s' })).toBe(0);
});

conforms('SS-5 SS-16', 'with a container check at its first pass, every 30 s unless given', () => {
  expect(healthyAfter(checkedBy({}))).toBe(30);
  expect(healthyAfter(checkedBy({ interval: '5s' }))).toBe(5);
  expect(healthyAfter(checkedBy({ interval: '300s' }))).toBe(300);
});

conforms('SS-5 SS-16', 'behind a load balancer when the target is healthy: five checks of 30 s', () => {
  expect(healthyAfter(port, target)).toBe(150);
  expect(healthyAfter(port, target, { targetHealthyAfter: '20s' })).toBe(20);
});

conforms('SS-5', 'with both, when both are healthy', () => {
  expect(healthyAfter(checkedBy({ interval: '10s' }), target)).toBe(150);
  expect(healthyAfter(checkedBy({ interval: '300s' }), target)).toBe(300);
});

conforms('SS-5', 'a check of a container that is not essential says nothing', () => {
  const containerDefinitions = [
    { name: 'app', memory: 64 },
    { name: 'side', memory: 64, essential: false, healthCheck: { interval: '5s' } },
  ];
  expect(healthyAfter({ containerDefinitions })).toBe(40);
});

/** When the first task becomes UNHEALTHY, counted from RUNNING. Its checks fail from `unhealthyAfter` on. */
function unhealthyAfter(definition: Json, fields: Json = {}, model: Json = {}): number {
  const finished = run(
    cluster(1, {
      duration: '20m',
      taskDefinitions: [taskDefinition('task', 128, 128, { unhealthyAfter: '60s', ...definition })],
      services: [service('web', 'task', 1, fields)],
      model,
    }),
  );
  return timesOf(finished, 'TaskUnhealthy')[0] - timesOf(finished, 'TaskStarted')[0];
}

conforms('SS-16', 'UNHEALTHY after three failed checks of 30 s, unless given', () => {
  expect(unhealthyAfter(checkedBy({}))).toBe(60 + 3 * 30);
  expect(unhealthyAfter(checkedBy({ interval: '10s', retries: 2 }))).toBe(60 + 2 * 10);
});

conforms('SS-16', 'failed checks do not count in the start period', () => {
  expect(unhealthyAfter(checkedBy({ startPeriod: '300s' }))).toBe(300 + 3 * 30);
  expect(unhealthyAfter(checkedBy({ startPeriod: '60s' }))).toBe(60 + 3 * 30);
});

conforms('SS-16', 'a target is unhealthy after two checks of 30 s', () => {
  expect(unhealthyAfter(port, target)).toBe(60 + 60);
  expect(unhealthyAfter(port, target, { targetUnhealthyAfter: '5s' })).toBe(60 + 5);
  // Whichever notices first.
  expect(unhealthyAfter(checkedBy({ interval: '5s' }), target)).toBe(60 + 15);
});

conforms('SS-17', 'in the grace period neither target nor container makes a task UNHEALTHY', () => {
  const grace = (seconds: number): Json => ({ healthCheckGracePeriodSeconds: seconds });
  expect(unhealthyAfter(checkedBy({}), grace(0))).toBe(150);
  expect(unhealthyAfter(checkedBy({}), grace(600))).toBe(600);
  expect(unhealthyAfter(port, { ...target, ...grace(600) })).toBe(600);
  expect(unhealthyAfter(checkedBy({}), grace(100))).toBe(150);
});

const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n + 1);

/** Checks every 10 s, two of which must fail. */
const quick = checkedBy({ interval: '10s', retries: 2 });

/** `web` on one instance; its tasks fail their checks so long after RUNNING. */
const ailing = (count: number, unhealthyAt: string, fields: Json = {}, parts: Json = {}) =>
  run(
    cluster(1, {
      duration: '10m',
      group: { maxSize: 1 },
      managedScaling: { status: 'DISABLED' },
      provider: { managedTerminationProtection: 'DISABLED' },
      taskDefinitions: [taskDefinition('task', 128, 128, { ...quick, unhealthyAfter: unhealthyAt })],
      services: [service('web', 'task', count, fields)],
      ...parts,
    }),
  );

conforms('SS-7', 'a replacement starts first; when it is healthy the UNHEALTHY one stops', () => {
  const finished = ailing(2, '5m');
  // RUNNING at 10 s, UNHEALTHY at 330 s; the replacements are RUNNING at 340 s and healthy at 350 s.
  expect(timesOf(finished, 'TaskUnhealthy').slice(0, 2)).toEqual([330, 330]);
  expect(timesOf(finished, 'TaskRequested')).toEqual([0, 0, 330, 330]);
  expect(timesOf(finished, 'TaskStopping', { cause: 'unhealthy' })).toEqual([350, 350]);
  expect(serviceOf(finished, 'web').runningCount).toBe(2);
});

conforms('SS-7', 'when the replacement is UNHEALTHY too, either stops, and another starts', () => {
  const finished = ailing(1, '0s', {}, { duration: '2m' });
  // RUNNING at 10 s and UNHEALTHY at 30 s; its replacement at 40 s and 60 s.
  expect(timesOf(finished, 'TaskUnhealthy').slice(0, 2)).toEqual([30, 60]);
  expect(timesOf(finished, 'TaskStopping', { cause: 'unhealthy' })[0]).toBe(60);
  // At most two, the stopping one included: the third is asked for when one of the two is STOPPED.
  expect(timesOf(finished, 'TaskRequested').slice(0, 3)).toEqual([0, 30, 90]);
  const first = new Set(
    seeds(12).map((seed) => factsOf(ailing(1, '0s', {}, { duration: '2m', seed }), 'TaskStopping')[0]['task']),
  );
  expect(first).toEqual(new Set(['web/1', 'web/2']));
});

conforms('SS-7', 'where the maximum forbids it one is stopped first, one at a time, down to the minimum', () => {
  const finished = ailing(4, '5m', percents(50, 100), { duration: '9m' });
  // Of four UNHEALTHY at 330 s one stops; STOPPED at 360 s, its replacement is RUNNING at 370 s and healthy at 380 s.
  const stops = timesOf(finished, 'TaskStopping', { cause: 'unhealthy' });
  expect(stops.slice(0, 2)).toEqual([330, 380]);
  expect(timesOf(finished, 'TaskRequested').slice(4, 6)).toEqual([360, 410]);
  expect(timesOf(finished, 'TaskUnhealthy').slice(0, 4)).toEqual([330, 330, 330, 330]);
  expect(new Set(stops).size).toBe(stops.length);
});

conforms('SS-7', 'at a minimum and maximum of 100 it stays', () => {
  const finished = ailing(2, '5m', percents(100, 100));
  expect(timesOf(finished, 'TaskStopping')).toEqual([]);
  expect(serviceOf(finished, 'web').runningCount).toBe(2);
});

conforms('SS-7', 'which one is stopped first is chance, whatever the strategy', () => {
  // Binpack would empty the instance with the single task; any of the three goes.
  const emptied = new Set(
    seeds(30).map((seed) => {
      const finished = run(
        cluster(2, {
          duration: '6m',
          group: { maxSize: 2 },
          managedScaling: { status: 'DISABLED' },
          provider: { managedTerminationProtection: 'DISABLED' },
          taskDefinitions: [taskDefinition('task', 1365, 128, { ...quick, unhealthyAfter: '5m' })],
          services: [
            service('web', 'task', 4, { ...percents(50, 100), placementStrategy: [{ type: 'binpack', field: 'cpu' }] }),
          ],
        }),
        { seed },
      );
      const [{ task }] = factsOf(finished, 'TaskStopping');
      return factsOf(finished, 'TaskPlaced').find((fact) => fact['task'] === task)?.['instance'];
    }),
  );
  expect(emptied).toEqual(new Set(['i-1', 'i-2']));
});

conforms('SS-7', 'an UNHEALTHY daemon stops before the next one starts, one at a time', () => {
  const finished = run(
    cluster(2, {
      duration: '8m',
      taskDefinitions: [taskDefinition('log', 128, 128, { ...quick, unhealthyAfter: '5m' })],
      services: [daemon('agent', 'log'), service('web', 'unit', 2)],
    }),
  );
  expect(timesOf(finished, 'TaskUnhealthy').slice(0, 2)).toEqual([330, 330]);
  expect(timesOf(finished, 'TaskStopping', { cause: 'unhealthy' })).toEqual([330, 360]);
  expect(timesOf(finished, 'TaskRequested').slice(4)).toEqual([360, 390]);
  expect(Object.values(tasksOn(finished))).toEqual([2, 2]);
});
