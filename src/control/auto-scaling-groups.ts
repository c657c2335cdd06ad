import { capacityCause, type Group } from '../model/facts.js';
import type { AutoScalingGroup, ScheduledAction } from '../model/scenario.js';
import { isAlive, rowOf } from '../model/slots.js';
import { chooseZone } from '../policy/termination/choose-zone.js';
import { defineLoop, type Tools } from './loop.js';
import { createScaleIn } from './scale-in.js';

const reads = ['autoScalingGroups', 'instances', 'tasksOn', 'tasks', 'settings'] as const;
const writes = [
  'InstanceLaunched',
  'InstanceFound',
  'InstanceInService',
  'InstanceRegistered',
  'InstanceTerminating',
  'InstanceTerminated',
  'TaskStopped',
  'GroupSizeChanged',
  'DesiredCapacityChanged',
  'TerminationPrevented',
] as const;
type GroupTools = Tools<(typeof reads)[number], (typeof writes)[number]>;

/** Auto Scaling: launches and ends instances until a group has as many as it desires. */
export const autoScalingGroups = defineLoop({
  name: 'auto-scaling-groups',
  reads,
  writes,
  on(tools) {
    const { scenario, world, emit } = tools;
    const { autoScalingGroups: groups, settings } = world;
    const scaleIn = createScaleIn(tools);
    const actions = createScheduledActions(tools, (g, action) => {
      resize(g, action.minSize ?? groups.minSize[g], action.maxSize ?? groups.maxSize[g]);
      if (action.desiredCapacity !== undefined) setDesired(g, action.desiredCapacity, capacityCause.scheduled);
    });

    const setDesired = (g: Group, desired: number, cause: number): void => {
      const bounded = Math.max(groups.minSize[g], Math.min(groups.maxSize[g], desired));
      if (bounded !== groups.desiredCapacity[g]) emit.DesiredCapacityChanged(g, bounded, cause);
    };
    /** A desired capacity outside the new bounds moves to the nearer one. */
    const resize = (g: Group, minSize: number, maxSize: number): void => {
      emit.GroupSizeChanged(g, minSize, maxSize);
      setDesired(g, groups.desiredCapacity[g], capacityCause.bounds);
    };
    const launchMissing = (g: Group): void => {
      const { availabilityZones, instanceTypes } = scenario.autoScalingGroups[g];
      while (groups.alive[g] < groups.desiredCapacity[g]) {
        const zone = chooseZone(availabilityZones, groups.inZone, g * groups.zones);
        emit.InstanceLaunched(world.instances.slots.next, g, zone, instanceTypes[0]);
      }
    };

    return {
      RunStarted() {
        scenario.autoScalingGroups.forEach((group, g) => {
          emit.GroupSizeChanged(g, group.minSize, group.maxSize);
          emit.DesiredCapacityChanged(g, group.desiredCapacity, capacityCause.initial);
        });
        findInstances(tools);
        actions();
      },
      ScenarioUpdated(update) {
        const event = scenario.events[update];
        if (event.type !== 'update') return;
        const updated: readonly AutoScalingGroup[] = settings.scenario.autoScalingGroups;
        for (const g of event.sizes) resize(g, updated[g].minSize, updated[g].maxSize);
        for (const g of event.desiredCapacities) setDesired(g, updated[g].desiredCapacity, capacityCause.manual);
      },
      DesiredCapacityChanged(g, _desired, cause) {
        launchMissing(g);
        scaleIn(g);
        if (groups.alive[g] > groups.desiredCapacity[g] && cause !== capacityCause.initial) {
          emit.TerminationPrevented(g, groups.desiredCapacity[g], groups.alive[g]);
        }
      },
      InstanceInService(i) {
        if (isAlive(world.instances.slots, i)) scaleIn(world.instances.group[rowOf(i)]);
      },
      TaskStopped() {
        for (let g = 0; g < groups.size; g++) if (groups.alive[g] > groups.desiredCapacity[g]) scaleIn(g);
      },
    };
  },
});

/** An hour-aligned age past any warm-up, for instances of t = 0 whose age nobody gave. */
const OLD_MS = 3 * 3_600_000;

/** The instances of t = 0: those of `initialState`, else as many as each group desires, of its first type. */
function findInstances({ scenario, world, emit }: GroupTools): void {
  const { instances, autoScalingGroups: groups } = world;
  const find = (group: number, zone: number, type: number, ageMs: number): void => {
    const instance = instances.slots.next;
    emit.InstanceLaunched(instance, group, zone, type);
    emit.InstanceFound(instance, ageMs);
    emit.InstanceInService(instance);
    emit.InstanceRegistered(instance);
  };
  if (scenario.initialInstances.length > 0) {
    for (const i of scenario.initialInstances) find(i.autoScalingGroup, i.availabilityZone, i.instanceType, i.ageMs);
    return;
  }
  scenario.autoScalingGroups.forEach(({ availabilityZones, instanceTypes, desiredCapacity }, g) => {
    for (let n = 0; n < desiredCapacity; n++) {
      find(g, chooseZone(availabilityZones, groups.inZone, g * groups.zones), instanceTypes[0], OLD_MS);
    }
  });
}

/** Changes of minSize, maxSize and desiredCapacity by the clock. */
function createScheduledActions(
  { scenario, clock, wake }: GroupTools,
  act: (g: Group, action: ScheduledAction) => void,
): () => void {
  const planned = scenario.autoScalingGroups.flatMap(({ scheduledActions }, g) =>
    scheduledActions.map((action) => ({ g, action })),
  );
  const due = wake('settle', (n: number) => {
    const { g, action } = planned[n];
    act(g, action);
    if (action.everyMs !== undefined) due.at(clock.nowMs + action.everyMs, n);
  });
  return () => {
    planned.forEach(({ action }, n) => {
      due.at(action.atMs, n);
    });
  };
}
