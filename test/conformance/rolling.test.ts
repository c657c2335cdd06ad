import { expect } from 'vitest';
import { cluster, daemon, deploy, percents, service, setDesiredCount, taskDefinition } from './cluster.js';
import { conforms } from './conforms.js';
import { errorsIn, providerOf, serviceOf, timesOf } from './read.js';
import { factsOf, pointAt, run } from './run.js';

type Json = Readonly<Record<string, unknown>>;

/** A second revision, of as much CPU as unit, a quarter of an instance. */
const next = (fields: Json = {}): Json => taskDefinition('unit-v2', 1024, 1024, fields);

/** A service `web` of unit tasks on so many full-size instances that cannot grow, deployed at five minutes. */
const deployed = (count: number, instances: number, fields: Json, parts: Json = {}) =>
  run(
    cluster(instances, {
      duration: '30m',
      group: { maxSize: instances },
      managedScaling: { status: 'DISABLED' },
      provider: { managedTerminationProtection: 'DISABLED' },
      taskDefinitions: [next()],
      services: [service('web', 'unit', count, fields)],
      events: [deploy('5m', 'web', 'unit-v2')],
      ...parts,
    }),
  );

type Finished = ReturnType<typeof run>;

/** What happened after the deploy: tasks placed (+) and asked to stop (−), each run of one kind added up. */
function moves(finished: Finished): readonly number[] {
  const sums: number[] = [];
  const facts = [...factsOf(finished, 'TaskPlaced'), ...factsOf(finished, 'TaskStopping')]
    .filter(({ t }) => Number(t) >= 300)
    .toSorted((a, b) => Number(a['fact']) - Number(b['fact']));
  for (const { type } of facts) {
    const sign = type === 'TaskPlaced' ? 1 : -1;
    const last = sums.at(-1);
    if (last === undefined || Math.sign(last) !== sign) sums.push(sign);
    else sums[sums.length - 1] = last + sign;
  }
  return sums;
}

/** The greatest number of tasks that were not yet asked to stop, and the least of RUNNING ones, from the deploy on. */
function extremes(finished: Finished): { readonly most: number; readonly fewest: number } {
  let [tasks, running, most, fewest] = [0, 0, 0, Infinity];
  for (const { type, t, was } of lifeOf(finished)) {
    if (type === 'TaskRequested') tasks++;
    if (type === 'TaskStarted') running++;
    if (type === 'TaskStopping') {
      tasks--;
      if (was === 'running') running--;
    }
    if (t < 300) continue;
    most = Math.max(most, tasks);
    fewest = Math.min(fewest, running);
  }
  return { most, fewest };
}

function lifeOf(finished: Finished): readonly { type: string; t: number; was: string }[] {
  const started = new Set(factsOf(finished, 'TaskStarted').map(({ task }) => task));
  return ['TaskRequested', 'TaskStarted', 'TaskStopping']
    .flatMap((type) => factsOf(finished, type))
    .toSorted((a, b) => Number(a['fact']) - Number(b['fact']))
    .map(({ type, t, task }) => ({
      type: String(type),
      t: Number(t),
      was: started.has(task) ? 'running' : 'starting',
    }));
}

conforms('SS-6 MS-45', 'W55: six tasks, room for eight, 100 and 200: + 2 − 2 three times', () => {
  const finished = deployed(6, 2, percents(100, 200));
  expect(moves(finished)).toEqual([2, -2, 2, -2, 2, -2]);
  expect(extremes(finished).fewest).toBe(6);
});

conforms('SS-6 MS-45', 'W56: the same at a minimum of 50: stop 3, start 5, stop 3, start 1', () => {
  const of = (stopTime: string) =>
    deployed(6, 2, percents(50, 200), {
      taskDefinitions: [next(), taskDefinition('unit-v1', 1024, 1024, { stopTime })],
      services: [service('web', 'unit-v1', 6, percents(50, 200))],
    });
  const finished = of('0s');
  expect(moves(finished)).toEqual([-3, 5, -3, 1]);
  expect(extremes(finished).fewest).toBe(3);
  // Where stopping takes time, three of the five start on a host that is still full (RA-16): they are healthy later.
  expect(moves(of('30s'))).toEqual([-3, 5, -2, 1, -1]);
  expect(extremes(of('30s')).fewest).toBe(3);
});

conforms('SS-2 SS-6', 'example 1: four at 200: four start before four stop', () => {
  const finished = deployed(4, 2, percents(100, 200));
  expect(moves(finished)).toEqual([4, -4]);
  expect(extremes(finished)).toEqual({ most: 8, fewest: 4 });
  // 10 s to RUNNING, 40 s to healthy, and 30 s until the old ones are STOPPED.
  expect(timesOf(finished, 'TaskStopping', { cause: 'replaced' })).toEqual(Array(4).fill(350));
  expect(timesOf(finished, 'DeploymentCompleted')).toEqual([50, 380]);
  expect(serviceOf(finished, 'web').runningCount).toBe(4);
});

conforms('SS-2 SS-6', 'example 2, W51: four at a minimum of 50: two may stop first', () => {
  const finished = deployed(4, 1, percents(50, 100));
  expect(moves(finished)).toEqual([-2, 2, -2, 2]);
  // Each pair is STOPPED before the next one starts, the last one too (SS-3).
  expect(timesOf(finished, 'TaskPlaced').slice(4)).toEqual([330, 330, 410, 410]);
  expect(extremes(finished)).toEqual({ most: 4, fewest: 2 });
});

conforms('SS-2 SS-4', 'example 3, W52: two at a minimum of 75: none may stop', () => {
  const finished = deployed(2, 1, percents(75, 100));
  expect(moves(finished)).toEqual([]);
  expect(timesOf(finished, 'DeploymentBlocked')).toEqual([300]);
  expect(moves(deployed(2, 1, percents(50, 100)))).toEqual([-1, 1, -1, 1]);
});

conforms('SS-2 SS-4', 'example 4: three at 125: none may start', () => {
  const finished = deployed(3, 2, percents(100, 125));
  expect(moves(finished)).toEqual([]);
  expect(timesOf(finished, 'DeploymentBlocked')).toEqual([300]);
  // ⌊4 × 1.25⌋ is five: one at a time.
  expect(moves(deployed(4, 2, percents(100, 125)))).toEqual([1, -1, 1, -1, 1, -1, 1, -1]);
});

conforms('SS-2', 'example 6: one at 100 and 200: at least one, at most two', () => {
  const finished = deployed(1, 1, percents(100, 200));
  expect(moves(finished)).toEqual([1, -1]);
  expect(extremes(finished)).toEqual({ most: 2, fewest: 1 });
});

conforms('SS-4', 'example 8: at 100 and 100 the deployment is stuck until the percentages change', () => {
  const stuck = deployed(4, 2, percents(100, 100));
  expect(moves(stuck)).toEqual([]);
  // Said once, however long it lasts.
  expect(timesOf(stuck, 'DeploymentBlocked')).toEqual([300]);
  expect(timesOf(stuck, 'DeploymentCompleted')).toEqual([50]);
  const path = 'services[web].deploymentConfiguration.maximumPercent';
  const freed = deployed(4, 2, percents(100, 100), {
    events: [deploy('5m', 'web', 'unit-v2'), { at: '10m', type: 'update', path, value: 200 }],
  });
  expect(timesOf(freed, 'TaskPlaced').slice(4)).toEqual(Array(4).fill(600));
  expect(timesOf(freed, 'DeploymentCompleted')).toEqual([50, 680]);
});

conforms('SS-4', 'what is still on its way is no stuck deployment', () => {
  // At 350 s both new tasks become healthy; until then nothing can move either.
  expect(timesOf(deployed(2, 1, percents(100, 200)), 'DeploymentBlocked')).toEqual([]);
});

conforms('SS-2 MS-45', 'percentages default to 100 and 200', () => {
  const finished = deployed(4, 2, {});
  expect(moves(finished)).toEqual([4, -4]);
  expect(extremes(finished)).toEqual({ most: 8, fewest: 4 });
});

conforms('SS-2 MS-45', 'a daemon defaults to 0 and 100: the old one stops before the new one starts', () => {
  const finished = run(
    cluster(2, {
      duration: '15m',
      taskDefinitions: [taskDefinition('log', 128, 128), taskDefinition('log-v2', 128, 128)],
      services: [daemon('agent', 'log'), service('web', 'unit', 2)],
      events: [deploy('5m', 'agent', 'log-v2')],
    }),
  );
  expect(timesOf(finished, 'TaskStopping', { cause: 'replaced' })).toEqual([300, 300]);
  expect(timesOf(finished, 'TaskPlaced').filter((t) => t >= 300)).toEqual([330, 330]);
  // RUNNING at 340 s, healthy 40 s later.
  expect(timesOf(finished, 'DeploymentCompleted').at(-1)).toBe(380);
});

conforms('SS-2 MS-45', 'a daemon of a minimum of 50 goes by halves', () => {
  const finished = run(
    cluster(4, {
      duration: '15m',
      taskDefinitions: [taskDefinition('log', 128, 128), taskDefinition('log-v2', 128, 128)],
      services: [{ ...daemon('agent', 'log'), ...percents(50, 100) }, service('web', 'unit', 4)],
      events: [deploy('5m', 'agent', 'log-v2')],
    }),
  );
  const stops = timesOf(finished, 'TaskStopping', { cause: 'replaced' });
  // 30 s to stop, 10 s to start, 40 s to be healthy.
  expect(stops).toEqual([300, 300, 380, 380]);
});

conforms('SS-2', 'the maximum of a DAEMON must be 100', () => {
  const withMaximum = (maximumPercent: number): string[] =>
    errorsIn(cluster(1, { services: [{ ...daemon('agent', 'small'), deploymentConfiguration: { maximumPercent } }] }));
  expect(withMaximum(100)).toEqual([]);
  expect(withMaximum(200)).toEqual(['services[agent].deploymentConfiguration.maximumPercent']);
});

conforms('SS-3', 'stoppingCountsInMaximumPercent: a stopping task keeps its place under the maximum, or not', () => {
  const placedAfter = (model: Json): readonly number[] =>
    timesOf(deployed(4, 2, percents(50, 100), { model }), 'TaskPlaced').slice(4, 6);
  // Two stop at 300 s and are STOPPED at 330 s.
  expect(placedAfter({})).toEqual([330, 330]);
  expect(placedAfter({ stoppingCountsInMaximumPercent: true })).toEqual([330, 330]);
  expect(placedAfter({ stoppingCountsInMaximumPercent: false })).toEqual([300, 300]);
});

conforms('SS-6', 'tasks of the old revision that do not run yet go at once, waiting ones too', () => {
  const finished = run(
    cluster(1, {
      duration: '10m',
      group: { maxSize: 1 },
      taskDefinitions: [next({ cpu: 128 }), taskDefinition('late', 2048, 128, { startTime: '5m' })],
      services: [service('web', 'late', 3)],
      events: [deploy('60s', 'web', 'unit-v2')],
    }),
  );
  // Of three two are placed and start; the third waits.
  expect(timesOf(finished, 'TaskStopped', { cause: 'replaced' })).toEqual([60, 90, 90]);
  expect(serviceOf(finished, 'web').runningCount).toBe(3);
  expect(timesOf(finished, 'TaskStarted')).toHaveLength(3);
});

conforms('SS-6', 'a second deploy overtakes the first', () => {
  const finished = deployed(4, 2, percents(100, 200), {
    taskDefinitions: [next(), taskDefinition('unit-v3', 1024, 1024)],
    events: [deploy('5m', 'web', 'unit-v2'), deploy('305s', 'web', 'unit-v3')],
  });
  // Revision 2 never ran: its four are stopped at once, and those of revision 3 come in their place.
  expect(timesOf(finished, 'TaskStopping', { cause: 'replaced' }).slice(0, 4)).toEqual(Array(4).fill(305));
  expect(factsOf(finished, 'DeploymentCompleted').map(({ revision }) => revision)).toEqual(['unit', 'unit-v3']);
  expect(extremes(finished).fewest).toBe(4);
});

conforms('SS-6', 'a deploy of the revision in force replaces every task too', () => {
  const finished = deployed(2, 1, percents(100, 200), { events: [deploy('5m', 'web', 'unit')] });
  expect(moves(finished)).toEqual([2, -2]);
  expect(timesOf(finished, 'DeploymentCompleted')).toEqual([50, 380]);
});

conforms('SS-6 SS-2', 'the bounds follow a desired count that changes during the deployment', () => {
  const finished = deployed(4, 4, percents(100, 200), {
    events: [deploy('5m', 'web', 'unit-v2'), setDesiredCount('310s', 'web', 6)],
  });
  // Four new ones start at 300 s, two more at 310 s; from 350 s on six may stay healthy.
  expect(timesOf(finished, 'TaskPlaced').slice(4)).toEqual([300, 300, 300, 300, 310, 310]);
  expect(timesOf(finished, 'TaskStopping', { cause: 'replaced' })).toEqual([350, 350, 360, 360]);
  expect(serviceOf(finished, 'web').runningCount).toBe(6);
});

conforms('MS-45 SS-6', 'a deployment at 100 and 200 doubles what its provider is asked for', () => {
  const finished = run(
    cluster(4, {
      duration: '20m',
      taskDefinitions: [taskDefinition('whole-v2', 4096, 1024)],
      services: [service('web', 'whole', 4)],
      events: [deploy('5m', 'web', 'whole-v2')],
    }),
  );
  expect(pointAt(finished, 'cp', 300)).toMatchObject({ needed: 8, running: 4, provisioning: 4 });
  expect(providerOf(finished).peakInstances).toBe(8);
  expect(serviceOf(finished, 'web').runningCount).toBe(4);
});
