import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../facts.js';
import { append, remove } from '../lists.js';
import type { Roster } from '../roster.js';
import { releaseSlot, rowOf, takeSlot } from '../slots.js';
import { ensureRoom, growColumns } from '../table.js';
import { taskState, type World } from '../world.js';
import type { FoldClock } from './fold-clock.js';

const WAITING = 0;

type TaskFacts = 'TaskRequested' | 'TaskWaited' | 'TaskPlaced' | 'TaskStarted' | 'TaskStopping' | 'TaskStopped';

/** Remembers every task from its request to STOPPED, and what it takes from its instance meanwhile. */
export function taskFold(world: World, roster: Roster, clock: FoldClock): Pick<Handlers<Facts>, TaskFacts> {
  const { tasks, waiting, tasksOn, placedOf, requesters, capacityProviders, cluster, settings } = world;
  const providers = capacityProviders.size;
  const ledger = createLedger(world, roster, clock);

  const stopWaiting = (t: number): void => {
    if (tasks.state[t] !== taskState.waiting) return;
    remove(waiting, WAITING, t);
    requesters.waiting[tasks.requester[t]]--;
    if (tasks.provisioning[t] === 0) return;
    const provider = tasks.provider[t];
    cluster.provisioning--;
    capacityProviders.waiting[provider]--;
    capacityProviders.waitingByShape[provider * capacityProviders.shapes + tasks.shape[t]]--;
    capacityProviders.changedBy[provider] = clock.lastFact;
  };

  /** Its desired status becomes STOPPED: the scheduler no longer counts it (RA-16). */
  const giveUp = (t: number): void => {
    const requester = tasks.requester[t];
    requesters.live[requester]--;
    if (tasks.state[t] === taskState.running) requesters.running[requester]--;
    if (tasks.state[t] < taskState.pending) return;
    remove(placedOf, requester, t);
    ledger.free(t);
  };

  return {
    TaskRequested(task, requester, provider, runTimeMs) {
      ensureRoom(tasks, (capacity) => {
        const from = capacity / 2;
        for (const lists of [waiting, placedOf]) growLinks(lists, from, capacity);
        growLinks(tasksOn, from, capacity);
      });
      const t = rowOf(task);
      takeSlot(tasks.slots);
      const daemon = roster.requesters[requester].daemon;
      tasks.state[t] = taskState.requested;
      tasks.requester[t] = requester;
      tasks.number[t] = ++requesters.requested[requester];
      tasks.provider[t] = provider;
      tasks.shape[t] = settings.shapeOf[requester];
      tasks.instance[t] = -1;
      tasks.provisioning[t] =
        provider >= 0 && !daemon && settings.scenario.capacityProviders[provider].managedScaling.enabled ? 1 : 0;
      tasks.requestedAtMs[t] = clock.nowMs;
      tasks.runTimeMs[t] = runTimeMs;
      tasks.changedBy[t] = clock.lastFact;
      requesters.live[requester]++;
      requesters.limited[requester] = 0;
      const minute = Math.floor(clock.nowMs / 60_000);
      if (requesters.minute[requester] !== minute) requesters.askedInMinute[requester] = 0;
      requesters.minute[requester] = minute;
      requesters.askedInMinute[requester]++;
      if (provider >= 0) requesters.launched[requester * providers + provider]++;
    },
    TaskWaited(task) {
      const t = rowOf(task);
      tasks.state[t] = taskState.waiting;
      tasks.changedBy[t] = clock.lastFact;
      append(waiting, WAITING, t);
      requesters.waiting[tasks.requester[t]]++;
      if (tasks.provisioning[t] === 0) return;
      const provider = tasks.provider[t];
      cluster.provisioning++;
      capacityProviders.waiting[provider]++;
      capacityProviders.waitingByShape[provider * capacityProviders.shapes + tasks.shape[t]]++;
      capacityProviders.changedBy[provider] = clock.lastFact;
    },
    TaskPlaced(task, instance) {
      const t = rowOf(task);
      stopWaiting(t);
      tasks.state[t] = taskState.pending;
      tasks.instance[t] = rowOf(instance);
      tasks.changedBy[t] = clock.lastFact;
      append(tasksOn, rowOf(instance), t);
      append(placedOf, tasks.requester[t], t);
      ledger.take(t);
    },
    TaskStarted(task) {
      const t = rowOf(task);
      tasks.state[t] = taskState.running;
      tasks.changedBy[t] = clock.lastFact;
      requesters.running[tasks.requester[t]]++;
    },
    TaskStopping(task, cause) {
      const t = rowOf(task);
      giveUp(t);
      tasks.state[t] = taskState.stopping;
      tasks.stopCause[t] = cause;
      tasks.changedBy[t] = clock.lastFact;
    },
    TaskStopped(task) {
      const t = rowOf(task);
      stopWaiting(t);
      if (tasks.state[t] !== taskState.stopping) giveUp(t);
      const instance = tasks.instance[t];
      if (instance >= 0) {
        remove(tasksOn, instance, t);
        ledger.leave(t);
      }
      tasks.state[t] = taskState.none;
      releaseSlot(tasks.slots, task);
    },
  };
}

const growLinks = (lists: { next: Int32Array; previous: Int32Array }, from: number, to: number): void => {
  const links = { next: lists.next, previous: lists.previous };
  growColumns(links, from, to);
  Object.assign(lists, links);
};

/** The one place where an instance's room changes. */
function createLedger(world: World, roster: Roster, clock: FoldClock) {
  const { tasks, instances, taskGroups, autoScalingGroups, capacityProviders, cluster, settings } = world;

  /** Which tasks make an instance non-empty for M (MS-4, MS-13). */
  const countsInM = (t: number): boolean =>
    !roster.requesters[tasks.requester[t]].daemon &&
    (tasks.provider[t] >= 0 || settings.scenario.model.launchTypeTasksInM);

  const changeBusy = (t: number, by: 1 | -1): void => {
    if (!countsInM(t)) return;
    const i = tasks.instance[t];
    const group = instances.group[i];
    const provider = roster.providerOf[group];
    if (instances.busyTasks[i] === 0) autoScalingGroups.busy[group]++;
    instances.busyTasks[i] += by;
    if (instances.busyTasks[i] === 0) autoScalingGroups.busy[group]--;
    if (provider >= 0) capacityProviders.changedBy[provider] = clock.lastFact;
  };

  const reserve = (t: number, by: 1 | -1): void => {
    const i = tasks.instance[t];
    const requester = tasks.requester[t];
    const needs = roster.needs[roster.shapes[tasks.shape[t]].taskDefinition];
    instances.freeCpuUnits[i] -= by * needs.cpuUnits;
    instances.freeMemoryMiB[i] -= by * needs.memoryMiB;
    instances.freeGpus[i] -= by * needs.gpus;
    instances.freeEnis[i] -= by * needs.enis;
    instances.freePorts[i] -= by * needs.ports;
    if (needs.ports > 0) {
      for (let w = 0; w < instances.portWords; w++)
        instances.takenPorts[i * instances.portWords + w] ^= needs.portMasks[w];
    }
    instances.tasks[i] += by;
    instances.changedBy[i] = clock.lastFact;
    const counts = taskGroups.counts[roster.taskGroupOf[requester]];
    counts.onInstance[i] += by;
    for (const spread of counts.spreads) spread.count[spread.valueOf[i]] += by;
  };

  return {
    take(t: number): void {
      reserve(t, 1);
      changeBusy(t, 1);
      if (!roster.requesters[tasks.requester[t]].daemon) instances.heldTasks[tasks.instance[t]]++;
    },
    free(t: number): void {
      reserve(t, -1);
      cluster.roomChangedBy = clock.lastFact;
      if (!settings.scenario.model.stoppingCountsInM) changeBusy(t, -1);
    },
    /** STOPPED: nothing of it is left on the instance. */
    leave(t: number): void {
      if (settings.scenario.model.stoppingCountsInM) changeBusy(t, -1);
      if (!roster.requesters[tasks.requester[t]].daemon) instances.heldTasks[tasks.instance[t]]--;
    },
  };
}
