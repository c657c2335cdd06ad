import { assert } from '../../kernel/defect.js';
import type { Chance } from './chance.js';
import type { Draft, DrawnDefinition, DrawnGroup, DrawnInstance, DrawnType, Json } from './draft.js';
import { goesToFargate } from './launch.js';
import { cpuOf } from './suits.js';
import { durationText } from './times.js';

/** Today's cluster: instances with tasks that surely fit them. */
export function drawInitialState(draft: Draft): Json {
  const { chances, has, groups, instances } = draft;
  if (!has('initialState')) return {};
  const chance = chances('initialState');
  for (const group of groups) {
    for (let left = chance.whole(0, Math.min(5, group.maxSize)); left > 0; left--)
      instances.push(drawInstance(chance, draft, group, instances.length + 1));
  }
  return { initialState: { instances } };
}

function drawInstance(chance: Chance, draft: Draft, group: DrawnGroup, place: number): DrawnInstance {
  const instanceType = chance.oneOf(group.instanceTypes);
  const type = draft.types.find(({ name }) => name === instanceType);
  assert(type !== undefined, `the type ${instanceType} of a group is drawn`);
  const tasks = drawTasks(chance, draft, type, group.ecsReservedMemory ?? 0);
  return {
    id: chance.maybe() ? `i-${place}` : `old-${place}`,
    autoScalingGroup: group.name,
    availabilityZone: chance.oneOf(group.availabilityZones),
    instanceType,
    ...(chance.maybe(0.7) && { age: durationText(chance, chance.oneOf([0, 60, 1000, 90_000])) }),
    ...(tasks.length > 0 && { tasks }),
  };
}

/** As many of each service as leave room; static ports and ENIs only once. */
function drawTasks(chance: Chance, draft: Draft, { cpu, memory, enis, gpus }: DrawnType, reserved: number) {
  const free = { cpu, memory: memory - reserved, enis, gpus, ports: 1 };
  return draft.services.flatMap((service) => {
    const definition = draft.definitions.find(({ family }) => family === service.taskDefinition);
    assert(definition !== undefined, `the task definition ${service.taskDefinition} of a service is drawn`);
    const needs = needsOf(definition);
    const fits = Math.min(
      ...(['cpu', 'memory', 'enis', 'gpus', 'ports'] as const).map((key) =>
        needs[key] === 0 ? Infinity : Math.floor(free[key] / needs[key]),
      ),
    );
    const most = service.schedulingStrategy === 'DAEMON' ? 1 : 4;
    const count = chance.whole(0, Math.max(0, Math.min(fits, most)));
    if (count === 0 || goesToFargate(service, draft) || service.launchType === 'EXTERNAL') return [];
    for (const key of ['cpu', 'memory', 'enis', 'gpus', 'ports'] as const) free[key] -= count * needs[key];
    return [{ service: service.name, ...((count > 1 || chance.maybe()) && { count }) }];
  });
}

function needsOf(definition: DrawnDefinition) {
  const { networkMode, gpus = 0, memory, containerDefinitions: containers = [] } = definition;
  const mappings = containers.flatMap(({ portMappings = [] }) => portMappings);
  const hasPorts = networkMode === 'host' ? mappings.length > 0 : mappings.some(({ hostPort = 0 }) => hostPort > 0);
  return {
    cpu: cpuOf(definition),
    memory: memory ?? containers.reduce((sum, c) => sum + (c.memoryReservation ?? c.memory ?? 0), 0),
    enis: networkMode === 'awsvpc' ? 1 : 0,
    gpus,
    ports: hasPorts ? 1 : 0,
  };
}
