import { kindOf } from '../attributes.js';
import { portMasks, RESERVED_PORTS, type Roster } from '../roster.js';
import { rowOf, takeSlot } from '../slots.js';
import { ensureRoom, growColumns, longer } from '../table.js';
import { registeredCapacity } from '../type-capacity.js';
import { instanceState, type World } from '../world.js';
import type { FoldClock } from './fold-clock.js';

/** An instance gets a row of the table, empty and in no state yet. Returns the row. */
export function createEntry(
  world: World,
  roster: Roster,
  clock: FoldClock,
): (instance: number, group: number, zone: number, type: number) => number {
  const { instances, daemonReserves, settings } = world;
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

  return (instance, group, zone, type) => {
    ensureRoom(instances, (capacity) => {
      growPerInstance(world, capacity);
    });
    const i = rowOf(instance);
    takeSlot(instances.slots);
    instances.size = instances.slots.used;
    instances.group[i] = group;
    instances.zone[i] = zone;
    instances.type[i] = type;
    instances.launchedAtMs[i] = clock.nowMs;
    clearFlags(world, i);
    empty(i);
    const kind = kindOf(settings.scenario, group, zone, type);
    for (const { spreads } of world.taskGroups.counts) {
      for (let n = 0; n < spreads.length; n++) spreads[n].valueOf[i] = roster.spreadValues[n][kind];
    }
    instances.changedBy[i] = clock.lastFact;
    return i;
  };
}

/** Placement sees it as far as it is ACTIVE and connected (PL-2): launch type EXTERNAL the external ones, all others the rest. */
export function setOpen({ instances }: Pick<World, 'instances'>, i: number): void {
  const isOpen =
    instances.state[i] === instanceState.inService &&
    instances.registered[i] === 1 &&
    instances.draining[i] === 0 &&
    instances.agentLost[i] === 0;
  const { open, openExternal, external } = instances;
  open[i] = isOpen && external[i] === 0 ? 1 : 0;
  openExternal[i] = isOpen && external[i] === 1 ? 1 : 0;
}

function clearFlags({ instances }: World, i: number): void {
  const { open, registered, protectedFromScaleIn, draining, agentLost, spot, extra, found } = instances;
  const { fromPool, interrupted, openExternal, external, linkLost, credentialsLost } = instances;
  open[i] = openExternal[i] = 0;
  for (const flags of [registered, protectedFromScaleIn, draining, agentLost, spot, extra, found]) flags[i] = 0;
  for (const flags of [fromPool, interrupted, external, linkLost, credentialsLost]) flags[i] = 0;
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
