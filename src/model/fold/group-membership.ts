import { instanceState, type World } from '../world.js';

/** The instance of a row counts for N: it is running in its group (MS-3, §11). */
export function countsInN({ instances, settings }: World, i: number): boolean {
  const { terminatingInN, drainingInN } = settings.scenario.model;
  if (instances.state[i] === instanceState.terminating) return terminatingInN;
  return instances.state[i] === instanceState.inService && (instances.draining[i] === 0 || drainingInN);
}

/** With a task that counts it counts for M. What has left N by terminating has left M too, though its tasks have not ended. */
export function countsInM({ instances, settings }: World, i: number): boolean {
  const { terminatingInN, drainingInM } = settings.scenario.model;
  if (instances.state[i] === instanceState.terminating) return terminatingInN;
  return instances.draining[i] === 0 || drainingInM;
}

/** Changes an instance's state, and its group's counts with it. */
export function changeInstance(world: World, i: number, change: () => void): void {
  countInstance(world, i, -1);
  change();
  countInstance(world, i, 1);
}

function countInstance(world: World, i: number, by: 1 | -1): void {
  const { instances, autoScalingGroups: groups } = world;
  // It is in no group.
  if (instances.external[i] === 1) return;
  const state = instances.state[i];
  if (state === instanceState.none) return;
  const group = instances.group[i];
  if (state === instanceState.terminating) groups.terminating[group] += by;
  else {
    groups.alive[group] += by;
    groups.inZone[group * groups.zones + instances.zone[i]] += by;
    groups.spot[group] += by * instances.spot[i];
    if (state === instanceState.pending) groups.extra[group] += by * instances.extra[i];
  }
  if (countsInN(world, i)) {
    groups.inService[group] += by;
    if (instances.registered[i] === 1) groups.registered[group] += by;
  }
  if (instances.busyTasks[i] > 0 && countsInM(world, i)) groups.busy[group] += by;
}
