import type { TaskDefinition } from '../../model/scenario.js';
import { didYouMean, listed } from '../did-you-mean.js';
import { fargateFaults } from '../fargate-task.js';
import type { Reader } from '../trace-columns.js';
import type { BuildContext } from './context.js';

const NETWORK_MODES = ['awsvpc', 'bridge', 'host', 'none'] as const;

/**
 * The task definition of a trace's line: the one that it names, or one made from its cpu, memory, GPUs and network mode and
 * added to `definitions`. Undefined, and a report, when the line gives neither or both.
 */
export function traceDefinition(
  { file }: BuildContext,
  read: Reader,
  definitions: TaskDefinition[],
  onFargate: boolean,
): TaskDefinition | undefined {
  const definition =
    read.text('task_definition') === undefined
      ? ownShape(read, definitions, onFargate)
      : namedDefinition(
          read,
          file.taskDefinitions.map((t) => t.family),
          definitions,
        );
  if (definition === undefined || !onFargate) return definition;
  const faults = fargateFaults(definition);
  for (const fault of faults) read.fail(`the task ${fault}`);
  return faults.length > 0 ? undefined : definition;
}

function namedDefinition(
  read: Reader,
  families: readonly string[],
  definitions: readonly TaskDefinition[],
): TaskDefinition | undefined {
  const named = read.text('task_definition') ?? '';
  if (!families.includes(named)) {
    const near = didYouMean(named, families);
    read.fail(
      `no task definition is named "${named}"; there are: ${listed(families)}${near === undefined ? '' : `; ${near}`}`,
    );
    return undefined;
  }
  const size = (['cpu', 'memory_mib'] as const).find((column) => read.text(column) !== undefined);
  if (size !== undefined) {
    read.fail(`gives task_definition and ${size}: one of them must be empty`);
    return undefined;
  }
  return definitions.find((t) => t.family === named);
}

function ownShape(read: Reader, definitions: TaskDefinition[], onFargate: boolean): TaskDefinition | undefined {
  if (read.text('cpu') === undefined || read.text('memory_mib') === undefined) {
    read.fail('give task_definition, or cpu and memory_mib');
    return undefined;
  }
  const cpuUnits = read.number('cpu', { least: 0, whole: true });
  const memoryMiB = read.number('memory_mib', { least: 1, whole: true });
  const gpus = read.text('gpus') === undefined ? 0 : read.number('gpus', { least: 0, whole: true });
  const mode = read.text('network_mode') ?? (onFargate ? 'awsvpc' : 'bridge');
  const networkMode = NETWORK_MODES.find((m) => m === mode);
  if (networkMode === undefined) {
    read.fail(`network_mode "${mode}"; allowed: ${NETWORK_MODES.join(', ')}`);
    return undefined;
  }
  if (cpuUnits === undefined || memoryMiB === undefined || gpus === undefined) return undefined;
  const family = `${cpuUnits}-cpu-${memoryMiB}-mib${gpus > 0 ? `-${gpus}-gpu` : ''}-${networkMode}`;
  const known = definitions.find((t) => t.family === family);
  if (known !== undefined) return known;
  const made = shapeDefinition(family, { cpuUnits, memoryMiB, gpus, networkMode });
  definitions.push(made);
  return made;
}

const shapeDefinition = (
  family: string,
  needs: Pick<TaskDefinition, 'cpuUnits' | 'memoryMiB' | 'gpus' | 'networkMode'>,
): TaskDefinition => ({
  family,
  ...needs,
  hostPorts: [],
  startTime: { distribution: 'constant', valueMs: 10_000 },
  stopTime: { distribution: 'constant', valueMs: 30_000 },
  crashAfter: undefined,
  startFailureRate: 0,
  healthCheck: undefined,
  unhealthyAfter: undefined,
});
