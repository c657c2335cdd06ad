import type { Handlers } from '../../kernel/fact.js';
import { kindOf } from '../attributes.js';
import type { Facts } from '../facts.js';
import { portMasks, RESERVED_PORTS, type Roster } from '../roster.js';
import { registeredCapacity } from '../type-capacity.js';
import { releaseSlot, rowOf, takeSlot } from '../slots.js';
import { ensureRoom, growColumns, longer } from '../table.js';
import { doom, instanceState, taskState, type World } from '../world.js';
import type { FoldClock } from './fold-clock.js';
import { changeInstance } from './group-membership.js';
import { setDoom } from './service-fold.js';
import { touch } from './touch.js';

type InstanceFacts =
  | 'InstanceLaunched'
  | 'InstanceFound'
  | 'SpotInstanceBought'
  | 'ReplacementLaunched'
  | 'WarmInstanceTaken'
  | 'SpotInterruptionNoticed'
  | 'InstanceInService'
  | 'InstanceRegistered'
  | 'InstanceDraining'
  | 'AgentDisconnected'
  | 'AgentReconnected'
  | 'InstanceTerminating'
  | 'InstanceTerminated';

/** Remembers every instance from launch to termination, and counts them by group. */
export const instanceFold = (world: World, roster: Roster, clock: FoldClock): Pick<Handlers<Facts>, InstanceFacts> => ({
  ...launchFold(world, roster, clock),
  ...originFold(world),
  ...readyFold(world, roster, clock),
  ...endFold(world, roster, clock),
});

function launchFold(world: World, roster: Roster, clock: FoldClock): Pick<Handlers<Facts>, 'InstanceLaunched'> {
  const { instances, autoScalingGroups: groups, cluster, daemonReserves, settings } = world;
  const reserved = portMasks(roster.ports, RESERVED_PORTS);

  /** What an empty instance of its type registers (RA-1…RA-13). */
  const empty = (i: number): void => {
    const { host, portWords } = instances;
    const capacity = registeredCapacity(settings.scenario, instances.group[i], instances.type[i]);
    instances.freeCpuUnits[i] = host.cpuUnits[i] = capacity.cpuUnits;
    instances.freeMemoryMiB[i] = host.memoryMiB[i] = capacity.memoryMiB;
    instances.freeGpus[i] = host.gpus[i] = capacity.gpus;
    instances.freeEnis[i] = capacity.enis;
    instances.freePorts[i] = capacity.ports;
    for (let w = 0; w < portWords; w++) {
      instances.takenPorts[i * portWords + w] = host.takenPorts[i * portWords + w] = reserved[w];
    }
    for (const reserves of daemonReserves) reserves[i] = 0;
    for (const flags of [instances.busyTasks, instances.heldTasks, instances.tasks, instances.queued]) flags[i] = 0;
  };

  return {
    InstanceLaunched(instance, group, zone, type) {
      ensureRoom(instances, (capacity) => {
        growPerInstance(world, capacity);
      });
      const i = rowOf(instance);
      takeSlot(instances.slots);
      instances.size = instances.slots.used;
      instances.group[i] = group;
      instances.zone[i] = zone;
      instances.type[i] = type;
      instances.number[i] = ++instances.launched;
      instances.numberInGroup[i] = ++groups.launched[group];
      instances.launchedAtMs[i] = clock.nowMs;
      clearFlags(world, i);
      empty(i);
      changeInstance(world, i, () => {
        instances.state[i] = instanceState.pending;
      });
      groups.launchFailedAtMs[group] = -1;
      cluster.vcpus += settings.scenario.instanceTypes[type].vcpus;
      const kind = kindOf(settings.scenario, group, zone, type);
      for (const { spreads } of world.taskGroups.counts) {
        for (let n = 0; n < spreads.length; n++) spreads[n].valueOf[i] = roster.spreadValues[n][kind];
      }
      instances.changedBy[i] = clock.lastFact;
    },
  };
}

/** What a launch does not say of an instance. */
function originFold(
  world: World,
): Pick<Handlers<Facts>, 'InstanceFound' | 'SpotInstanceBought' | 'ReplacementLaunched' | 'WarmInstanceTaken'> {
  const { instances } = world;
  return {
    InstanceFound(instance, ageMs) {
      const i = rowOf(instance);
      instances.found[i] = 1;
      instances.launchedAtMs[i] = -ageMs;
    },
    SpotInstanceBought(instance) {
      const i = rowOf(instance);
      changeInstance(world, i, () => {
        instances.spot[i] = 1;
      });
    },
    ReplacementLaunched(instance) {
      const i = rowOf(instance);
      changeInstance(world, i, () => {
        instances.extra[i] = 1;
      });
    },
    WarmInstanceTaken(instance) {
      instances.fromPool[rowOf(instance)] = 1;
    },
  };
}

function clearFlags({ instances }: World, i: number): void {
  const { open, registered, protectedFromScaleIn, draining, agentLost, spot, extra, found } = instances;
  const { fromPool, interrupted } = instances;
  open[i] = 0;
  for (const flags of [registered, protectedFromScaleIn, draining, agentLost, spot, extra, found]) flags[i] = 0;
  for (const flags of [fromPool, interrupted]) flags[i] = 0;
}

function readyFold(
  world: World,
  roster: Roster,
  clock: FoldClock,
): Pick<
  Handlers<Facts>,
  | 'InstanceInService'
  | 'InstanceRegistered'
  | 'InstanceDraining'
  | 'SpotInterruptionNoticed'
  | 'AgentDisconnected'
  | 'AgentReconnected'
> {
  const { instances, requesters, tasks, tasksOn, cluster, settings } = world;

  const change = (i: number, how: () => void): void => {
    changeInstance(world, i, how);
    instances.open[i] = isOpen(world, i) ? 1 : 0;
    noteChange(world, roster, clock, i);
  };

  return {
    InstanceInService(instance) {
      const i = rowOf(instance);
      const { newInstancesProtectedFromScaleIn } = settings.scenario.autoScalingGroups[instances.group[i]];
      change(i, () => {
        instances.state[i] = instanceState.inService;
        instances.protectedFromScaleIn[i] = newInstancesProtectedFromScaleIn ? 1 : 0;
      });
    },
    InstanceRegistered(instance) {
      const i = rowOf(instance);
      change(i, () => {
        instances.registered[i] = 1;
        instances.registeredAtMs[i] = instances.found[i] === 1 ? instances.launchedAtMs[i] : clock.nowMs;
      });
      requesters.rebalancingFailed.fill(0);
    },
    InstanceDraining(instance) {
      const i = rowOf(instance);
      change(i, () => {
        instances.draining[i] = 1;
      });
      cluster.draining++;
      for (let t = tasksOn.first[i]; t >= 0; t = tasksOn.next[t])
        if (tasks.state[t] !== taskState.stopping) setDoom(world, t, doom.draining, true);
    },
    SpotInterruptionNoticed(instance) {
      instances.interrupted[rowOf(instance)] = 1;
    },
    AgentDisconnected(instance) {
      const i = rowOf(instance);
      change(i, () => {
        instances.agentLost[i] = 1;
      });
    },
    AgentReconnected(instance) {
      const i = rowOf(instance);
      change(i, () => {
        instances.agentLost[i] = 0;
      });
    },
  };
}

/** ACTIVE and connected (PL-2). */
const isOpen = ({ instances }: World, i: number): boolean =>
  instances.state[i] === instanceState.inService &&
  instances.registered[i] === 1 &&
  instances.draining[i] === 0 &&
  instances.agentLost[i] === 0;

function endFold(
  world: World,
  roster: Roster,
  clock: FoldClock,
): Pick<Handlers<Facts>, 'InstanceTerminating' | 'InstanceTerminated'> {
  const { instances, cluster, settings } = world;
  return {
    InstanceTerminating(instance) {
      const i = rowOf(instance);
      changeInstance(world, i, () => {
        instances.state[i] = instanceState.terminating;
        instances.open[i] = 0;
      });
      noteChange(world, roster, clock, i);
    },
    InstanceTerminated(instance) {
      const i = rowOf(instance);
      noteChange(world, roster, clock, i);
      changeInstance(world, i, () => {
        instances.state[i] = instanceState.none;
        instances.open[i] = 0;
      });
      cluster.draining -= instances.draining[i];
      cluster.vcpus -= settings.scenario.instanceTypes[instances.type[i]].vcpus;
      releaseSlot(instances.slots, instance);
    },
  };
}

/** The instance's row and its provider's M and N were changed by this fact. */
function noteChange(world: World, roster: Roster, clock: FoldClock, i: number): void {
  const { instances, capacityProviders } = world;
  instances.changedBy[i] = clock.lastFact;
  touch(world, i);
  const provider = roster.providerOf[instances.group[i]];
  if (provider >= 0) capacityProviders.changedBy[provider] = clock.lastFact;
}

/** Every column that has a row for each instance, wherever it stands. */
function growPerInstance(world: World, capacity: number): void {
  const from = capacity / 2;
  const { tasksOn, taskGroups, instances, daemonReserves } = world;
  growColumns(instances.host, from, capacity);
  daemonReserves.forEach((reserves, n) => {
    daemonReserves[n] = longer(reserves, from, capacity);
  });
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
