import { assert } from '../kernel/defect.js';
import type { FoldClock } from './fold/fold-clock.js';
import type { Roster } from './roster.js';
import { registeredCapacity } from './type-capacity.js';
import { instanceState, taskState, type World } from './world.js';

/**
 * What holds after every fact, counted anew from the rows alone. Slow: for tests and fuzzing.
 * @throws Defect that names what broke, the time and the fact.
 */
export function checkInvariants(world: World, roster: Roster, clock: FoldClock): void {
  const holds = (condition: boolean, expectation: string): void => {
    assert(condition, `${expectation} (at ${clock.nowMs} ms, fact ${clock.lastFact})`);
  };
  checkInstances(world, roster, holds);
  checkTasks(world, holds);
  checkGroups(world, holds);
}

type Holds = (condition: boolean, expectation: string) => void;

/** No instance over its CPU, memory, ports, GPUs or ENIs; what is free is what is registered less what is taken. */
function checkInstances({ instances, tasks, tasksOn, settings }: World, roster: Roster, holds: Holds): void {
  for (let i = 0; i < instances.size; i++) {
    if (instances.state[i] === instanceState.none) continue;
    const left = { ...registeredCapacity(settings.scenario, instances.group[i], instances.type[i]) };
    let held = 0;
    let wanted = 0;
    for (let t = tasksOn.first[i]; t >= 0; t = tasksOn.next[t]) {
      if (!roster.requesters[tasks.requester[t]].daemon) held++;
      if (tasks.state[t] === taskState.stopping) continue;
      wanted++;
      const needs = roster.needs[roster.definitionOf[tasks.requester[t]]];
      left.cpuUnits -= needs.cpuUnits;
      left.memoryMiB -= needs.memoryMiB;
      left.gpus -= needs.gpus;
      left.enis -= needs.enis;
      left.ports -= needs.ports;
    }
    const where = `of instance ${instances.number[i]}`;
    holds(
      Object.values(left).every((n) => n >= 0),
      `no resource ${where} is overcommitted: ${JSON.stringify(left)}`,
    );
    holds(left.cpuUnits === instances.freeCpuUnits[i], `free CPU ${where} is ${left.cpuUnits}`);
    holds(left.memoryMiB === instances.freeMemoryMiB[i], `free memory ${where} is ${left.memoryMiB}`);
    holds(left.gpus === instances.freeGpus[i], `free GPUs ${where} are ${left.gpus}`);
    holds(left.enis === instances.freeEnis[i], `free ENIs ${where} are ${left.enis}`);
    holds(left.ports === instances.freePorts[i], `free ports ${where} are ${left.ports}`);
    holds(held === instances.heldTasks[i], `tasks held ${where} are ${held}`);
    holds(wanted === instances.tasks[i], `tasks ${where} are ${wanted}`);
  }
}

/** Every task is in the lists of its state, and in no other. */
function checkTasks(world: World, holds: Holds): void {
  const { tasks, waiting, tasksOn, placedOf, requesters, cluster } = world;
  const byState = new Array<number>(Object.keys(taskState).length).fill(0);
  const live = new Int32Array(requesters.size);
  const running = new Int32Array(requesters.size);
  let provisioning = 0;
  for (let t = 0; t < tasks.slots.used; t++) {
    const state = tasks.state[t];
    byState[state]++;
    if (state === taskState.waiting) provisioning += tasks.provisioning[t];
    if (state === taskState.running) running[tasks.requester[t]]++;
    if (state !== taskState.none && state !== taskState.stopping) live[tasks.requester[t]]++;
  }
  const placed = byState[taskState.pending] + byState[taskState.running];
  holds(waiting.count[0] === byState[taskState.waiting], `${byState[taskState.waiting]} tasks wait`);
  holds(total(placedOf.count) === placed, `${placed} tasks are placed and wanted`);
  holds(total(tasksOn.count) === placed + byState[taskState.stopping], 'every placed task is on one instance');
  holds(cluster.provisioning === provisioning, `${provisioning} tasks are in PROVISIONING`);
  for (let r = 0; r < requesters.size; r++) {
    holds(requesters.live[r] === live[r], `requester ${r} has ${live[r]} tasks`);
    holds(requesters.running[r] === running[r], `requester ${r} has ${running[r]} tasks RUNNING`);
  }
}

function checkGroups(world: World, holds: Holds): void {
  const { instances, autoScalingGroups: groups, settings } = world;
  for (let g = 0; g < groups.size; g++) {
    let alive = 0;
    let busy = 0;
    for (let i = 0; i < instances.size; i++) {
      if (instances.state[i] === instanceState.none || instances.group[i] !== g) continue;
      const terminating = instances.state[i] === instanceState.terminating;
      if (!terminating) alive++;
      if (instances.busyTasks[i] > 0 && (!terminating || settings.scenario.model.terminatingInN)) busy++;
    }
    const inZones = total(groups.inZone.subarray(g * groups.zones, (g + 1) * groups.zones));
    holds(groups.alive[g] === alive, `group ${g} has ${alive} instances`);
    holds(inZones === alive, `the zones of group ${g} hold ${alive} instances`);
    holds(groups.busy[g] === busy, `${busy} instances of group ${g} are busy`);
  }
}

const total = (counts: Int32Array): number => counts.reduce((sum, n) => sum + n, 0);
