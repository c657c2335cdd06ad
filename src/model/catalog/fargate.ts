import type { FargatePrices } from '../scenario.js';
import { catalogSource } from './index.js';

/**
 * On-demand prices of Fargate for Linux on x86 in us-east-1, USD, as of 2026: the AWS Fargate pricing page (see
 * `catalogSource` for the date). A GB there is 1,024 MiB. Undefined in any other region.
 */
export const findFargatePrices = (region: string): Omit<FargatePrices, 'spotDiscountPercent'> | undefined =>
  region === catalogSource.regionPriced ? { usdPerVcpuHour: 0.04048, usdPerGbHour: 0.004445 } : undefined;

export interface FargateSize {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

const upTo = (least: number, most: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor((most - least) / step) + 1 }, (_, n) => least + n * step);

/** Task CPU in units, and the memory in MiB that goes with it: Amazon ECS Developer Guide, Fargate task sizes, as of 2026. */
export const FARGATE_SIZES: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, 1024, 2048]],
  [512, upTo(1024, 4096, 1024)],
  [1024, upTo(2048, 8192, 1024)],
  [2048, upTo(4096, 16_384, 1024)],
  [4096, upTo(8192, 30_720, 1024)],
  [8192, upTo(16_384, 61_440, 4096)],
  [16_384, upTo(32_768, 122_880, 8192)],
]);

export const isFargateSize = (cpuUnits: number, memoryMiB: number): boolean =>
  FARGATE_SIZES.get(cpuUnits)?.includes(memoryMiB) ?? false;

/** The smallest size that holds so much; undefined when none does. */
export function smallestFargateSize(cpuUnits: number, memoryMiB: number): FargateSize | undefined {
  for (const [cpu, memories] of FARGATE_SIZES) {
    const memory = cpu >= cpuUnits ? memories.find((size) => size >= memoryMiB) : undefined;
    if (memory !== undefined) return { cpuUnits: cpu, memoryMiB: memory };
  }
  return undefined;
}

/** The greatest size within what is asked for and the smallest that holds it, where there are such: at most two. */
export function nearestFargateSizes(cpuUnits: number, memoryMiB: number): readonly FargateSize[] {
  const sizes = [...FARGATE_SIZES].flatMap(([cpu, memories]) =>
    memories.map((memory): FargateSize => ({ cpuUnits: cpu, memoryMiB: memory })),
  );
  const below = sizes.findLast((size) => size.cpuUnits <= cpuUnits && size.memoryMiB <= memoryMiB);
  const above = smallestFargateSize(cpuUnits, memoryMiB);
  return [below, above].filter((size) => size !== undefined);
}
