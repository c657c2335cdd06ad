import { isDistinct, launchesOf } from '../model/roster.js';
import { idOf, rowOf } from '../model/slots.js';
import type { Task } from '../model/facts.js';
import { stopCause } from '../model/facts.js';
import type { PlacementRequest } from '../policy/packing/fleet.js';
import { chooseInstance } from '../policy/placement/choose-instance.js';
import { refusalCode, refuse, type Refusal } from '../policy/placement/refusal.js';
import type { Tools } from './loop.js';
import { createMemberOf, expressionsOf } from './member-of.js';

export const askingReads = ['tasks', 'tasksOn', 'instances', 'taskGroups', 'cluster', 'settings'] as const;
export const askingWrites = ['TaskRequested', 'TaskPlaced', 'TaskWaited', 'TaskStopped'] as const;
type AskingTools = Tools<(typeof askingReads)[number], (typeof askingWrites)[number]>;

/** Launch type EC2 goes through no provider. */
export const NO_PROVIDER = -1;
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
  /** Why no instance takes the tasks of a requester. */
  refusalOf(requester: number, provider: number): Refusal;
  requestOf(requester: number, provider: number): PlacementRequest;
}

export function createAsking(tools: AskingTools): Asking {
  const { clock, world, emit, because, random, roster } = tools;
  const { tasks, instances, cluster, settings } = world;
  const requestOf = createRequests(tools);
  const ties = roster.requesters.map(({ kind, name }) => random(kind, name, 'placement'));

  const place = (task: Task, requester: number, provider: number): boolean => {
    const row = chooseInstance(instances, requestOf(requester, provider), ties[requester]);
    if (row < 0) return false;
    emit.TaskPlaced(task, idOf(instances.slots, row));
    return true;
  };

  const request = (requester: number, provider: number, runTimeMs: number): Task => {
    const task = tasks.slots.next;
    emit.TaskRequested(task, requester, provider, runTimeMs);
    return task;
  };

  const refusalOf = (requester: number, provider: number): Refusal => refuse(instances, requestOf(requester, provider));

  const wait = (task: Task, requester: number, provider: number): void => {
    const { code, closestRow } = refusalOf(requester, provider);
    emit.TaskWaited(task, code, closestRow < 0 ? -1 : idOf(instances.slots, closestRow));
  };

  /** Only a task for an Auto Scaling group provider with managed scaling may wait (MS-36), and only so many (MS-37). */
  const reject = (task: Task, requester: number, provider: number): boolean => {
    const mayWait = tasks.provisioning[rowOf(task)] === 1;
    if (mayWait && cluster.provisioning < settings.scenario.account.provisioningTaskLimit) return false;
    const reason = mayWait ? refusalCode.provisioningLimit : refusalOf(requester, provider).code;
    emit.TaskStopped(task, stopCause.rejected, reason, requester);
    return true;
  };

  const ask = (requester: number, provider: number, runTimeMs: number, rejects: boolean): void => {
    const task = request(requester, provider, runTimeMs);
    const asked = because(clock.lastFact);
    if (!place(task, requester, provider) && !(rejects && reject(task, requester, provider))) {
      wait(task, requester, provider);
    }
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
      const t = rowOf(task);
      const row = chooseInstance(instances, requestOf(tasks.requester[t], tasks.provider[t]), ties[tasks.requester[t]]);
      if (row < 0) return false;
      const before = because(instances.changedBy[row]);
      emit.TaskPlaced(task, idOf(instances.slots, row));
      because(before);
      return true;
    },
    refusalOf,
    requestOf,
  };
}

/** What the tasks of a requester ask of an instance, made once for each provider and anew when an update changes settings. */
function createRequests({ world, roster, scenario }: AskingTools): Asking['requestOf'] {
  const { taskGroups, settings } = world;
  const providers = scenario.capacityProviders.length;
  const requests = new Map<number, PlacementRequest>();
  let madeFor = settings.scenario;
  let launches = launchesOf(madeFor);
  return (requester, provider) => {
    if (madeFor !== settings.scenario) {
      madeFor = settings.scenario;
      launches = launchesOf(madeFor);
      requests.clear();
    }
    const key = requester * (providers + 1) + provider + 1;
    const known = requests.get(key);
    if (known !== undefined) return known;
    const launch = launches[requester];
    const made: PlacementRequest = {
      ...roster.needs[launch.taskDefinition],
      autoScalingGroup: provider === NO_PROVIDER ? -1 : scenario.capacityProviders[provider].autoScalingGroup,
      distinctInstance: isDistinct(launch),
      memberOf: createMemberOf(world, roster, scenario, expressionsOf(launch)),
      strategies: launch.placementStrategy,
      counts: taskGroups.counts[roster.taskGroupOf[requester]],
    };
    requests.set(key, made);
    return made;
  };
}
