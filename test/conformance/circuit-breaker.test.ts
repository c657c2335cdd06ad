import { expect } from 'vitest';
import { cluster, deploy, instance, percents, service, setDesiredCount, taskDefinition } from './cluster.js';
import { conforms } from './conforms.js';
import { rawFactsOf, serviceOf, timesOf } from './read.js';
import { deploymentCause } from '../../src/model/facts.js';
import { factsOf, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

/** Health checks every 10 s, two of which must fail. */
const checked = {
  containerDefinitions: [{ name: 'app', memory: 64, healthCheck: { interval: '10s', retries: 2 } }],
};
const families = [
  taskDefinition('broken', 128, 128, { startFailureRate: 1 }),
  taskDefinition('sick', 128, 128, { ...checked, unhealthyAfter: '0s' }),
  taskDefinition('endless', 8192, 128),
];

const breaker = (fields: Json = {}, rollback = true): Json => ({
  deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback, ...fields } },
});
const threshold = (type: string, value: number): Json => breaker({ thresholdConfiguration: { type, value } });

/** Room for twice so many small tasks, and a deploy of one of the families at five minutes. */
const deployed = (count: number, fields: Json, family = 'broken', parts: Json = {}) =>
  run(
    cluster(Math.ceil((2 * count) / 32), {
      duration: '30m',
      managedScaling: { status: 'DISABLED' },
      provider: { managedTerminationProtection: 'DISABLED' },
      taskDefinitions: families,
      services: [service('web', 'small', count, fields)],
      events: [deploy('5m', 'web', family)],
      ...parts,
    }),
  );

/** At how many failures the deployment of five minutes failed. */
const trippedAt = (count: number, fields: Json, parts: Json = {}): unknown =>
  factsOf(deployed(count, fields, 'broken', { duration: '10m', ...parts }), 'DeploymentFailed')[0]?.['failures'];

conforms('SS-11', 'examples 9 and 11: half of the desired count, between 3 and 200; 10 and 200 in 2023', () => {
  for (const [desired, now, then] of [
    [1, 3, 10],
    [25, 13, 13],
    [400, 200, 200],
    [800, 200, 200],
  ]) {
    // A pause after each failure would only take time.
    const throttle = { first: 0, factor: 1, max: 0 };
    expect(trippedAt(desired, breaker(), { model: { throttle } })).toBe(now);
    expect(trippedAt(desired, breaker(), { model: { throttle, circuitBreakerFloor: 10 } })).toBe(then);
  }
});

conforms('SS-12', 'examples 12 and 13: a count, and a percentage without bounds', () => {
  expect(trippedAt(100, threshold('COUNT', 5))).toBe(5);
  expect(trippedAt(10, threshold('UNBOUNDED_PERCENT', 10))).toBe(1);
  expect(trippedAt(1000, threshold('UNBOUNDED_PERCENT', 10))).toBe(100);
  expect(trippedAt(500, threshold('UNBOUNDED_PERCENT', 100))).toBe(500);
});

conforms('SS-12', 'another percentage within the bounds, of the desired count at that moment', () => {
  expect(trippedAt(100, threshold('BOUNDED_PERCENT', 10))).toBe(10);
  expect(trippedAt(20, threshold('BOUNDED_PERCENT', 10))).toBe(3);
  expect(trippedAt(100, {}, { events: [] })).toBeUndefined();
  const grown = [setDesiredCount('302s', 'web', 60), deploy('5m', 'web', 'broken')];
  expect(trippedAt(20, threshold('UNBOUNDED_PERCENT', 50), { events: grown })).toBe(30);
});

conforms('SS-13', 'at the threshold the deployment fails and rolls back to the one that had COMPLETED', () => {
  const finished = deployed(10, breaker());
  expect(timesOf(finished, 'DeploymentFailed')).toEqual([310]);
  expect(rawFactsOf(finished, 'DeploymentStarted').map(({ t, revision, cause }) => [t, revision, cause])).toEqual([
    [0, 0, deploymentCause.created],
    [300, 1, deploymentCause.deploy],
    [310, 0, deploymentCause.rollback],
  ]);
  // The ten of revision 1 are gone at once; those of revision 0 were never touched.
  expect(timesOf(finished, 'DeploymentCompleted')).toEqual([50, 310]);
  expect(timesOf(finished, 'TaskRequested')).toHaveLength(20);
  expect(serviceOf(finished, 'web')).toMatchObject({ runningCount: 10, belowDesiredTaskSeconds: 100 });
});

conforms('SS-13', 'without a rollback it launches nothing more, until another deploy', () => {
  const finished = deployed(10, breaker({}, false), 'broken', {
    events: [deploy('5m', 'web', 'broken'), deploy('20m', 'web', 'small')],
  });
  expect(timesOf(finished, 'DeploymentFailed')).toEqual([310]);
  const requests = timesOf(finished, 'TaskRequested').slice(10);
  expect(requests).toEqual([...Array<number>(10).fill(300), ...Array<number>(10).fill(1200)]);
  expect(serviceOf(finished, 'web').runningCount).toBe(10);
});

conforms('SS-13', 'without a COMPLETED deployment there is nothing to roll back to: it stands still', () => {
  const finished = run(
    cluster(1, {
      duration: '2h',
      taskDefinitions: families,
      services: [service('web', 'broken', 4, breaker())],
    }),
  );
  expect(timesOf(finished, 'DeploymentFailed')).toEqual([10]);
  expect(timesOf(finished, 'DeploymentStarted')).toEqual([0]);
  expect(timesOf(finished, 'TaskRequested')).toEqual([0, 0, 0, 0]);
});

conforms(
  'SS-13',
  'a rollback that fails as well stands still: its revision is no target before it has COMPLETED',
  () => {
    // The tasks of t = 0 run. No later one of the same revision will.
    const finished = run(
      cluster(1, {
        duration: '2h',
        taskDefinitions: [...families, taskDefinition('rotten', 128, 128, { startFailureRate: 1 })],
        services: [
          service('web', 'rotten', 4, {
            deploymentConfiguration: {
              minimumHealthyPercent: 0,
              maximumPercent: 100,
              deploymentCircuitBreaker: { enable: true, rollback: true },
            },
          }),
        ],
        initialState: { instances: [instance('i-a', 'a', { web: 4 })] },
        events: [deploy('5m', 'web', 'broken')],
      }),
    );
    expect(timesOf(finished, 'DeploymentCompleted')).toEqual([40]);
    expect(rawFactsOf(finished, 'DeploymentStarted').map(({ cause }) => cause)).toEqual([
      deploymentCause.created,
      deploymentCause.deploy,
      deploymentCause.rollback,
    ]);
    // The four stop by 330 s; four of revision 1 fail at 340 s, four of revision 0 at 350 s.
    expect(timesOf(finished, 'DeploymentFailed')).toEqual([340, 350]);
    expect(timesOf(finished, 'TaskRequested').at(-1)).toBe(340);
  },
);

conforms('SS-13', 'each failure counts only while the breaker is enabled and the deployment is on its way', () => {
  const off = deployed(10, {
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: true } },
  });
  expect(factsOf(off, 'DeploymentFailed')).toEqual([]);
  expect(factsOf(deployed(10, {}), 'DeploymentFailed')).toEqual([]);
  // Long after COMPLETED three tasks at a time become UNHEALTHY: no deployment fails of it.
  const late = run(
    cluster(1, {
      duration: '1h',
      taskDefinitions: [taskDefinition('late', 128, 128, { ...checked, unhealthyAfter: '10m' })],
      services: [service('web', 'late', 4, breaker())],
    }),
  );
  expect(factsOf(late, 'TaskUnhealthy').length).toBeGreaterThan(3);
  expect(factsOf(late, 'DeploymentFailed')).toEqual([]);
});

conforms('SS-13', 'a task that finds no room is no failure', () => {
  const finished = deployed(2, threshold('COUNT', 1), 'endless', { model: { provisioningTimeout: '1m' } });
  expect(finished.summary.tasks.waitingAtEnd + finished.summary.tasks.timedOut).toBeGreaterThan(0);
  expect(factsOf(finished, 'DeploymentFailed')).toEqual([]);
});

conforms('SS-13', 'once a task of the deployment is RUNNING failed health checks count', () => {
  const finished = deployed(10, breaker(), 'sick');
  // RUNNING at 310 s; two checks of 10 s fail.
  expect(timesOf(finished, 'TaskUnhealthy').slice(0, 10)).toEqual(Array(10).fill(330));
  expect(factsOf(finished, 'DeploymentFailed').map(({ t, failures }) => [t, failures])).toEqual([[330, 5]]);
  expect(serviceOf(finished, 'web').runningCount).toBe(10);
  expect(timesOf(finished, 'DeploymentCompleted')).toHaveLength(2);
});

conforms('SS-13', 'and tasks that fail to start no longer do', () => {
  // Half of the tasks never run. Once one of the deployment has, they are no failures.
  const finished = deployed(20, threshold('COUNT', 20), 'half-broken', {
    taskDefinitions: [...families, taskDefinition('half-broken', 128, 128, { startFailureRate: 0.5 })],
    model: { throttle: { first: 0, factor: 1, max: 0 } },
  });
  const failedStarts = timesOf(finished, 'TaskStopping', { cause: 'failedToStart' }).length;
  expect(failedStarts).toBeGreaterThan(5);
  const counted = factsOf(finished, 'DeploymentFailuresCounted').filter(({ failures }) => Number(failures) > 0);
  const firstRun = timesOf(finished, 'TaskStarted').find((t) => t > 300) ?? NaN;
  expect(counted.every(({ t }) => Number(t) <= firstRun)).toBe(true);
  expect(serviceOf(finished, 'web').runningCount).toBe(20);
});

conforms('SS-12', 'resetOnHealthyTask: a healthy task sets the count back, or does not', () => {
  // One at a time: healthy 10 s after RUNNING, and UNHEALTHY a minute later. So the deployment never completes.
  const failures = (fields: Json) => {
    const finished = deployed(6, { ...percents(100, 117), ...fields }, 'brief', {
      duration: '20m',
      taskDefinitions: [...families, taskDefinition('brief', 128, 128, { ...checked, unhealthyAfter: '40s' })],
    });
    return {
      failed: timesOf(finished, 'DeploymentFailed').length,
      most: Math.max(...factsOf(finished, 'DeploymentFailuresCounted').map(({ failures: n }) => Number(n))),
    };
  };
  const configured = (resetOnHealthyTask: boolean | undefined): Json => ({
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 117,
      deploymentCircuitBreaker: {
        enable: true,
        rollback: true,
        ...(resetOnHealthyTask === undefined ? {} : { resetOnHealthyTask }),
      },
    },
  });
  expect(failures(configured(true)).failed).toBe(0);
  expect(failures(configured(undefined))).toEqual(failures(configured(true)));
  expect(failures(configured(false))).toEqual({ failed: 1, most: 3 });
});
