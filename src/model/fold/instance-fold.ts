import type { Handlers } from '../../kernel/fact.js';
import { kindOf } from '../attributes.js';
import type { Facts } from '../facts.js';
import { portMasks, RESERVED_PORTS, type Roster } from '../roster.js';
import { registeredCapacity } from '../type-capacity.js';
import { releaseSlot, rowOf, takeSlot } from '../slots.js';
import { ensureRoom, growColumns, longer } from '../table.js';
import { instanceState, type World } from '../world.js';
import type { FoldClock } from './fold-clock.js';

type InstanceFacts =
  | 'InstanceLaunched'
  | 'InstanceFound'
  | 'InstanceInService'
  | 'InstanceRegistered'
  | 'InstanceTerminating'
  | 'InstanceTerminated';

/** Remembers every instance from launch to termination, and counts them by group. */
export const instanceFold = (world: World, roster: Roster, clock: FoldClock): Pick<Handlers<Facts>, InstanceFacts> => ({
  ...launchFold(world, roster, clock),
  ...readyFold(world, roster, clock),
  ...endFold(world, roster, clock),
});

function launchFold(
  world: World,
  roster: Roster,
  clock: FoldClock,
): Pick<Handlers<Facts>, 'InstanceLaunched' | 'InstanceFound'> {
  const { instances, autoScalingGroups: groups, settings } = world;
  const reserved = portMasks(roster.ports, RESERVED_PORTS);

  /** What an empty instance of its type registers (RA-1…RA-13). */
  const empty = (i: number): void => {
    const capacity = registeredCapacity(settings.scenario, instances.group[i], instances.type[i]);
    instances.freeCpuUnits[i] = capacity.cpuUnits;
    instances.freeMemoryMiB[i] = capacity.memoryMiB;
    instances.freeGpus[i] = capacity.gpus;
    instances.freeEnis[i] = capacity.enis;
    instances.freePorts[i] = capacity.ports;
    for (let w = 0; w < instances.portWords; w++) instances.takenPorts[i * instances.portWords + w] = reserved[w];
    instances.busyTasks[i] = 0;
    instances.heldTasks[i] = 0;
    instances.tasks[i] = 0;
  };

  return {
    InstanceLaunched(instance, group, zone, type) {
      ensureRoom(instances, (capacity) => {
        growPerInstance(world, capacity);
      });
      const i = rowOf(instance);
      takeSlot(instances.slots);
      instances.size = instances.slots.used;
      instances.state[i] = instanceState.pending;
      instances.open[i] = 0;
      instances.group[i] = group;
      instances.zone[i] = zone;
      instances.type[i] = type;
      instances.number[i] = ++instances.launched;
      instances.numberInGroup[i] = ++groups.launched[group];
      instances.launchedAtMs[i] = clock.nowMs;
      instances.protectedFromScaleIn[i] = 0;
      instances.found[i] = 0;
      empty(i);
      const kind = kindOf(settings.scenario, group, zone, type);
      for (const { spreads } of world.taskGroups.counts) {
        for (let n = 0; n < spreads.length; n++) spreads[n].valueOf[i] = roster.spreadValues[n][kind];
      }
      groups.alive[group]++;
      groups.inZone[group * groups.zones + zone]++;
      instances.changedBy[i] = clock.lastFact;
    },
    InstanceFound(instance, ageMs) {
      const i = rowOf(instance);
      instances.found[i] = 1;
      instances.launchedAtMs[i] = -ageMs;
    },
  };
}

function readyFold(
  world: World,
  roster: Roster,
  clock: FoldClock,
): Pick<Handlers<Facts>, 'InstanceInService' | 'InstanceRegistered'> {
  const { instances, autoScalingGroups: groups, cluster, settings } = world;
  return {
    InstanceInService(instance) {
      const i = rowOf(instance);
      const group = instances.group[i];
      const { newInstancesProtectedFromScaleIn } = settings.scenario.autoScalingGroups[group];
      instances.state[i] = instanceState.inService;
      instances.protectedFromScaleIn[i] = newInstancesProtectedFromScaleIn ? 1 : 0;
      groups.inService[group]++;
      noteChange(world, roster, clock, i);
    },
    InstanceRegistered(instance) {
      const i = rowOf(instance);
      instances.open[i] = 1;
      groups.registered[instances.group[i]]++;
      cluster.roomChangedBy = clock.lastFact;
      noteChange(world, roster, clock, i);
    },
  };
}

function endFold(
  world: World,
  roster: Roster,
  clock: FoldClock,
): Pick<Handlers<Facts>, 'InstanceTerminating' | 'InstanceTerminated'> {
  const { instances, autoScalingGroups: groups, settings } = world;

  /** Leaves the group's count, its zone's and those that placement and N see. */
  const leaveGroup = (i: number): void => {
    const group = instances.group[i];
    groups.alive[group]--;
    groups.inZone[group * groups.zones + instances.zone[i]]--;
    if (instances.open[i] === 1) groups.registered[group]--;
    instances.open[i] = 0;
  };

  return {
    InstanceTerminating(instance) {
      const i = rowOf(instance);
      const group = instances.group[i];
      leaveGroup(i);
      instances.state[i] = instanceState.terminating;
      groups.terminating[group]++;
      if (!settings.scenario.model.terminatingInN) {
        groups.inService[group]--;
        if (instances.busyTasks[i] > 0) groups.busy[group]--;
      }
      noteChange(world, roster, clock, i);
    },
    InstanceTerminated(instance) {
      const i = rowOf(instance);
      const group = instances.group[i];
      if (instances.state[i] === instanceState.terminating) {
        groups.terminating[group]--;
        if (settings.scenario.model.terminatingInN) groups.inService[group]--;
      } else {
        if (instances.state[i] === instanceState.inService) groups.inService[group]--;
        leaveGroup(i);
      }
      noteChange(world, roster, clock, i);
      instances.state[i] = instanceState.none;
      releaseSlot(instances.slots, instance);
    },
  };
}

/** The instance's row and its provider's M and N were changed by this fact. */
function noteChange({ instances, capacityProviders }: World, roster: Roster, clock: FoldClock, i: number): void {
  instances.changedBy[i] = clock.lastFact;
  const provider = roster.providerOf[instances.group[i]];
  if (provider >= 0) capacityProviders.changedBy[provider] = clock.lastFact;
}

/** Every column that has a row for each instance, wherever it stands. */
function growPerInstance(world: World, capacity: number): void {
  const from = capacity / 2;
  const { tasksOn, taskGroups } = world;
  const ends = { first: tasksOn.first, last: tasksOn.last, count: tasksOn.count };
  growColumns(ends, from, capacity);
  ends.first.fill(-1, from);
  ends.last.fill(-1, from);
  Object.assign(tasksOn, ends);
  const valueOf = (taskGroups.counts[0]?.spreads ?? []).map((spread) => longer(spread.valueOf, from, capacity));
  for (const counts of taskGroups.counts) {
    counts.onInstance = longer(counts.onInstance, from, capacity);
    counts.spreads.forEach((spread, n) => {
      spread.valueOf = valueOf[n];
    });
  }
}
