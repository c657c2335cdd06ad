import { expect } from 'vitest';
import { binpack, cluster, instance, service, setDesiredCount, spreadInstances, spreadZones } from './cluster.js';
import { conforms } from './conforms.js';
import { tasksOn, timesOf } from './read.js';
import { run } from './run.js';

type Counts = Readonly<Record<string, number>>;

const seeds = Array.from({ length: 40 }, (_, n) => n + 1);

/** Instances named after their zone, with so many tasks of `web` each, and how they stand after it gave up one. */
function afterOneLess(before: Counts, fields: Readonly<Record<string, unknown>>, seed = 1): Counts {
  const ids = Object.keys(before);
  const count = Object.values(before).reduce((sum, n) => sum + n, 0);
  return tasksOn(
    run(
      cluster(ids.length, {
        duration: '2m',
        group: { availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'], minSize: ids.length },
        initialState: { instances: ids.map((id) => instance(id, id.slice(0, 1), { web: before[id] })) },
        services: [service('web', 'unit', count, fields)],
        events: [setDesiredCount('60s', 'web', count - 1)],
      }),
      { seed },
    ),
  );
}

/** In how many of 40 runs an instance gave up the task. */
const timesTakenFrom = (id: string, before: Counts, fields: Readonly<Record<string, unknown>>): number =>
  seeds.filter((seed) => afterOneLess(before, fields, seed)[id] < before[id]).length;

conforms('PL-20', 'binpack stops where most is left afterwards: on the emptiest instance', () => {
  const fields = { placementStrategy: [binpack('cpu')] };
  expect(afterOneLess({ 'a-1': 3, 'a-2': 1, 'b-1': 2 }, fields)).toEqual({ 'a-1': 3, 'a-2': 0, 'b-1': 2 });
});

conforms('PL-21', 'spread over zones stops in the zone with most', () => {
  const fields = { placementStrategy: [spreadZones] };
  for (const seed of seeds.slice(0, 8)) {
    const after = afterOneLess({ 'a-1': 1, 'b-1': 2, 'b-2': 1 }, fields, seed);
    expect(after['a-1']).toBe(1);
    expect(after['b-1'] + after['b-2']).toBe(2);
  }
});

conforms('PL-21', 'and inside that zone any task, each as likely', () => {
  // Three tasks of zone b: one third of 40 is 13.3, σ = 3.
  const taken = timesTakenFrom('b-2', { 'a-1': 1, 'b-1': 2, 'b-2': 1 }, { placementStrategy: [spreadZones] });
  expect(Math.abs(taken - 40 / 3)).toBeLessThan(12);
});

conforms('PL-22', 'without a strategy it stops in the zone with most', () => {
  for (const seed of seeds.slice(0, 8)) {
    expect(afterOneLess({ 'a-1': 1, 'b-1': 2, 'c-1': 2 }, {}, seed)['a-1']).toBe(1);
  }
});

conforms('PL-22', 'and there on the instance with most', () => {
  for (const seed of seeds.slice(0, 8)) {
    expect(afterOneLess({ 'a-1': 3, 'a-2': 1, 'b-1': 2 }, {}, seed)).toEqual({ 'a-1': 2, 'a-2': 1, 'b-1': 2 });
  }
});

conforms('PL-23', 'a chain is judged in its order: the zone with most, and there the emptiest instance', () => {
  const fields = { placementStrategy: [spreadZones, binpack('cpu')] };
  expect(afterOneLess({ 'a-1': 3, 'a-2': 1, 'b-1': 1 }, fields)).toEqual({ 'a-1': 3, 'a-2': 0, 'b-1': 1 });
  const turned = { placementStrategy: [binpack('cpu'), spreadZones] };
  // Both a-2 and b-1 hold one task; of these zone a has most.
  expect(afterOneLess({ 'a-1': 3, 'a-2': 1, 'b-1': 1 }, turned)).toEqual({ 'a-1': 3, 'a-2': 0, 'b-1': 1 });
});

conforms('PL-23', 'spread over instances stops on the one with most', () => {
  expect(afterOneLess({ 'a-1': 2, 'a-2': 1, 'b-1': 3 }, { placementStrategy: [spreadInstances] })).toEqual({
    'a-1': 2,
    'a-2': 1,
    'b-1': 2,
  });
});

conforms('PL-23 PL-6', 'random stops any task, each as likely', () => {
  // One task of four: 10 of 40, σ = 2.7.
  const taken = timesTakenFrom('a-2', { 'a-1': 3, 'a-2': 1 }, { placementStrategy: [{ type: 'random' }] });
  expect(Math.abs(taken - 10)).toBeLessThan(9.9);
});

conforms('IF-DETAILS', 'a shrinking service stops its waiting tasks first', () => {
  const finished = run(
    cluster(1, {
      duration: '1m',
      group: { maxSize: 1 },
      services: [service('web', 'whole', 3)],
      events: [setDesiredCount('30s', 'web', 1)],
    }),
  );
  expect(finished.summary.tasks).toMatchObject({
    stoppedBeforePlacement: 2,
    stoppedAfterPlacement: 0,
    runningAtEnd: 1,
  });
  expect(timesOf(finished, 'TaskStopped')).toEqual([30, 30]);
});
