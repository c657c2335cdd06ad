import { instanceState, type WorldView } from '../model/world.js';
import { instanceName } from '../model/instance-name.js';
import type { InstanceSummary } from './summary-types.js';

/** The instances of Auto Scaling groups that are alive, in launch order. */
export function instanceList({ instances, settings: { scenario } }: WorldView): readonly InstanceSummary[] {
  const rows: number[] = [];
  for (let row = 0; row < instances.size; row++) {
    if (instances.state[row] !== instanceState.none && instances.external[row] === 0) rows.push(row);
  }
  rows.sort((a, b) => instances.number[a] - instances.number[b]);
  return rows.map((row) => ({
    id: instanceName(scenario, instances.number[row]),
    autoScalingGroup: scenario.autoScalingGroups[instances.group[row]].name,
    availabilityZone: scenario.availabilityZones[instances.zone[row]],
    instanceType: scenario.instanceTypes[instances.type[row]].name,
    state: stateOf(instances.state[row], instances.registered[row], instances.draining[row]),
    tasks: instances.tasks[row],
    cpuFree: instances.freeCpuUnits[row],
    memoryFreeMiB: instances.freeMemoryMiB[row],
  }));
}

function stateOf(state: number, registered: number, draining: number): InstanceSummary['state'] {
  if (draining === 1) return 'draining';
  if (state === instanceState.terminating) return 'terminating';
  return registered === 1 ? 'active' : 'pending';
}
