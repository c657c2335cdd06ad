import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../facts.js';
import { append, remove } from '../lists.js';
import type { Roster } from '../roster.js';
import { releaseSlot, rowOf, takeSlot } from '../slots.js';
import { ensureRoom, growColumns } from '../table.js';
import { taskState, type World } from '../world.js';
import type { FoldClock } from './fold-clock.js';
import { createLedger, type Ledger } from './ledger.js';

/** The one list of `waiting`. */
const WAITING = 0;
const MINUTE_MS = 60_000;

type TaskFacts = 'TaskRequested' | 'TaskWaited' | 'TaskPlaced' | 'TaskStarted' | 'TaskStopping' | 'TaskStopped';

/** Remembers every task from its request to STOPPED, and what it takes from its instance meanwhile. */
export function taskFold(world: World, roster: Roster, clock: FoldClock): Pick<Handlers<Facts>, TaskFacts> {
  const ledger = createLedger(world, roster, clock);
  const stopWaiting = createStopWaiting(world, clock);
  return {
    TaskRequested: requestFold(world, roster, clock),
    TaskWaited: waitFold(world, clock),
    ...placementFold(world, clock, ledger, stopWaiting),
    ...stopFold(world, clock, ledger, stopWaiting),
  };
}

function requestFold(world: World, roster: Roster, clock: FoldClock): Handlers<Facts>['TaskRequested'] {
  const { tasks, waiting, tasksOn, placedOf, requesters, capacityProviders, settings } = world;
  const providers = capacityProviders.size;

  const grow = (capacity: number): void => {
    for (const lists of [waiting, placedOf, tasksOn]) growLinks(lists, capacity / 2, capacity);
  };
  const countRequest = (requester: number, provider: number): void => {
    requesters.live[requester]++;
    requesters.limited[requester] = 0;
    const minute = Math.floor(clock.nowMs / MINUTE_MS);
    if (requesters.minute[requester] !== minute) requesters.askedInMinute[requester] = 0;
    requesters.minute[requester] = minute;
    requesters.askedInMinute[requester]++;
    if (provider >= 0) requesters.launched[requester * providers + provider]++;
  };

  return (task, requester, provider, runTimeMs) => {
    ensureRoom(tasks, grow);
    const t = rowOf(task);
    takeSlot(tasks.slots);
    const { daemon } = roster.requesters[requester];
    const managed = provider >= 0 && settings.scenario.capacityProviders[provider].managedScaling.enabled;
    tasks.state[t] = taskState.requested;
    tasks.requester[t] = requester;
    tasks.number[t] = ++requesters.requested[requester];
    tasks.provider[t] = provider;
    tasks.shape[t] = settings.shapeOf[requester];
    tasks.instance[t] = -1;
    tasks.provisioning[t] = managed && !daemon ? 1 : 0;
    tasks.requestedAtMs[t] = clock.nowMs;
    tasks.runTimeMs[t] = runTimeMs;
    tasks.changedBy[t] = clock.lastFact;
    countRequest(requester, provider);
  };
}

function waitFold(world: World, clock: FoldClock): Handlers<Facts>['TaskWaited'] {
  const { tasks, waiting, requesters, capacityProviders, cluster } = world;
  return (task) => {
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
  };
}

/** The opposite of `waitFold`, for a task that waits. */
function createStopWaiting(world: World, clock: FoldClock): (t: number) => void {
  const { tasks, waiting, requesters, capacityProviders, cluster } = world;
  return (t) => {
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
}

function placementFold(
  { tasks, tasksOn, placedOf, requesters }: World,
  clock: FoldClock,
  ledger: Ledger,
  stopWaiting: (t: number) => void,
): Pick<Handlers<Facts>, 'TaskPlaced' | 'TaskStarted'> {
  return {
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
  };
}

function stopFold(
  { tasks, tasksOn, placedOf, requesters }: World,
  clock: FoldClock,
  ledger: Ledger,
  stopWaiting: (t: number) => void,
): Pick<Handlers<Facts>, 'TaskStopping' | 'TaskStopped'> {
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
