import { definitionsOf } from '../check/network.js';
import type { ScenarioFile } from '../schema/scenario-file.js';
import { taskNeeds } from '../task-needs.js';
import type { Move } from './move.js';

/** Service Connect needs memory at task level (SC-5): what the containers have. The proxy's comes on top in the simulator. */
export function moveMemory(file: ScenarioFile, serviceName: string): Pick<Move, 'set' | 'changes'> {
  const service = file.services.find(({ name }) => name === serviceName);
  const definitions = service === undefined ? [] : definitionsOf(file, service);
  const without = definitions.filter(({ memory }) => memory === undefined);
  return {
    set: without.map((definition) => ({
      path: ['taskDefinitions', file.taskDefinitions.indexOf(definition), 'memory'],
      value: taskNeeds(definition).memoryMiB,
    })),
    changes: without.map(
      (definition) => `task definition ${definition.family}: memory ${taskNeeds(definition).memoryMiB} at task level`,
    ),
  };
}
