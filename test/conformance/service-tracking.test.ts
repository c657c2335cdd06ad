import { expect } from 'vitest';
import { trackedCapacity } from '../../src/policy/scaling/service-target-tracking.js';
import { cluster, deploy, percents, service, setDesiredCount, taskDefinition, update } from './cluster.js';
import { conforms } from './conforms.js';
import { counts, loaded, memory, percentOfOneTask, requests, tracking, values, type Points } from './loaded.js';
import { serviceOf, timesOf } from './read.js';
import { factsOf, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

conforms('AS-2', 'CPU: what is used of what the RUNNING tasks reserve, each minute; it may exceed 100 %', () => {
  const finished = loaded(
    4,
    [
      [0, 200],
      [150, 600],
    ],
    [tracking(1000)],
    { duration: '4m' },
  );
  expect(timesOf(finished, 'ServiceMetricMeasured')).toEqual([60, 120, 180, 240]);
  expect(values(finished)).toEqual([50, 50, 150, 150]);
});

conforms('AS-2', 'of a task that reserves 256 units the same load is four times as much', () => {
  const finished = run(
    cluster(1, {
      duration: '1m',
      taskDefinitions: [taskDefinition('quarter', 256, 256)],
      services: [
        service('web', 'quarter', 2, {
          load: percentOfOneTask([[0, 25]]),
          autoScaling: { minCapacity: 2, maxCapacity: 2, policies: [tracking(50)] },
        }),
      ],
    }),
  );
  expect(values(finished)).toEqual([50]);
});

conforms('AS-1 AS-2', 'memory: by task and by request, at most 100 %; requests: per target and minute', () => {
  const measured = (metric: string, load: Json): readonly number[] =>
    values(
      run(
        cluster(2, {
          duration: '1m',
          services: [
            service('web', 'unit', 4, {
              load: { requestsPerSecond: 40, cpuMillisecondsPerRequest: 1, ...load },
              autoScaling: { minCapacity: 4, maxCapacity: 4, policies: [tracking(50, { metric })] },
            }),
          ],
        }),
      ),
    );
  // 4 × 128 + 40 × 12.8 = 1,024 MiB of 4,096.
  expect(measured(memory, { memoryMiBPerTask: 128, memoryMiBPerRequestPerSecond: 12.8 })).toEqual([25]);
  expect(measured(memory, { memoryMiBPerTask: 2048 })).toEqual([100]);
  expect(measured(requests, {})).toEqual([600]);
});

conforms('AS-3', 'example 47: a target of 30: out at the third minute above 30', () => {
  // Two tasks: 62 % of one are 31 % of two.
  const finished = loaded(
    2,
    [
      [0, 60],
      [170, 62],
    ],
    [tracking(30)],
    { duration: '10m' },
  );
  expect(values(finished).slice(0, 5)).toEqual([30, 30, 31, 31, 31]);
  // The third datapoint is that of 300 s; the alarm acts 20 s later.
  expect(counts(finished)).toEqual([[320, 3]]);
});

conforms('AS-3', 'example 47: in at the fifteenth minute below 27, that is 0.9 × 30', () => {
  const low = (percent: number, model: Json = {}): Points =>
    counts(loaded(10, [[0, percent * 10]], [tracking(30)], { duration: '17m', model }));
  expect(low(26.9)).toEqual([[920, 9]]);
  expect(low(27)).toEqual([]);
  expect(low(29)).toEqual([]);
  // serviceLowThresholdFactor of 1: below the target itself.
  expect(low(26.9, { serviceLowThresholdFactor: 0.5 })).toEqual([]);
  expect(low(20, { serviceLowThresholdFactor: 1 })).toEqual([[920, 7]]);
});

conforms('AS-3', 'one datapoint that does not breach, and the count begins anew', () => {
  const high = loaded(
    2,
    [
      [0, 100],
      [100, 40],
      [130, 100],
    ],
    [tracking(30)],
    { duration: '10m' },
  );
  expect(values(high).slice(0, 5)).toEqual([50, 20, 50, 50, 50]);
  expect(counts(high)[0]).toEqual([320, 4]);
  const low = loaded(
    10,
    [
      [0, 100],
      [820, 300],
      [850, 100],
    ],
    [tracking(30)],
    { duration: '32m' },
  );
  // Low but for the datapoint of 840 s: fifteen more are needed, 900 to 1740 s.
  expect(counts(low)[0]).toEqual([1760, 4]);
});

conforms('AS-4', 'in proportion, rounded up: ⌈current × metric / target⌉', () => {
  const out = loaded(10, [[0, 1010]], [tracking(60)], { duration: '5m' });
  expect(counts(out)).toEqual([[200, 17]]);
  // Example 49: ten tasks at 20 % of a target of 60: four or more.
  expect(counts(loaded(10, [[0, 200]], [tracking(60)], { duration: '17m' }))).toEqual([[920, 4]]);
  expect(trackedCapacity(10, 20, 60)).toBe(4);
  expect(trackedCapacity(4, 60, 60)).toBe(4);
});

conforms('AS-4', 'within minCapacity and maxCapacity', () => {
  const within = (autoScaling: Json, load: number): Points =>
    counts(
      loaded(10, [[0, load]], [], { duration: '20m' }, { autoScaling: { policies: [tracking(50)], ...autoScaling } }),
    );
  expect(within({ minCapacity: 1, maxCapacity: 12 }, 1000)).toEqual([[200, 12]]);
  expect(within({ minCapacity: 8, maxCapacity: 20 }, 100)).toEqual([[920, 8]]);
  // A count outside the bounds is moved to the nearer one at once.
  expect(within({ minCapacity: 12, maxCapacity: 20 }, 500)[0]).toEqual([0, 12]);
});

conforms('AS-4', 'the bounds may change by an update', () => {
  const finished = loaded(4, [[0, 200]], [tracking(50)], {
    duration: '10m',
    events: [update('5m', 'services[web].autoScaling.minCapacity', 6)],
  });
  expect(counts(finished)).toEqual([[300, 6]]);
});

conforms('AS-7', 'without a RUNNING task there is no datapoint, and nothing happens', () => {
  const finished = loaded(2, [[0, 1]], [tracking(50)], {
    duration: '40m',
    taskDefinitions: [taskDefinition('slow', 1024, 1024, { startTime: '30m' })],
    services: [
      service('web', 'slow', 2, {
        load: percentOfOneTask([[0, 1]]),
        autoScaling: { minCapacity: 1, maxCapacity: 10, policies: [tracking(50)] },
      }),
    ],
  });
  const missing = factsOf(finished, 'ServiceMetricMeasured').filter(({ t }) => Number(t) < 1800);
  expect(new Set(missing.map(({ low }) => low))).toEqual(new Set([0]));
  expect(counts(finished)).toEqual([]);
});

conforms('AS-7', 'missing data also begins the count of low datapoints anew', () => {
  const finished = loaded(1, [[0, 1]], [tracking(50)], {
    duration: '30m',
    taskDefinitions: [taskDefinition('frail', 1024, 1024, { crashAfter: '775s', startTime: '70s' })],
    services: [
      service('web', 'frail', 2, {
        load: percentOfOneTask([[0, 1]]),
        autoScaling: { minCapacity: 1, maxCapacity: 10, policies: [tracking(50)] },
      }),
    ],
  });
  // RUNNING from 70 s to 845 s and from 915 s on. Thirteen low datapoints, none at 900 s, then fifteen to 1,800 s at the earliest.
  expect(counts(finished).every(([t]) => t > 1740)).toBe(true);
});

conforms('AS-8 MS-45', 'during a deployment a service scales out and not in', () => {
  const slow = { taskDefinitions: [taskDefinition('slow', 1024, 1024, { startTime: '20m' })] };
  const deploys = { ...slow, events: [deploy('10m', 'web', 'slow')] };
  const low = (parts: Json): Points => counts(loaded(10, [[0, 100]], [tracking(50)], { duration: '45m', ...parts }));
  expect(low({})[0]).toEqual([920, 2]);
  // In progress from 600 s to the end of the last old task, past 1,800 s.
  const [[t]] = low(deploys);
  expect(t).toBeGreaterThan(1800);
  const high = loaded(
    10,
    [
      [0, 300],
      [700, 800],
    ],
    [tracking(50)],
    { duration: '20m', ...deploys },
  );
  expect(counts(high)[0]).toEqual([860, 16]);
});

conforms('AS-1', 'a desired count set by hand holds until a policy acts', () => {
  const finished = loaded(4, [[0, 200]], [tracking(50)], {
    duration: '10m',
    events: [setDesiredCount('5m', 'web', 5)],
  });
  expect(counts(finished)).toEqual([[300, 5]]);
  expect(serviceOf(finished, 'web').runningCount).toBe(5);
});

conforms('MS-45', 'an old revision keeps the minimum healthy while its service grows', () => {
  const finished = loaded(
    4,
    [
      [0, 200],
      [400, 800],
    ],
    [tracking(50)],
    {
      duration: '30m',
      taskDefinitions: [taskDefinition('unit-v2', 1024, 1024)],
      events: [deploy('10m', 'web', 'unit-v2')],
    },
    percents(100, 200),
  );
  expect(serviceOf(finished, 'web').runningCount).toBe(counts(finished).at(-1)?.[1]);
  expect(timesOf(finished, 'DeploymentCompleted')).toHaveLength(2);
});
