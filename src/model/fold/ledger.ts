import { takeRoom } from '../instance-room.js';
import type { Roster } from '../roster.js';
import { instanceState, type World } from '../world.js';
import type { FoldClock } from './fold-clock.js';
import { countsInM } from './group-membership.js';
import { touch } from './touch.js';

/** The one place where an instance's room changes. `t` is a row of the tasks table. */
export interface Ledger {
  readonly take: (t: number) => void;
  /** Free to the scheduler as soon as its desired status is STOPPED (RA-16). */
  readonly free: (t: number) => void;
  /** STOPPED: nothing of it is left on the instance. */
  readonly leave: (t: number) => void;
}

export function createLedger(world: World, roster: Roster, clock: FoldClock): Ledger {
  const { tasks, instances, taskGroups, autoScalingGroups, capacityProviders, daemonReserves, settings } = world;

  /** Which tasks make an instance non-empty for M (MS-4, MS-13). */
  const makesBusy = (t: number): boolean =>
    !roster.requesters[tasks.requester[t]].daemon &&
    (tasks.provider[t] >= 0 || settings.scenario.model.launchTypeTasksInM);

  const changeBusy = (t: number, by: 1 | -1): void => {
    const i = tasks.instance[t];
    if (instances.external[i] === 1 || !makesBusy(t)) return;
    const group = instances.group[i];
    const provider = roster.providerOf[group];
    const before = instances.busyTasks[i];
    instances.busyTasks[i] += by;
    if (countsInM(world, i)) {
      if (before === 0) autoScalingGroups.busy[group]++;
      if (instances.busyTasks[i] === 0) autoScalingGroups.busy[group]--;
    }
    if (provider >= 0) capacityProviders.changedBy[provider] = clock.lastFact;
  };

  /** RA-17: what a daemon frees is kept for the next one, while its instance may get one. */
  const keepRoom = (t: number, i: number, by: 1 | -1): void => {
    const daemon = roster.daemonOf[tasks.requester[t]];
    if (daemon < 0) return;
    const reserves = daemonReserves[daemon];
    if (by === 1) {
      if (reserves[i] > 0) takeRoom(instances, i, roster.needs[reserves[i] - 1], -1);
      reserves[i] = 0;
    } else if (instances.state[i] === instanceState.inService && instances.draining[i] === 0 && reserves[i] === 0) {
      reserves[i] = tasks.definition[t] + 1;
      takeRoom(instances, i, roster.needs[tasks.definition[t]], 1);
    }
  };

  const reserve = (t: number, by: 1 | -1): void => {
    const i = tasks.instance[t];
    const requester = tasks.requester[t];
    takeRoom(instances, i, roster.needs[tasks.definition[t]], by);
    keepRoom(t, i, by);
    instances.tasks[i] += by;
    instances.changedBy[i] = clock.lastFact;
    touch(world, i);
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
      if (!settings.scenario.model.stoppingCountsInM) changeBusy(t, -1);
    },
    leave(t: number): void {
      if (settings.scenario.model.stoppingCountsInM) changeBusy(t, -1);
      if (!roster.requesters[tasks.requester[t]].daemon) instances.heldTasks[tasks.instance[t]]--;
    },
  };
}
