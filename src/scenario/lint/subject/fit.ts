import { isDistinct } from '../../../model/roster.js';
import type { InstanceType, Launch, Scenario, Service } from '../../../model/scenario.js';
import { registeredCapacity, typeCapacity, type TypeCapacity } from '../../../model/type-capacity.js';
import { tasksPerInstance, type ShapeNeeds } from '../../../policy/capacity/per-instance.js';
import { allowedGroups } from './allowed-groups.js';
import { targetsOf } from './requests.js';
import { counted } from './words.js';

/** What an instance offers and a task asks. */
export const parameters = [
  { key: 'cpuUnits', text: (n: number) => `${n} CPU units` },
  { key: 'memoryMiB', text: (n: number) => `${n} MiB` },
  { key: 'gpus', text: (n: number) => counted(n, 'GPU') },
  { key: 'enis', text: (n: number) => counted(n, 'task ENI') },
  { key: 'ports', text: (n: number) => counted(n, 'static host port') },
] as const;
type Parameter = (typeof parameters)[number];

/** What one task takes (RA-3, RA-4, RA-9, RA-12). */
export function needsOf({ taskDefinitions }: Scenario, launch: Launch): ShapeNeeds {
  const { cpuUnits, memoryMiB, gpus, networkMode, hostPorts } = taskDefinitions[launch.taskDefinition];
  const enis = networkMode === 'awsvpc' ? 1 : 0;
  return { cpuUnits, memoryMiB, gpus, enis, ports: hostPorts.length, distinctInstance: isDistinct(launch) };
}

/** The size of a task, without what keeps two of them apart. */
export const sizeOf = (scenario: Scenario, launch: Launch): ShapeNeeds => ({
  ...needsOf(scenario, launch),
  ports: 0,
  distinctInstance: false,
});

export interface GroupType {
  readonly type: InstanceType;
  /** What managed scaling counts with: nominal, or registered by knob. */
  readonly counted: TypeCapacity;
  /** What an empty instance registers (RA-2). */
  readonly registered: TypeCapacity;
  /** What is left of that beside the daemons (RA-17). */
  readonly free: TypeCapacity;
}

/** The types of a group, in its order. */
export function typesOf(scenario: Scenario, group: number): readonly GroupType[] {
  const daemons = daemonsOf(scenario, group).map((daemon) => needsOf(scenario, daemon));
  return scenario.autoScalingGroups[group].instanceTypes.map((t) => {
    const type = scenario.instanceTypes[t];
    const registered = registeredCapacity(scenario, group, t);
    const nominal = typeCapacity(scenario, type, type.memoryMiB);
    return {
      type,
      counted: scenario.model.typeCapacityInM === 'nominal' ? nominal : registered,
      registered,
      free: daemons.reduce<TypeCapacity>(less, registered),
    };
  });
}

/** The daemons that have a task on each instance of a group. */
export const daemonsOf = (scenario: Scenario, group: number): readonly Service[] =>
  scenario.services.filter(
    (service) =>
      service.schedulingStrategy === 'DAEMON' &&
      targetsOf(scenario, service.launchPath).some((target) => target.group === group) &&
      allowedGroups(scenario, service)[group] !== 'never',
  );

const less = (capacity: TypeCapacity, needs: ShapeNeeds): TypeCapacity => ({
  cpuUnits: Math.max(0, capacity.cpuUnits - needs.cpuUnits),
  memoryMiB: Math.max(0, capacity.memoryMiB - needs.memoryMiB),
  gpus: Math.max(0, capacity.gpus - needs.gpus),
  enis: Math.max(0, capacity.enis - needs.enis),
  ports: Math.max(0, capacity.ports - needs.ports),
});

/** The most of these tasks that one instance of the group really holds. */
export const mostOnInstance = (scenario: Scenario, group: number, needs: ShapeNeeds): number =>
  Math.max(...typesOf(scenario, group).map(({ free }) => tasksPerInstance(needs, free)));

/** Each type of the group holds at least one of these tasks, as managed scaling counts. */
export const lackingIn = (needs: ShapeNeeds, capacity: TypeCapacity): readonly Parameter[] =>
  parameters.filter(({ key }) => needs[key] > capacity[key]);
