import type { Handlers } from '../../kernel/fact.js';
import type { Facts } from '../facts.js';
import type { Roster } from '../roster.js';
import { releaseSlot, rowOf } from '../slots.js';
import { doom, instanceState, taskState, type World } from '../world.js';
import type { FoldClock } from './fold-clock.js';
import { changeInstance } from './group-membership.js';
import { createEntry, setOpen } from './instance-entry.js';
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
  const { instances, autoScalingGroups: groups, cluster, settings } = world;
  const enter = createEntry(world, roster, clock);
  return {
    InstanceLaunched(instance, group, zone, type) {
      const i = enter(instance, group, zone, type);
      instances.number[i] = ++instances.launched;
      instances.numberInGroup[i] = ++groups.launched[group];
      changeInstance(world, i, () => {
        instances.state[i] = instanceState.pending;
      });
      groups.launchFailedAtMs[group] = -1;
      cluster.vcpus += settings.scenario.instanceTypes[type].vcpus;
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
    setOpen(world, i);
    noteChange(world, roster, clock, i);
  };
  const giveUp = createGiveUp(world, roster);

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
      giveUp(i, true);
    },
    AgentReconnected(instance) {
      const i = rowOf(instance);
      change(i, () => {
        instances.agentLost[i] = 0;
      });
      giveUp(i, false);
    },
  };
}

/** EX-4, by the knob: services do not wait for an external instance to come back. */
function createGiveUp(world: World, roster: Roster): (i: number, on: boolean) => void {
  const { instances, tasks, tasksOn, settings } = world;
  return (i, on) => {
    if (instances.external[i] === 0 || !settings.scenario.model.externalReplacesWhenDisconnected) return;
    for (let t = tasksOn.first[i]; t >= 0; t = tasksOn.next[t]) {
      const isOfService = roster.requesters[tasks.requester[t]].kind === 'service';
      if (isOfService && tasks.state[t] !== taskState.stopping) setDoom(world, t, doom.unreachable, on);
    }
  };
}

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
