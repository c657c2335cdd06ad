import type { Tools } from './loop.js';

/** Whether the instance of a row is protected. Both flags: exactly while it holds a task. The group's alone: always (MS-47, MS-49). */
export function createScaleInProtection({
  roster,
  world: { instances, settings },
}: Tools<'instances' | 'settings', never>): (row: number) => boolean {
  return (row) => {
    if (instances.protectedFromScaleIn[row] === 0) return false;
    const provider = roster.providerOf[instances.group[row]];
    if (provider < 0) return true;
    const { managedTerminationProtection, managedScaling } = settings.scenario.capacityProviders[provider];
    return managedTerminationProtection && managedScaling.enabled ? instances.heldTasks[row] > 0 : true;
  };
}
