import { capacityCause, terminationCause, type Group } from '../model/facts.js';
import type { AutoScalingGroup } from '../model/scenario.js';
import { isAlive, rowOf } from '../model/slots.js';
import { findInstances } from './found-instances.js';
import { instanceEndReads, instanceEndWrites } from './instance-ends.js';
import { createLaunching, launchingReads, launchingWrites } from './launching.js';
import { defineLoop, type Tools } from './loop.js';
import { createScaleIn, surplusOf } from './scale-in.js';
import { createScheduledActions } from './scheduled-actions.js';

const reads = [...launchingReads, ...instanceEndReads] as const;
const writes = [
  ...launchingWrites,
  ...instanceEndWrites,
  'InstanceFound',
  'InstanceInService',
  'InstanceRegistered',
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
    const { scenario, world } = tools;
    const { autoScalingGroups: groups, instances } = world;
    const scaleIn = createScaleIn(tools);
    const launching = createMissingLauncher(tools);

    /** Instances that may not go keep the group above its desired capacity (MS-49). */
    const shrink = (g: Group, cause: number, mayTell: boolean): void => {
      scaleIn(g, cause);
      if (mayTell && surplusOf(world, g) > 0) {
        tools.emit.TerminationPrevented(g, groups.desiredCapacity[g], groups.alive[g]);
      }
    };

    return {
      ...createSizing(tools),
      DesiredCapacityChanged(g, _desired, cause) {
        launching.launchMissing(g);
        shrink(g, terminationCause.scaleIn, cause !== capacityCause.initial);
      },
      InstanceInService(i) {
        if (!isAlive(instances.slots, i)) return;
        const row = rowOf(i);
        const replaces = instances.extra[row] === 1;
        shrink(instances.group[row], replaces ? terminationCause.zoneRebalance : terminationCause.scaleIn, replaces);
      },
      TaskStopped() {
        for (let g = 0; g < groups.size; g++) if (surplusOf(world, g) > 0) scaleIn(g, terminationCause.scaleIn);
      },
      InstanceTerminating(i) {
        if (isAlive(instances.slots, i)) launching.launchMissing(instances.group[rowOf(i)]);
      },
      InstanceTerminated(_i, g) {
        launching.launchMissing(g);
      },
      LaunchFailed(g) {
        launching.retry(g);
      },
      ZoneRecovered() {
        for (let g = 0; g < scenario.autoScalingGroups.length; g++) launching.tryAnew(g);
      },
      CapacityCameBack() {
        for (let g = 0; g < scenario.autoScalingGroups.length; g++) launching.tryAnew(g);
      },
    };
  },
});

/** The sizes of a group at the start, by the clock, and by updates. */
function createSizing(tools: GroupTools) {
  const { scenario, world, emit } = tools;
  const { autoScalingGroups: groups, settings } = world;

  const setDesired = (g: Group, desired: number, cause: number): void => {
    const bounded = Math.max(groups.minSize[g], Math.min(groups.maxSize[g], desired));
    if (bounded !== groups.desiredCapacity[g]) emit.DesiredCapacityChanged(g, bounded, cause);
  };
  /** A desired capacity outside the new bounds moves to the nearer one. */
  const resize = (g: Group, minSize: number, maxSize: number): void => {
    emit.GroupSizeChanged(g, minSize, maxSize);
    setDesired(g, groups.desiredCapacity[g], capacityCause.bounds);
  };
  const startActions = createScheduledActions(tools, (g, action) => {
    const minSize = action.minSize ?? groups.minSize[g];
    const maxSize = action.maxSize ?? groups.maxSize[g];
    // Auto Scaling refuses an action that would leave minSize above maxSize, as earlier ones have made them.
    if (minSize > maxSize) return;
    resize(g, minSize, maxSize);
    if (action.desiredCapacity !== undefined) setDesired(g, action.desiredCapacity, capacityCause.scheduled);
  });

  return {
    RunStarted() {
      scenario.autoScalingGroups.forEach((group, g) => {
        emit.GroupSizeChanged(g, group.minSize, group.maxSize);
        emit.DesiredCapacityChanged(g, group.desiredCapacity, capacityCause.initial);
      });
      findInstances(tools);
      startActions();
    },
    ScenarioUpdated(update: number) {
      const event = scenario.events[update];
      if (event.type !== 'update') return;
      const updated: readonly AutoScalingGroup[] = settings.scenario.autoScalingGroups;
      for (const g of event.sizes) resize(g, updated[g].minSize, updated[g].maxSize);
      for (const g of event.desiredCapacities) setDesired(g, updated[g].desiredCapacity, capacityCause.manual);
    },
  };
}

/** Launches what a group misses. What cannot be had is asked for again after a while (MS-63). */
function createMissingLauncher(tools: GroupTools) {
  const { clock, scenario, world, wake } = tools;
  const { autoScalingGroups: groups } = world;
  const { launch } = createLaunching(tools);
  const { launchRetryMs } = scenario.model;

  const tryAnew = (g: Group): void => {
    let had = true;
    while (had && surplusOf(world, g) < 0) had = launch(g);
  };
  /** A later failure has armed a later try. */
  const retry = wake('settle', (g: Group) => {
    const failedAtMs = groups.launchFailedAtMs[g];
    if (failedAtMs >= 0 && clock.nowMs - failedAtMs >= launchRetryMs) tryAnew(g);
  });

  return {
    tryAnew,
    /** What EC2 has refused at this instant it refuses again. */
    launchMissing(g: Group): void {
      if (groups.launchFailedAtMs[g] !== clock.nowMs) tryAnew(g);
    },
    retry(g: Group): void {
      retry.in(launchRetryMs, g);
    },
  };
}
