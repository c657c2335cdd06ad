import type { ModelCluster } from './model-cluster.js';
import type { Tenant } from './model-fleet.js';
import type { Operation } from './trial.js';

/** Puts one task of the plan where the scheduler says, or nowhere; `draw` is the first number it may draw. */
export type Decide = (cluster: ModelCluster, plan: number, draw: number) => void;

/** Is told what happened. Left out: nobody writes it down. */
export type Log = ((line: string) => void) | undefined;

/** Multiples of it lie everywhere in [0, 1): the draws of one operation after the first. */
const GOLDEN_RATIO = 0.6180339887498949;

/** Columns of so many rows grow only when they have to. */
const ENOUGH_ROWS = 512;

/** Does one operation of a trial. */
export function perform(cluster: ModelCluster, operation: Operation, decide: Decide, log?: Log): void {
  const { fleet, tasks, trial } = cluster;
  switch (operation.type) {
    case 'place':
      for (let n = 0; n < operation.times; n++)
        decide(cluster, operation.task % trial.tasks.length, (operation.draw + n * GOLDEN_RATIO) % 1);
      return;
    case 'find':
      find(cluster, operation, log);
      return;
    case 'stop':
      for (let n = 0; n < operation.times && tasks.length > 0; n++) {
        const task = tasks[operation.pick % tasks.length];
        cluster.stop(task);
        log?.(`a task of ${planName(task.plan)} on ${rowName(cluster, task.row)} stops`);
      }
      return;
    case 'start': {
      const pending = tasks.filter((task) => !task.isRunning);
      if (pending.length === 0) return;
      const task = pending[operation.pick % pending.length];
      cluster.start(task);
      log?.(`a task of ${planName(task.plan)} on ${rowName(cluster, task.row)} is RUNNING`);
      return;
    }
    case 'register': {
      const row = cluster.register(operation.kind);
      log?.(`${rowName(cluster, row)} registers`);
      return;
    }
    case 'grow':
      if (fleet.open.length >= ENOUGH_ROWS) return;
      fleet.grow();
      log?.(`the columns become longer: room for ${fleet.open.length} rows`);
      return;
    default:
      move(cluster, operation, log);
  }
}

/** Which instances each operation may be done to. */
const may: Record<Moving['type'], (tenant: Tenant) => boolean> = {
  drain: ({ isDraining }) => !isDraining,
  activate: ({ isDraining }) => isDraining,
  disconnect: ({ isConnected }) => isConnected,
  reconnect: ({ isConnected }) => !isConnected,
  terminate: () => true,
};

const done: Record<Moving['type'], string> = {
  drain: 'is DRAINING',
  activate: 'is ACTIVE again',
  disconnect: 'loses its agent',
  reconnect: 'has its agent back',
  terminate: 'is terminated with its tasks',
};

type Moving = Extract<Operation, { type: 'drain' | 'activate' | 'disconnect' | 'reconnect' | 'terminate' }>;

function move(cluster: ModelCluster, { type, pick }: Moving, log: Log): void {
  const { fleet } = cluster;
  const rows = fleet.rowsWhere((tenant) => !tenant.isTerminated && may[type](tenant));
  if (rows.length === 0) return;
  const row = rows[pick % rows.length];
  if (type === 'terminate') cluster.terminate(row);
  else if (type === 'drain' || type === 'activate') fleet.set(row, { isDraining: type === 'drain' });
  else fleet.set(row, { isConnected: type === 'reconnect' });
  log?.(`${rowName(cluster, row)} ${done[type]}`);
}

function find(cluster: ModelCluster, { task, pick, times }: Extract<Operation, { type: 'find' }>, log: Log): void {
  const { fleet, requests } = cluster;
  const plan = task % requests.length;
  const { portMasks } = requests[plan];
  const rows = fleet.rowsWhere((tenant) => !tenant.isTerminated);
  if (rows.length === 0) return;
  const row = rows[pick % rows.length];
  const isTaken = (): boolean =>
    portMasks.some((mask, word) => (mask & fleet.takenPorts[row * fleet.portWords + word]) !== 0);
  let found = 0;
  while (found < times && !isTaken()) {
    cluster.put(plan, row);
    found++;
  }
  if (found > 0) log?.(`${found} of ${planName(plan)} found on ${rowName(cluster, row)}`);
}

/** `task 0`: the first of the trial's task plans. */
export const planName = (plan: number): string => `task ${plan}`;

/** `i-3 (row 0)`: the third instance of the fleet, on the first row. */
export const rowName = ({ fleet }: ModelCluster, row: number): string => `i-${fleet.number[row]} (row ${row})`;
