import type { Handlers } from '../../kernel/fact.js';
import { lastStatus, type Facts } from '../facts.js';
import { append, remove } from '../lists.js';
import { revisionsOf, type Roster } from '../roster.js';
import { releaseSlot, rowOf, takeSlot } from '../slots.js';
import { ensureRoom, growColumns } from '../table.js';
import { taskState, type World } from '../world.js';
import type { FoldClock } from './fold-clock.js';
import { createHostLedger, type HostLedger } from './host-ledger.js';
import { createLedger, type Ledger } from './ledger.js';
import { touch } from './touch.js';

/** The one list of `waiting`. */
const WAITING = 0;
const MINUTE_MS = 60_000;

type TaskFacts =
  | 'TaskRequested'
  | 'TaskWaited'
  | 'TaskPlaced'
  | 'FargateTaskPlaced'
  | 'TaskAdmitted'
  | 'LastStatusChanged'
  | 'TaskStarted'
  | 'TaskStopping'
  | 'TaskStopped';

/** Remembers every task from its request to STOPPED, and what it takes from its instance meanwhile. */
export function taskFold(world: World, roster: Roster, clock: FoldClock): Pick<Handlers<Facts>, TaskFacts> {
  const ledger = createLedger(world, roster, clock);
  const host = createHostLedger(world, roster);
  const stopWaiting = createStopWaiting(world, clock);
  return {
    TaskRequested: requestFold(world, roster, clock),
    TaskWaited: waitFold(world, clock),
    ...placementFold(world, roster, clock, ledger, host, stopWaiting),
    ...stopFold(world, clock, ledger, host, stopWaiting),
  };
}

function requestFold(world: World, roster: Roster, clock: FoldClock): Handlers<Facts>['TaskRequested'] {
  const { tasks, waiting, tasksOn, placedOf, requesters, capacityProviders, settings } = world;
  const providers = capacityProviders.size;
  const definitions = revisionsOf(settings.scenario).map((launches) => launches.map((l) => l.taskDefinition));

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
    // A move between zones leaves the shares of the providers as they are.
    if (provider >= 0 && requesters.rebalancing[requester] === 0)
      requesters.launched[requester * providers + provider]++;
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
    const revision = requesters.revision[requester];
    const shape = settings.shapeOf[requester * roster.maxRevisions + revision];
    tasks.shape[t] = shape;
    tasks.revision[t] = revision;
    tasks.definition[t] = definitions[requester][revision];
    tasks.instance[t] = -1;
    tasks.zone[t] = -1;
    tasks.lastStatus[t] = lastStatus.provisioning;
    tasks.admitted[t] = 0;
    tasks.startedAtMs[t] = -1;
    tasks.failingAtMs[t] = -1;
    tasks.doomed[t] = 0;
    tasks.protectedUntilMs[t] = 0;
    tasks.provisioning[t] = managed && !daemon ? 1 : 0;
    tasks.requestedAtMs[t] = clock.nowMs;
    tasks.runTimeMs[t] = runTimeMs;
    tasks.held[t] = 0;
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
  world: World,
  roster: Roster,
  clock: FoldClock,
  ledger: Ledger,
  host: HostLedger,
  stopWaiting: (t: number) => void,
): Pick<Handlers<Facts>, 'TaskPlaced' | 'FargateTaskPlaced' | 'TaskAdmitted' | 'LastStatusChanged' | 'TaskStarted'> {
  const { tasks, tasksOn, placedOf, requesters, instances } = world;
  const enter = (t: number, zone: number): void => {
    stopWaiting(t);
    tasks.state[t] = taskState.pending;
    tasks.zone[t] = zone;
    tasks.changedBy[t] = clock.lastFact;
    append(placedOf, tasks.requester[t], t);
  };
  return {
    TaskPlaced(task, instance) {
      const t = rowOf(task);
      const row = rowOf(instance);
      enter(t, instances.zone[row]);
      tasks.instance[t] = row;
      const attaches = roster.needs[tasks.definition[t]].enis > 0;
      tasks.lastStatus[t] = attaches ? lastStatus.provisioning : lastStatus.pending;
      append(tasksOn, row, t);
      ledger.take(t);
      host.receive(t);
    },
    FargateTaskPlaced(task, zone) {
      const t = rowOf(task);
      enter(t, zone);
      tasks.admitted[t] = 1;
    },
    TaskAdmitted(task) {
      host.admit(rowOf(task));
    },
    LastStatusChanged(task, status) {
      const t = rowOf(task);
      tasks.lastStatus[t] = status;
      tasks.changedBy[t] = clock.lastFact;
    },
    TaskStarted(task) {
      const t = rowOf(task);
      const requester = tasks.requester[t];
      tasks.state[t] = taskState.running;
      tasks.lastStatus[t] = lastStatus.running;
      tasks.startedAtMs[t] = clock.nowMs;
      if (tasks.instance[t] >= 0) touch(world, tasks.instance[t]);
      tasks.changedBy[t] = clock.lastFact;
      requesters.running[requester]++;
      requesters.failedStarts[requester] = 0;
      requesters.throttledUntilMs[requester] = 0;
      if (tasks.revision[t] === requesters.revision[requester]) requesters.deployment.hasRun[requester] = 1;
    },
  };
}

function stopFold(
  { tasks, tasksOn, placedOf, requesters }: World,
  clock: FoldClock,
  ledger: Ledger,
  host: HostLedger,
  stopWaiting: (t: number) => void,
): Pick<Handlers<Facts>, 'TaskStopping' | 'TaskStopped'> {
  /** Its desired status becomes STOPPED: the scheduler no longer counts it (RA-16). */
  const giveUp = (t: number): void => {
    const requester = tasks.requester[t];
    requesters.live[requester]--;
    if (tasks.state[t] === taskState.running) requesters.running[requester]--;
    if (tasks.doomed[t] !== 0) requesters.doomed[requester]--;
    if (tasks.state[t] < taskState.pending) return;
    remove(placedOf, requester, t);
    if (tasks.instance[t] >= 0) ledger.free(t);
  };
  return {
    TaskStopping(task, cause) {
      const t = rowOf(task);
      giveUp(t);
      requesters.stopping[tasks.requester[t]]++;
      tasks.state[t] = taskState.stopping;
      tasks.stopCause[t] = cause;
      tasks.changedBy[t] = clock.lastFact;
    },
    TaskStopped(task) {
      const t = rowOf(task);
      stopWaiting(t);
      if (tasks.state[t] === taskState.stopping) requesters.stopping[tasks.requester[t]]--;
      else giveUp(t);
      const instance = tasks.instance[t];
      if (instance >= 0) {
        remove(tasksOn, instance, t);
        ledger.leave(t);
        host.leave(t);
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
