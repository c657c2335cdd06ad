import { expect } from 'vitest';
import { combinePolicies } from '../../src/policy/scaling/combine-policies.js';
import { cluster, service } from './cluster.js';
import { conforms } from './conforms.js';
import { counts, loaded, percentOfOneTask, requests, step, tracking, type Points } from './loaded.js';
import { errorsIn } from './read.js';

type Json = Readonly<Record<string, unknown>>;

conforms('AS-5', 'in the cooldown of a scale-out only a larger one adds, and by the difference', () => {
  const up = step(50, [
    { lower: 0, upper: 20, adjustment: 2 },
    { lower: 20, adjustment: 5 },
  ]);
  // 4 tasks at 60 %: + 2. At 120 s they are 6 and the load has grown to 80 % of them: + 5 in all.
  const larger = loaded(
    4,
    [
      [0, 240],
      [100, 480],
    ],
    [up],
    { duration: '3m' },
  );
  expect(counts(larger)).toEqual([
    [80, 6],
    [140, 9],
  ]);
  // The same + 2 again adds nothing before 300 s have passed.
  const same = loaded(
    4,
    [
      [0, 240],
      [100, 330],
    ],
    [up],
    { duration: '8m' },
  );
  expect(counts(same)).toEqual([
    [80, 6],
    [380, 8],
  ]);
});

conforms('AS-5', 'cooldowns are 300 s unless given', () => {
  const actions = (fields: Json): readonly number[] =>
    counts(loaded(4, [[0, 4000]], [step(50, [{ lower: 0, adjustment: 1 }], fields)], { duration: '11m' })).map(
      ([t]) => t,
    );
  expect(actions({})).toEqual([80, 380]);
  expect(actions({ cooldown: 300 })).toEqual([80, 380]);
  expect(actions({ cooldown: 60 })).toEqual([80, 140, 200, 260, 320, 380, 440, 500, 560, 620]);
});

conforms('AS-5', 'a scale-in waits for its cooldown', () => {
  const down = (fields: Json): readonly number[] =>
    counts(loaded(20, [[0, 1]], [step(50, [{ upper: 0, adjustment: -1 }], fields)], { duration: '16m' })).map(
      ([t]) => t,
    );
  expect(down({})).toEqual([80, 380, 680]);
  expect(down({ cooldown: 120 })).toEqual([80, 200, 320, 440, 560, 680, 800, 920]);
});

conforms('AS-5', 'a scale-out does not wait for the cooldown of a scale-in, and ends it', () => {
  const policies = [
    step(50, [{ lower: 0, adjustment: 4 }]),
    step(20, [{ upper: 0, adjustment: -2 }], { cooldown: 900 }),
  ];
  const finished = loaded(
    10,
    [
      [0, 100],
      [100, 900],
      [130, 300],
    ],
    policies,
    { duration: '10m' },
  );
  // In at 80 s; out a minute later.
  expect(counts(finished).slice(0, 2)).toEqual([
    [80, 8],
    [140, 12],
  ]);
});

conforms('AS-6', 'example 50: ten tasks, + 3 and + 200 %: the largest wins, 30', () => {
  const policies = [
    step(50, [{ lower: 0, adjustment: 3 }]),
    step(50, [{ lower: 0, adjustment: 200 }], { adjustmentType: 'PercentChangeInCapacity' }),
  ];
  expect(counts(loaded(10, [[0, 600]], policies, { duration: '2m' }))).toEqual([[80, 30]]);
  expect(counts(loaded(10, [[0, 600]], policies.toReversed(), { duration: '2m' }))).toEqual([[80, 30]]);
});

conforms('AS-6', 'out if any wants it, in only if all do, and then by the least', () => {
  const two = (cpuPercent: number, perTarget: number): Points =>
    counts(
      loaded(
        10,
        [],
        [],
        { duration: '17m' },
        {
          load: { requestsPerSecond: perTarget / 6, cpuMillisecondsPerRequest: (cpuPercent * 600) / perTarget },
          autoScaling: {
            minCapacity: 1,
            maxCapacity: 100,
            policies: [tracking(50), tracking(600, { metric: requests })],
          },
        },
      ),
    );
  // CPU alone is high; requests alone are high.
  expect(two(60, 600)[0]).toEqual([200, 12]);
  expect(two(50, 720)[0]).toEqual([200, 12]);
  // One is low and the other at rest.
  expect(two(20, 600)).toEqual([]);
  expect(two(50, 60)).toEqual([]);
  // Both are low: 4 by CPU, 6 by requests.
  expect(two(20, 360)).toEqual([[920, 6]]);
});

conforms('AS-6', 'a policy that never scales in has no say in it', () => {
  const policies = [tracking(50), tracking(6000, { metric: requests, disableScaleIn: true })];
  const finished = loaded(10, [[0, 200]], policies, { duration: '17m' });
  expect(counts(finished)).toEqual([[920, 4]]);
  expect(counts(loaded(10, [[0, 200]], [tracking(50, { disableScaleIn: true })], { duration: '1h' }))).toEqual([]);
  expect(combinePolicies(10, [4, 10], [true, true])).toBe(4);
  expect(combinePolicies(10, [4, 10], [true, false])).toBe(10);
});

conforms('AS-9', 'above the threshold a step holds its lower bound and not its upper one', () => {
  const policy = step(50, [
    { lower: 0, upper: 10, adjustment: 1 },
    { lower: 10, upper: 20, adjustment: 3 },
    { lower: 20, adjustment: 9 },
  ]);
  const added = (percent: number): number =>
    (counts(loaded(10, [[0, percent * 10]], [policy], { duration: '2m' }))[0]?.[1] ?? 10) - 10;
  expect([49.9, 50, 59.9, 60, 69.9, 70, 500].map(added)).toEqual([0, 1, 1, 3, 3, 9, 9]);
});

conforms('AS-9', 'below it a step holds its upper bound and not its lower one', () => {
  const policy = step(50, [
    { lower: -10, upper: 0, adjustment: -1 },
    { lower: -20, upper: -10, adjustment: -3 },
    { upper: -20, adjustment: -6 },
  ]);
  const taken = (percent: number): number =>
    10 - (counts(loaded(10, [[0, percent * 10]], [policy], { duration: '2m' }))[0]?.[1] ?? 10);
  expect([50.1, 50, 40.1, 40, 30.1, 30, 1].map(taken)).toEqual([0, 1, 1, 3, 3, 6, 6]);
});

conforms('AS-9', 'gaps and overlaps are refused', () => {
  const refused = (steps: readonly Json[]): number =>
    errorsIn(
      cluster(1, {
        services: [
          service('web', 'unit', 1, {
            load: percentOfOneTask([[0, 1]]),
            autoScaling: { minCapacity: 1, maxCapacity: 2, policies: [step(50, steps)] },
          }),
        ],
      }),
    ).length;
  expect(
    refused([
      { lower: 0, upper: 10, adjustment: 1 },
      { lower: 10, adjustment: 2 },
    ]),
  ).toBe(0);
  expect(
    refused([
      { lower: 0, upper: 10, adjustment: 1 },
      { lower: 11, adjustment: 2 },
    ]),
  ).toBe(1);
  expect(
    refused([
      { lower: 0, upper: 10, adjustment: 1 },
      { lower: 9, adjustment: 2 },
    ]),
  ).toBe(1);
});

conforms('AS-9', 'percentages are rounded towards 0, between 0 and 1 to 1, at least by minAdjustmentMagnitude', () => {
  const to = (count: number, adjustment: number, fields: Json = {}): number | undefined =>
    counts(
      loaded(
        count,
        [[0, count * (adjustment > 0 ? 60 : 40)]],
        [
          step(50, [adjustment > 0 ? { lower: 0, adjustment } : { upper: 0, adjustment }], {
            adjustmentType: 'PercentChangeInCapacity',
            ...fields,
          }),
        ],
        { duration: '2m' },
      ),
    )[0]?.[1];
  expect(to(10, 25)).toBe(12);
  expect(to(10, 5)).toBe(11);
  expect(to(10, -25)).toBe(8);
  expect(to(10, -5)).toBe(9);
  expect(to(10, 5, { minAdjustmentMagnitude: 3 })).toBe(13);
});

conforms('AS-9 AS-1', 'ExactCapacity sets the count, and evaluationPeriods says how many minutes must breach', () => {
  const exact = (fields: Json): Points =>
    counts(
      loaded(
        10,
        [[0, 600]],
        [step(50, [{ lower: 0, adjustment: 15 }], { adjustmentType: 'ExactCapacity', ...fields })],
        { duration: '5m' },
      ),
    );
  expect(exact({})).toEqual([[80, 15]]);
  expect(exact({ evaluationPeriods: 3 })).toEqual([[200, 15]]);
});

conforms('AS-1', 'scheduled actions set the bounds, again and again where they say so', () => {
  const finished = loaded(
    4,
    [[0, 200]],
    [
      { type: 'scheduled', at: '10m', every: '20m', minCapacity: 8 },
      { type: 'scheduled', at: '20m', every: '20m', minCapacity: 1, maxCapacity: 3 },
    ],
    { duration: '45m' },
  );
  expect(counts(finished)).toEqual([
    [600, 8],
    [1200, 3],
    [1800, 8],
    [2400, 3],
  ]);
});
