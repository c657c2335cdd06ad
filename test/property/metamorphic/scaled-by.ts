import type { Scenario } from '../../../src/model/scenario.js';
import type { DrawnScenario, Json } from '../../fuzz/draw-scenario.js';
import { withoutName } from '../../fuzz/without-name.js';
import { withoutUnchecked } from './without-unchecked.js';

const SIZES = [
  'cpu',
  'vcpus',
  'memory',
  'memoryMiB',
  'memoryReservation',
  'ecsReservedMemory',
  'vcpuQuota',
  'cpuMillisecondsPerRequest',
  'memoryMiBPerTask',
  'memoryMiBPerRequestPerSecond',
];

/**
 * The scenario with CPU and memory of tasks and types times k. Types say all their facts, so that those of the catalogue grow
 * too. What cannot grow is left out: Fargate has fixed sizes, and a trace may have its own.
 */
export function scaledBy(
  { data, files }: DrawnScenario,
  { instanceTypes }: Scenario,
  k: number,
): Pick<DrawnScenario, 'data' | 'files'> {
  const families = ((data['taskDefinitions'] ?? []) as Json[]).map(({ family }) => String(family));
  const fargate = ['FARGATE', 'FARGATE_SPOT', 'replay', ...families.filter((family) => family.startsWith('fargate-'))];
  const kept = withoutUnchecked(fargate.reduce((rest, name) => withoutName(rest, name), data));
  const types = instanceTypes.map(
    ({ name, vcpus, memoryMiB, registeredMemoryMiB, gpus, maxEnis, awsvpcTasks, awsvpcTasksTrunked }) => ({
      name,
      vcpus: vcpus * k,
      memoryMiB: memoryMiB * k,
      registeredMemoryMiB: registeredMemoryMiB * k,
      gpus,
      maxEnis,
      awsvpcTasks,
      ...(awsvpcTasksTrunked !== undefined && { awsvpcTasksTrunked }),
    }),
  );
  const { pricing: _, ...unpriced } = kept;
  return { data: { ...(grown(unpriced, k) as Json), instanceTypes: types }, files };
}

function grown(value: unknown, k: number): unknown {
  if (Array.isArray(value)) return value.map((element) => grown(element, k));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      SIZES.includes(key) && typeof inner === 'number' ? inner * k : grown(inner, k),
    ]),
  );
}
