import { FARGATE_SIZES, isFargateSize, nearestFargateSizes } from '../model/catalog/fargate.js';
import type { TaskDefinition } from '../model/scenario.js';

/** What keeps a task from running on Fargate, in words that follow its name. */
export function fargateFaults({
  networkMode,
  gpus,
  cpuUnits,
  memoryMiB,
}: Pick<TaskDefinition, 'networkMode' | 'gpus' | 'cpuUnits' | 'memoryMiB'>): readonly string[] {
  const faults: string[] = [];
  if (networkMode !== 'awsvpc') faults.push(`has network mode ${networkMode}; Fargate runs awsvpc only`);
  if (gpus > 0) faults.push('asks for GPUs; Fargate has none');
  if (!isFargateSize(cpuUnits, memoryMiB)) faults.push(sizeFault(cpuUnits, memoryMiB));
  return faults;
}

function sizeFault(cpuUnits: number, memoryMiB: number): string {
  const near = nearestFargateSizes(cpuUnits, memoryMiB).map(
    (size) => `cpu ${size.cpuUnits} with memory ${size.memoryMiB}`,
  );
  const cpus = [...FARGATE_SIZES.keys()].join(', ');
  const instead = near.length > 0 ? `the nearest sizes are ${near.join(' and ')}` : `it has cpu ${cpus}`;
  return `has cpu ${cpuUnits} with memory ${memoryMiB}, which is no size of Fargate; ${instead}`;
}
