import { rebalancingOutcome, stopCause, type Requester, type Task } from '../model/facts.js';
import { idOf, isAlive, rowOf } from '../model/slots.js';
import { deploymentState, taskState } from '../model/world.js';
import { maximumTasks } from '../policy/deployment/task-bounds.js';
import { nextMove } from '../policy/rebalancing/next-move.js';
import { askingReads, askingWrites, createAsking } from './asking.js';
import { healthDelayMs, isSteady } from './health.js';
import { isWithinRate } from './launch-allowance.js';
import { defineLoop, type Tools } from './loop.js';

const reads = askingReads;
const writes = [...askingWrites, 'TaskStopping', 'RebalancingStarted', 'RebalancingEnded'] as const;
type RebalancingTools = Tools<(typeof reads)[number], (typeof writes)[number]>;

/**
 * A service in steady state whose tasks stand unevenly over the zones: one more starts in the lightest zone, and when it is
 * healthy one stops in the heaviest (AZ-3, AZ-4). It launches no instances: without room there it fails.
 */
export const serviceRebalancing = defineLoop({
  name: 'service-rebalancing',
  reads,
  writes,
  on(tools) {
    const { scenario, world, wake } = tools;
    const { tasks, requesters } = world;
    const begin = createBegin(tools);
    const finish = createFinish(tools);
    const services = scenario.services.flatMap(({ schedulingStrategy }, s: Requester) =>
      schedulingStrategy === 'REPLICA' ? [s] : [],
    );

    const look = wake('ask', begin);
    const tick = wake('ask', () => {
      services.forEach(begin);
      tick.in(scenario.model.rebalanceIntervalMs, 0);
    });
    const ripe = wake('ask', (task: Task) => {
      if (isAlive(tasks.slots, task)) finish(tasks.requester[rowOf(task)]);
    });

    return {
      RunStarted() {
        if (services.length > 0) tick.in(scenario.model.rebalanceIntervalMs, 0);
      },
      TaskStarted(task) {
        if (!isAlive(tasks.slots, task)) return;
        const t = rowOf(task);
        if (requesters.rebalancing[tasks.requester[t]] === 1) ripe.in(healthDelayMs(world, t), task);
      },
      RebalancingEnded(s, outcome) {
        if (outcome === rebalancingOutcome.stopped) return;
        look.in(0, s);
      },
      // What else happens to the service ends a move.
      DeploymentStarted: finish,
      DesiredCountChanged: finish,
      TaskStopped(_task, cause, _reason, s) {
        finish(s);
        if (cause === stopCause.rebalanced) look.in(0, s);
      },
    };
  },
});

/** COMPLETED its deployment, and as many tasks as given, all healthy (AZ-3). */
const isSettled = ({ clock, world }: RebalancingTools, s: Requester, count: number): boolean =>
  world.requesters.deployment.state[s] === deploymentState.completed && isSteady(world, s, count, clock.nowMs);

function createBegin(tools: RebalancingTools): (s: Requester) => void {
  const { clock, world, emit } = tools;
  const { requesters, settings } = world;
  const asking = createAsking(tools);
  const countZones = createZoneCount(tools);
  const providerOf = createProviderOf(tools);
  return (s) => {
    const desired = requesters.desiredCount[s];
    const { availabilityZoneRebalancing, deployment } = settings.scenario.services[s];
    if (!availabilityZoneRebalancing || requesters.rebalancing[s] === 1 || requesters.rebalancingFailed[s] === 1)
      return;
    if (maximumTasks(desired, deployment.maximumPercent) <= desired || !isSettled(tools, s, desired)) return;
    if (!isWithinRate(world, clock.nowMs, s) || requesters.throttledUntilMs[s] > clock.nowMs) return;
    const { counts, zones } = countZones(s);
    const move = zones.length < 2 ? undefined : nextMove(counts, zones);
    if (move === undefined) return;
    const provider = providerOf(s, move.from);
    emit.RebalancingStarted(s, move.from, move.to, provider);
    if (!asking.askInZone(s, provider, move.to)) emit.RebalancingEnded(s, rebalancingOutcome.placementFailed);
  };
}

/** When the one task more is healthy, one in the heaviest zone stops. */
function createFinish(tools: RebalancingTools): (s: Requester) => void {
  const { scenario, world, emit } = tools;
  const { tasks, requesters } = world;
  const taskToStop = createChoice(tools);
  return (s) => {
    if (s >= scenario.services.length || requesters.rebalancing[s] === 0) return;
    const wanted = requesters.desiredCount[s] + 1;
    if (requesters.live[s] !== wanted || requesters.doomed[s] > 0) {
      emit.RebalancingEnded(s, rebalancingOutcome.stopped);
      return;
    }
    if (!isSettled(tools, s, wanted)) return;
    const t = taskToStop(s);
    if (t < 0) {
      emit.RebalancingEnded(s, rebalancingOutcome.stopped);
      return;
    }
    emit.TaskStopping(idOf(tasks.slots, t), stopCause.rebalanced);
    emit.RebalancingEnded(s, rebalancingOutcome.completed);
  };
}

/** The service's tasks in each zone, and its zones: those of the ACTIVE instances that it may use, or of the region on Fargate. */
function createZoneCount({ world, scenario }: RebalancingTools) {
  const { tasks, placedOf, instances, zones: lostZones, settings } = world;
  const counts = new Int32Array(scenario.availabilityZones.length);
  const every = [...scenario.availabilityZones.keys()];
  const hasInstance = (groups: readonly number[], zone: number): boolean => {
    for (let row = 0; row < instances.size; row++) {
      if (instances.open[row] === 0 || instances.zone[row] !== zone) continue;
      if (groups.length === 0 || groups.includes(instances.group[row])) return true;
    }
    return false;
  };
  return (s: Requester): { readonly counts: Int32Array; readonly zones: readonly number[] } => {
    counts.fill(0);
    for (let t = placedOf.first[s]; t >= 0; t = placedOf.next[t])
      if (tasks.state[t] === taskState.running) counts[tasks.zone[t]]++;
    const { launchPath } = settings.scenario.services[s];
    const items = launchPath.type === 'capacityProviderStrategy' ? launchPath.items : [];
    const groups = items.map((item) => scenario.capacityProviders[item.capacityProvider].autoScalingGroup);
    if (groups.includes(-1)) return { counts, zones: every.filter((zone) => lostZones.lost[zone] === 0) };
    return { counts, zones: every.filter((zone) => counts[zone] > 0 || hasInstance(groups, zone)) };
  };
}

/**
 * A move stays within one capacity provider, for a task's provider is never revised (CP-4): the one with most of the
 * service's tasks in a zone. Inferred: AWS does not say how rebalancing and strategies go together.
 */
function createProviderOf({ world, scenario }: RebalancingTools): (s: Requester, zone: number) => number {
  const { tasks, placedOf } = world;
  const counts = new Int32Array(scenario.capacityProviders.length + 1);
  return (s, zone) => {
    counts.fill(0);
    for (let t = placedOf.first[s]; t >= 0; t = placedOf.next[t])
      if (tasks.zone[t] === zone) counts[tasks.provider[t] + 1]++;
    return counts.indexOf(Math.max(...counts)) - 1;
  };
}

/** Any task of the move's provider in the heaviest zone that its service may stop (PL-24); -1: there is none. */
function createChoice({ clock, world, roster, random }: RebalancingTools): (s: Requester) => number {
  const { tasks, placedOf, requesters } = world;
  const chance = roster.requesters.map(({ kind, name }) => random(kind, name, 'rebalancing'));
  return (s) => {
    const mayGo = (t: number): boolean =>
      tasks.zone[t] === requesters.rebalancingFrom[s] &&
      tasks.provider[t] === requesters.rebalancingProvider[s] &&
      tasks.protectedUntilMs[t] <= clock.nowMs;
    let count = 0;
    for (let t = placedOf.first[s]; t >= 0; t = placedOf.next[t]) if (mayGo(t)) count++;
    let nth = count > 1 ? Math.floor(chance[s]() * count) : 0;
    for (let t = placedOf.first[s]; t >= 0; t = placedOf.next[t]) if (mayGo(t) && nth-- === 0) return t;
    return -1;
  };
}
