import { assert } from '../kernel/defect.js';
import type { FoldClock } from './fold/fold-clock.js';
import type { Roster } from './roster.js';
import { registeredCapacity } from './type-capacity.js';
import { countsInM, countsInN } from './fold/group-membership.js';
import { doom, instanceState, taskState, type World } from './world.js';

/**
 * What holds after every fact, counted anew from the rows alone. Slow: for tests and fuzzing.
 * @throws Defect that names what broke, the time and the fact.
 */
export function checkInvariants(world: World, roster: Roster, clock: FoldClock): void {
  const holds = (condition: boolean, expectation: string): void => {
    assert(condition, `${expectation} (at ${clock.nowMs} ms, fact ${clock.lastFact})`);
  };
  checkInstances(world, roster, holds);
  checkHosts(world, roster, holds);
  checkTasks(world, holds);
  checkServices(world, holds);
  checkGroups(world, holds);
}

type Holds = (condition: boolean, expectation: string) => void;

/** No instance over its CPU, memory, ports, GPUs or ENIs; what is free is what is registered less what is taken. */
function checkInstances(
  { instances, tasks, tasksOn, daemonReserves, settings }: World,
  roster: Roster,
  holds: Holds,
): void {
  for (let i = 0; i < instances.size; i++) {
    if (instances.state[i] === instanceState.none) continue;
    const left = { ...registeredCapacity(settings.scenario, instances.group[i], instances.type[i]) };
    let held = 0;
    let wanted = 0;
    for (let t = tasksOn.first[i]; t >= 0; t = tasksOn.next[t]) {
      if (!roster.requesters[tasks.requester[t]].daemon) held++;
      if (tasks.state[t] === taskState.stopping) continue;
      wanted++;
      takeNeeds(left, roster.needs[tasks.definition[t]]);
    }
    for (const reserves of daemonReserves) if (reserves[i] > 0) takeNeeds(left, roster.needs[reserves[i] - 1]);
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

interface Left {
  cpuUnits: number;
  memoryMiB: number;
  gpus: number;
  enis: number;
  ports: number;
}

function takeNeeds(left: Left, needs: Roster['needs'][number]): void {
  left.cpuUnits -= needs.cpuUnits;
  left.memoryMiB -= needs.memoryMiB;
  left.gpus -= needs.gpus;
  left.enis -= needs.enis;
  left.ports -= needs.ports;
}

/** RA-16: the tasks that an agent has admitted fit its host, stopping ones included; the others are queued. */
function checkHosts({ instances, tasks, tasksOn, settings }: World, roster: Roster, holds: Holds): void {
  for (let i = 0; i < instances.size; i++) {
    if (instances.state[i] === instanceState.none) continue;
    const left = { ...registeredCapacity(settings.scenario, instances.group[i], instances.type[i]) };
    let queued = 0;
    for (let t = tasksOn.first[i]; t >= 0; t = tasksOn.next[t]) {
      if (tasks.admitted[t] === 1) takeNeeds(left, roster.needs[tasks.definition[t]]);
      else queued++;
      holds(
        tasks.admitted[t] === 1 || tasks.startedAtMs[t] < 0,
        `no task runs that the agent of instance ${instances.number[i]} has not admitted`,
      );
    }
    const where = `of the host of instance ${instances.number[i]}`;
    holds(left.cpuUnits >= 0 && left.memoryMiB >= 0 && left.gpus >= 0, `no resource ${where} is overcommitted`);
    holds(left.cpuUnits === instances.host.cpuUnits[i], `free CPU ${where} is ${left.cpuUnits}`);
    holds(left.memoryMiB === instances.host.memoryMiB[i], `free memory ${where} is ${left.memoryMiB}`);
    holds(left.gpus === instances.host.gpus[i], `free GPUs ${where} are ${left.gpus}`);
    holds(queued === instances.queued[i], `${queued} tasks are queued on instance ${instances.number[i]}`);
  }
}

/** What each service has to replace, and what is on its way out. */
function checkServices({ tasks, instances, requesters }: World, holds: Holds): void {
  const doomed = new Int32Array(requesters.size);
  const stopping = new Int32Array(requesters.size);
  for (let t = 0; t < tasks.slots.used; t++) {
    const state = tasks.state[t];
    if (state === taskState.none) continue;
    if (state === taskState.stopping) stopping[tasks.requester[t]]++;
    else if (tasks.doomed[t] !== 0) doomed[tasks.requester[t]]++;
    if (state === taskState.stopping || tasks.instance[t] < 0) continue;
    const drains = instances.draining[tasks.instance[t]] === 1;
    holds(!drains || (tasks.doomed[t] & doom.draining) !== 0, 'a task on an instance that drains must be replaced');
  }
  for (let r = 0; r < requesters.size; r++) {
    holds(requesters.doomed[r] === doomed[r], `requester ${r} has ${doomed[r]} tasks to replace`);
    holds(requesters.stopping[r] === stopping[r], `${stopping[r]} tasks of requester ${r} are on their way out`);
  }
}

/** Every task is in the lists of its state, and in no other. */
function checkTasks(world: World, holds: Holds): void {
  const { tasks, waiting, tasksOn, placedOf, requesters, cluster } = world;
  const byState = new Array<number>(Object.keys(taskState).length).fill(0);
  const live = new Int32Array(requesters.size);
  const running = new Int32Array(requesters.size);
  let provisioning = 0;
  let onFargate = 0;
  for (let t = 0; t < tasks.slots.used; t++) {
    const state = tasks.state[t];
    byState[state]++;
    if (state !== taskState.none && tasks.instance[t] < 0 && tasks.zone[t] >= 0) onFargate++;
    if (state === taskState.waiting) provisioning += tasks.provisioning[t];
    if (state === taskState.running) running[tasks.requester[t]]++;
    if (state !== taskState.none && state !== taskState.stopping) live[tasks.requester[t]]++;
  }
  const placed = byState[taskState.pending] + byState[taskState.running];
  holds(waiting.count[0] === byState[taskState.waiting], `${byState[taskState.waiting]} tasks wait`);
  holds(total(placedOf.count) === placed, `${placed} tasks are placed and wanted`);
  holds(
    total(tasksOn.count) + onFargate === placed + byState[taskState.stopping],
    'every placed task is on one instance, or on Fargate',
  );
  holds(cluster.provisioning === provisioning, `${provisioning} tasks are in PROVISIONING`);
  for (let r = 0; r < requesters.size; r++) {
    holds(requesters.live[r] === live[r], `requester ${r} has ${live[r]} tasks`);
    holds(requesters.running[r] === running[r], `requester ${r} has ${running[r]} tasks RUNNING`);
  }
}

function checkGroups(world: World, holds: Holds): void {
  const { instances, autoScalingGroups: groups, cluster, settings } = world;
  let vcpus = 0;
  for (let g = 0; g < groups.size; g++) {
    const found = { alive: 0, terminating: 0, spot: 0, extra: 0, inService: 0, registered: 0, busy: 0 };
    for (let i = 0; i < instances.size; i++) {
      if (instances.state[i] === instanceState.none || instances.group[i] !== g) continue;
      vcpus += settings.scenario.instanceTypes[instances.type[i]].vcpus;
      if (instances.state[i] === instanceState.terminating) found.terminating++;
      else {
        found.alive++;
        found.spot += instances.spot[i];
        if (instances.state[i] === instanceState.pending) found.extra += instances.extra[i];
      }
      if (countsInN(world, i)) found.inService++;
      if (countsInN(world, i) && instances.registered[i] === 1) found.registered++;
      if (instances.busyTasks[i] > 0 && countsInM(world, i)) found.busy++;
    }
    for (const [name, count] of Object.entries(found))
      holds(groups[name as keyof typeof found][g] === count, `group ${g}: ${name} is ${count}`);
    const inZones = total(groups.inZone.subarray(g * groups.zones, (g + 1) * groups.zones));
    holds(inZones === found.alive, `the zones of group ${g} hold ${found.alive} instances`);
  }
  holds(cluster.vcpus === vcpus, `${vcpus} vCPUs are in use`);
}

const total = (counts: Int32Array): number => counts.reduce((sum, n) => sum + n, 0);
