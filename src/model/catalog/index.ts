import type { InstanceType } from '../scenario.js';
import { acceleratedComputing } from './accelerated-computing.js';
import { awsvpcTasks } from './awsvpc-tasks.js';
import { computeOptimized } from './compute-optimized.js';
import { estimateRegisteredMemoryMiB } from './estimate-registered-memory.js';
import { generalPurpose } from './general-purpose.js';
import type { InstanceFamily } from './instance-family.js';
import { measuredMemory } from './measured-memory.js';
import { memoryAndStorageOptimized } from './memory-and-storage-optimized.js';

/** Where the figures of the catalogue come from. `date` is the day they were gathered (YYYY-MM-DD). */
export interface CatalogSource {
  readonly date: string;
  /** The only region with built-in prices. */
  readonly regionPriced: 'us-east-1';
  readonly prices: string;
  readonly hardware: string;
  readonly awsvpcTasks: string;
  readonly registeredMemory: string;
}

export const catalogSource: CatalogSource = {
  date: '2026-11-22',
  regionPriced: 'us-east-1',
  prices: 'EC2 on-demand price list, Linux, us-east-1, USD per hour, as of 2026',
  hardware: 'EC2 instance type documentation (vCPUs, nominal memory, GPUs, network interfaces), as of 2026',
  awsvpcTasks: 'Amazon ECS Developer Guide, elastic network interface limits with and without trunking, as of 2026',
  registeredMemory: 'public measurements (measured-memory.ts); otherwise interpolated and marked as estimated',
};

const FAMILIES: ReadonlyMap<string, InstanceFamily> = new Map(
  [...generalPurpose, ...computeOptimized, ...memoryAndStorageOptimized, ...acceleratedComputing].map((family) => [
    family.family,
    family,
  ]),
);

const MEASURED_MIB: ReadonlyMap<string, number> = new Map(measuredMemory.flatMap(({ measuredMiB }) => measuredMiB));

/**
 * What is known of one EC2 instance type; undefined for a type outside the catalogue. The name is EC2's: `m5.large`.
 * `usdPerHour` is the on-demand price for Linux, undefined unless `region` is us-east-1.
 */
export function findInstanceType(name: string, region: string): InstanceType | undefined {
  const dot = name.indexOf('.');
  const family = FAMILIES.get(name.slice(0, dot));
  const row = family?.sizes.find(([size]) => size === name.slice(dot + 1));
  if (family === undefined || row === undefined) return undefined;
  const [, vcpus, memoryMiB, maxEnis, awsvpcTasksTrunked, usdPerHour, gpus = 0] = row;
  const measuredMiB = MEASURED_MIB.get(name);
  return {
    name,
    vcpus,
    memoryMiB,
    registeredMemoryMiB: measuredMiB ?? estimateRegisteredMemoryMiB(memoryMiB),
    registeredMemoryEstimated: measuredMiB === undefined,
    gpus,
    maxEnis,
    awsvpcTasks: awsvpcTasks(name, maxEnis),
    awsvpcTasksTrunked,
    cpuArchitecture: family.cpuArchitecture,
    usdPerHour: region === catalogSource.regionPriced ? usdPerHour : undefined,
    spotUsdPerHour: undefined,
  };
}

/** The names of all types in the catalogue, family by family and from small to large. */
export function instanceTypeNames(): readonly string[] {
  return [...FAMILIES.values()].flatMap(({ family, sizes }) => sizes.map(([size]) => `${family}.${size}`));
}
