import { idOf, rowOf } from '../model/slots.js';
import type { Requester, Task } from '../model/facts.js';
import { stopCause } from '../model/facts.js';
import { chooseZone } from '../policy/launching/choose-zone.js';
import { refusalCode, refuse, type Refusal } from '../policy/placement/refusal.js';
import { ANY_ZONE, createRequests, type PreparedRequest } from '../policy/placement/requests.js';
import type { Tools } from './loop.js';

export const askingReads = [
  'tasks',
  'tasksOn',
  'placedOf',
  'requesters',
  'instances',
  'taskGroups',
  'zones',
  'cluster',
  'settings',
] as const;
export const askingWrites = ['TaskRequested', 'TaskPlaced', 'FargateTaskPlaced', 'TaskWaited', 'TaskStopped'] as const;
type AskingTools = Tools<(typeof askingReads)[number], (typeof askingWrites)[number]>;

/** Every zone of the region is lost. */
const NO_FARGATE: Refusal = { code: refusalCode.fargateUnavailable, closestRow: -1, counts: [], reasons: 0 };
/** A task without a run time ends when it is stopped. */
export const UNTIL_STOPPED = -1;

/** Asking for a task and trying to place it: what CreateService and RunTask have in common. */
export interface Asking {
  /** One more task of a service; where no instance fits it waits. */
  askForService(requester: number, provider: number): void;
  /** One task of a RunTask call; where no instance fits it waits in PROVISIONING if it may, else it is rejected. */
  askForRunTask(requester: number, provider: number, runTimeMs: number): void;
  /** Tries a task that waits. */
  tryAgain(task: Task): boolean;
  /** One more task of a service in one zone: placed at once, or not asked for at all (AZ-4). */
  askInZone(requester: number, provider: number, zone: number): boolean;
  /** Why no instance takes a task that waits. */
  refusalOf(task: Task): Refusal;
  requestOf(requester: Requester, revision: number, provider: number): PreparedRequest;
}

export function createAsking(tools: AskingTools): Asking {
  const { clock, world, emit, because } = tools;
  const { tasks, instances, cluster, settings } = world;
  const { prepared, place, placeInZone, rowFor, isOnFargate } = createPlacing(tools);
  const requestOf: Asking['requestOf'] = (requester, revision, provider) =>
    prepared(requester, revision, provider, ANY_ZONE);

  const request = (requester: number, provider: number, runTimeMs: number): Task => {
    const task = tasks.slots.next;
    emit.TaskRequested(task, requester, provider, runTimeMs);
    return task;
  };

  const refused = createRefusals(instances);
  const refusalOf = (task: Task): Refusal => {
    const t = rowOf(task);
    if (isOnFargate(tasks.provider[t])) return NO_FARGATE;
    return refused(requestOf(tasks.requester[t], tasks.revision[t], tasks.provider[t]));
  };

  const wait = (task: Task): void => {
    const { code, closestRow } = refusalOf(task);
    emit.TaskWaited(task, code, closestRow < 0 ? -1 : idOf(instances.slots, closestRow));
  };

  /** Only a task for an Auto Scaling group provider with managed scaling may wait (MS-36), and only so many (MS-37). */
  const reject = (task: Task, requester: number): boolean => {
    const mayWait = tasks.provisioning[rowOf(task)] === 1;
    if (mayWait && cluster.provisioning < settings.scenario.account.provisioningTaskLimit) return false;
    const reason = mayWait ? refusalCode.provisioningLimit : refusalOf(task).code;
    emit.TaskStopped(task, stopCause.rejected, reason, requester);
    return true;
  };

  const ask = (requester: number, provider: number, runTimeMs: number, rejects: boolean): void => {
    const task = request(requester, provider, runTimeMs);
    const asked = because(clock.lastFact);
    if (!place(task) && !(rejects && reject(task, requester))) wait(task);
    because(asked);
  };

  return {
    askForService: (requester, provider) => {
      ask(requester, provider, UNTIL_STOPPED, false);
    },
    askForRunTask: (requester, provider, runTimeMs) => {
      ask(requester, provider, runTimeMs, true);
    },
    tryAgain(task) {
      if (isOnFargate(tasks.provider[rowOf(task)])) return place(task);
      const row = rowFor(task);
      if (row < 0) return false;
      const before = because(instances.changedBy[row]);
      emit.TaskPlaced(task, idOf(instances.slots, row));
      because(before);
      return true;
    },
    askInZone: (requester, provider, zone) =>
      placeInZone(requester, provider, zone, () => request(requester, provider, UNTIL_STOPPED)),
    refusalOf,
    requestOf,
  };
}

/** Finds a place for a task, on an instance or on Fargate. */
function createPlacing(tools: AskingTools) {
  const { scenario, world, emit, random, roster } = tools;
  const { tasks, instances, requesters } = world;
  const prepared = createRequests(tools.world, roster, scenario);
  const fargateZone = createFargateZone(tools);
  const ties = roster.requesters.map(({ kind, name }) => random(kind, name, 'placement'));
  const isOnFargate = (provider: number): boolean =>
    provider >= 0 && scenario.capacityProviders[provider].fargate !== undefined;

  /** The row of the instance that takes it, or -1. */
  const rowFor = (task: Task): number => {
    const t = rowOf(task);
    const requester = tasks.requester[t];
    return prepared(requester, tasks.revision[t], tasks.provider[t], ANY_ZONE).chooser.choose(ties[requester]);
  };
  const place = (task: Task): boolean => {
    const t = rowOf(task);
    if (isOnFargate(tasks.provider[t])) {
      const zone = fargateZone(tasks.requester[t], tasks.provider[t]);
      if (zone >= 0) emit.FargateTaskPlaced(task, zone);
      return zone >= 0;
    }
    const row = rowFor(task);
    if (row >= 0) emit.TaskPlaced(task, idOf(instances.slots, row));
    return row >= 0;
  };
  /** A task that is asked for only if the zone has room for it. */
  const placeInZone = (requester: number, provider: number, zone: number, request: () => Task): boolean => {
    if (isOnFargate(provider)) {
      emit.FargateTaskPlaced(request(), zone);
      return true;
    }
    const { chooser } = prepared(requester, requesters.revision[requester], provider, zone);
    const row = chooser.choose(ties[requester]);
    if (row >= 0) emit.TaskPlaced(request(), idOf(instances.slots, row));
    return row >= 0;
  };
  return { prepared, rowFor, place, placeInZone, isOnFargate };
}

/** Fargate spreads a requester's tasks over the zones, for each of its two providers by itself (PL-13); -1: all are lost. */
function createFargateZone({ world, scenario }: AskingTools): (requester: number, provider: number) => number {
  const { tasks, placedOf, zones } = world;
  const every = [...scenario.availabilityZones.keys()];
  const inZone = new Int32Array(every.length);
  return (requester, provider) => {
    inZone.fill(0);
    for (let t = placedOf.first[requester]; t >= 0; t = placedOf.next[t])
      if (tasks.provider[t] === provider) inZone[tasks.zone[t]]++;
    return chooseZone(every, inZone, 0, (zone) => zones.lost[zone] === 0);
  };
}

/** Tasks of one request that nothing has changed for are refused for the same reason: a burst of them looks only once. */
function createRefusals(instances: AskingTools['world']['instances']): (asked: PreparedRequest) => Refusal {
  let latest: { readonly asked: PreparedRequest; readonly changed: number; readonly refusal: Refusal } | undefined;
  return (asked) => {
    const { changed } = instances;
    if (latest?.asked !== asked || latest.changed !== changed)
      latest = { asked, changed, refusal: refuse(asked.fleet, asked.request) };
    return latest.refusal;
  };
}
