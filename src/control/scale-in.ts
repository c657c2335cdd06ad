import { stopCause, type Group } from '../model/facts.js';
import { idOf } from '../model/slots.js';
import { instanceState } from '../model/world.js';
import { chooseVictim } from '../policy/termination/choose-victim.js';
import type { Tools } from './loop.js';

type ScaleInTools = Tools<
  'autoScalingGroups' | 'instances' | 'tasksOn' | 'tasks' | 'settings',
  'InstanceTerminating' | 'InstanceTerminated' | 'TaskStopped'
>;

/** Ends instances until the group has no more than it desires, or all that are left are protected (MS-48…50). */
export function createScaleIn({ scenario, roster, clock, world, emit, random }: ScaleInTools): (g: Group) => void {
  const { instances, tasksOn, tasks, autoScalingGroups: groups, settings } = world;
  const ties = scenario.autoScalingGroups.map(({ name }) => random('autoScalingGroup', name, 'termination'));
  let candidates = new Int32Array(16);

  /** Both flags: protected exactly while it holds a task. The group's alone: always (MS-47, MS-49). */
  const isProtected = (row: number): boolean => {
    if (instances.protectedFromScaleIn[row] === 0) return false;
    const provider = roster.providerOf[instances.group[row]];
    if (provider < 0) return true;
    const { managedTerminationProtection, managedScaling } = settings.scenario.capacityProviders[provider];
    return managedTerminationProtection && managedScaling.enabled ? instances.heldTasks[row] > 0 : true;
  };

  const collect = (g: Group): number => {
    if (candidates.length < instances.size) candidates = new Int32Array(instances.size * 2);
    let n = 0;
    for (let row = 0; row < instances.size; row++) {
      const inService = instances.state[row] === instanceState.inService && instances.group[row] === g;
      if (inService && !isProtected(row)) candidates[n++] = row;
    }
    return n;
  };

  /** An empty instance goes at once, and its daemons with it; one with tasks dies with them. */
  const end = (row: number): void => {
    const instance = idOf(instances.slots, row);
    if (instances.heldTasks[row] > 0) {
      emit.InstanceTerminating(instance);
      return;
    }
    const provider = roster.providerOf[instances.group[row]];
    const drained = provider >= 0 && settings.scenario.capacityProviders[provider].managedDraining;
    const cause = drained ? stopCause.instanceDrained : stopCause.killed;
    for (let t = tasksOn.first[row]; t >= 0; t = tasksOn.first[row]) {
      emit.TaskStopped(idOf(tasks.slots, t), cause, 0, tasks.requester[t]);
    }
    emit.InstanceTerminated(instance, instances.group[row]);
  };

  return (g) => {
    while (groups.alive[g] > groups.desiredCapacity[g]) {
      const n = collect(g);
      if (n === 0) return;
      const { terminationPolicies } = settings.scenario.autoScalingGroups[g];
      end(
        chooseVictim(
          candidates,
          n,
          instances,
          groups.inZone,
          g * groups.zones,
          terminationPolicies,
          clock.nowMs,
          ties[g],
        ),
      );
    }
  };
}
