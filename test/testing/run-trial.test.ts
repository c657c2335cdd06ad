import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chooseNaively,
  fleetPlans,
  instanceKinds,
  ModelCluster,
  offeredTypes,
  operations,
  perform,
  runTrial,
  strategyChains,
  taskPlans,
  trials,
  type CreateScheduler,
  type Trial,
} from '../../src/testing/index.js';

const naive: CreateScheduler = (fleet) => ({ choose: (request, random) => chooseNaively(fleet, request, random) });

/** All that a cluster is, to compare it. */
const stateOf = ({ fleet, tasks, requests }: ModelCluster): unknown => {
  const { left: _left, onGrow: _onGrow, plan: _plan, ...columns } = fleet as unknown as Record<string, unknown>;
  return structuredClone({ columns, tasks, counts: requests.map(({ counts }) => counts) });
};

const after = (trial: Trial, log?: (line: string) => void): ModelCluster => {
  const cluster = new ModelCluster(trial);
  const decide = (of: ModelCluster, plan: number, draw: number): void => {
    const row = chooseNaively(of.fleet, of.requests[plan], () => draw);
    if (row >= 0) of.put(plan, row);
  };
  for (const operation of trial.operations) perform(cluster, operation, decide, log);
  return cluster;
};

describe('a trial', () => {
  it('ends the same whether it is told or not', () => {
    fc.assert(
      fc.property(trials({ maxInstances: 20 }), (trial) => {
        expect(stateOf(after(trial, () => undefined))).toEqual(stateOf(after(trial)));
      }),
    );
  });

  it('keeps columns and counts as the tasks have it, whatever happens', () => {
    const seen = { reused: 0, overfull: 0, grown: 0, moved: 0 };
    fc.assert(
      fc.property(trials({ maxInstances: 20 }), (trial) => {
        const { fleet, groups, tasks, requests } = after(trial);
        for (const [row, { kind, isTerminated }] of fleet.tenants.entries()) {
          const here = tasks.filter((task) => task.row === row);
          const used = here.reduce((sum, { plan }) => sum + requests[plan].cpuUnits, 0);
          const { types } = trial.fleet;
          expect(fleet.freeCpuUnits[row]).toBe(types[kind.type % types.length].cpuUnits - used);
          if (isTerminated) expect([fleet.open[row], here]).toEqual([0, []]);
          if (fleet.freeCpuUnits[row] < 0) seen.overfull++;
          if (fleet.number[row] > fleet.tenants.length) seen.reused++;
        }
        for (const { taskGroup } of trial.tasks) {
          const { onInstance, spreads } = groups.of(taskGroup)!;
          const ofGroup = tasks.filter(({ plan }) => trial.tasks[plan].taskGroup === taskGroup);
          fleet.tenants.forEach((_, row) => {
            expect(onInstance[row]).toBe(ofGroup.filter((task) => task.row === row).length);
          });
          for (const { count, valueOf } of spreads)
            count.forEach((n, value) => {
              expect(n).toBe(ofGroup.filter((task) => valueOf[task.row] === value).length);
            });
        }
        if (fleet.changes.length > trial.fleet.ringLength) seen.grown++;
        if (fleet.changed > trial.fleet.instances.length) seen.moved++;
      }),
      { numRuns: 200 },
    );
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(20);
  });

  it('touches each row that it changes', () => {
    fc.assert(
      fc.property(trials({ maxInstances: 12, maxOperations: 40 }), (trial) => {
        const cluster = new ModelCluster(trial);
        const { fleet, requests } = cluster;
        const rowState = (row: number): string =>
          JSON.stringify([
            ...[fleet.number, fleet.open, fleet.group, fleet.zone, fleet.type].map((column) => column[row]),
            ...[fleet.freeCpuUnits, fleet.freeMemoryMiB, fleet.freeGpus, fleet.freeEnis].map((column) => column[row]),
            ...[fleet.freePorts[row], cluster.runningOn(row)],
            ...fleet.takenPorts.slice(row * fleet.portWords, (row + 1) * fleet.portWords),
            ...requests.map(({ counts }) => counts.onInstance[row]),
          ]);
        const decide = (_: ModelCluster, plan: number, draw: number): void => {
          const row = chooseNaively(fleet, requests[plan], () => draw);
          if (row >= 0) cluster.put(plan, row);
        };
        for (const operation of trial.operations) {
          const { changed, open } = fleet;
          const before = fleet.tenants.map((_, row) => rowState(row));
          perform(cluster, operation, decide);
          const touches = fleet.changed - changed;
          if (fleet.open !== open || touches > fleet.changes.length) continue;
          const touched = new Set(
            Array.from({ length: touches }, (_, n) => fleet.changes[(changed + n) % fleet.changes.length]),
          );
          fleet.tenants.forEach((_, row) => {
            if (!touched.has(row)) expect(rowState(row)).toBe(before[row]);
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  it('counts its decisions', () => {
    fc.assert(
      fc.property(trials({ maxInstances: 5, maxTasks: 1 }), (trial) => {
        const asked = trial.operations.reduce((sum, one) => sum + (one.type === 'place' ? one.times : 0), 0);
        const { decisions, refused, drawn } = runTrial(trial, naive);
        expect(decisions).toBe(asked);
        expect(refused + drawn).toBeLessThanOrEqual(asked);
      }),
    );
  });
});

describe('what is drawn', () => {
  it('keeps the limits', () => {
    const limits = { maxInstances: 3, maxTasks: 2, maxOperations: 5 };
    fc.assert(
      fc.property(trials(limits), ({ fleet, tasks, operations: happening }) => {
        expect(fleet.instances.length).toBeLessThanOrEqual(3);
        expect(tasks.length).toBeLessThanOrEqual(2);
        expect(happening.length).toBeLessThanOrEqual(5);
        for (const { ports } of tasks) for (const bit of ports) expect(bit).toBeLessThan(32 * fleet.portWords);
      }),
    );
  });

  it('has every kind of thing', () => {
    const types = new Set(fc.sample(operations, 1000).map(({ type }) => type));
    const moves = ['activate', 'disconnect', 'drain', 'reconnect', 'terminate'];
    expect([...types].sort((a, b) => (a < b ? -1 : 1))).toEqual(
      [...moves, 'find', 'grow', 'place', 'register', 'start', 'stop'].sort((a, b) => (a < b ? -1 : 1)),
    );
    const links = new Set(
      fc.sample(strategyChains, 1000).flatMap((chain) => chain.map((link) => JSON.stringify(link))),
    );
    expect(links.size).toBe(7);
    expect(Math.max(...fc.sample(strategyChains, 1000).map((chain) => chain.length))).toBe(5);
    const sizes = fc.sample(fleetPlans(), 1000).map(({ instances }) => instances.length);
    expect(Math.min(...sizes)).toBe(0);
    expect(Math.max(...sizes)).toBeGreaterThan(150);
    expect(new Set(fc.sample(offeredTypes, 1000).map(({ name }) => name)).size).toBe(6);
    expect(new Set(fc.sample(instanceKinds, 1000).map(({ attributes }) => JSON.stringify(attributes))).size).toBe(9);
    const constraints = fc.sample(taskPlans, 1000).map(({ memberOf }) => memberOf);
    for (const word of ['', 'task:group', 'not(', 'runningTasksCount', 'ec2InstanceId', ' and ', ' or '])
      expect(constraints.some((text) => (word === '' ? text === '' : text.includes(word)))).toBe(true);
  });
});
