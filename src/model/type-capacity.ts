import { externalAt } from './external-place.js';
import { STATIC_PORTS_PER_INSTANCE } from './roster.js';
import type { InstanceType, Scenario } from './scenario.js';

/** What an empty instance of a type offers: the parameters of MS-5. */
export interface TypeCapacity {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  readonly gpus: number;
  readonly enis: number;
  readonly ports: number;
}

/** CPU is 1,024 units a logical CPU (RA-1); ENIs by trunking (RA-12, RA-13). */
export const typeCapacity = (scenario: Scenario, type: InstanceType, memoryMiB: number): TypeCapacity => ({
  cpuUnits: type.vcpus * 1024,
  memoryMiB,
  gpus: type.gpus,
  enis: (scenario.account.awsvpcTrunking ? type.awsvpcTasksTrunked : undefined) ?? type.awsvpcTasks,
  ports: STATIC_PORTS_PER_INSTANCE,
});

/** As the ECS agent registers it: MemTotal less ECS_RESERVED_MEMORY (RA-2). */
export const registeredCapacity = (scenario: Scenario, group: number, type: number): TypeCapacity => {
  const external = externalAt(scenario, group);
  // Without a VPC there is no network interface for a task (EX-2).
  if (external !== undefined) {
    const { cpuUnits, memoryMiB, gpus } = external;
    return { cpuUnits, memoryMiB, gpus, enis: 0, ports: STATIC_PORTS_PER_INSTANCE };
  }
  const facts = scenario.instanceTypes[type];
  const { ecsReservedMemoryMiB } = scenario.autoScalingGroups[group];
  return typeCapacity(scenario, facts, facts.registeredMemoryMiB - ecsReservedMemoryMiB);
};
