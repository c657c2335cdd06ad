/** One family of EC2 instance types, all with the same CPU architecture. */
export interface InstanceFamily {
  readonly family: string;
  readonly cpuArchitecture: 'X86_64' | 'ARM64';
  /** From small to large; a metal size follows the virtual one with as many vCPUs. */
  readonly sizes: readonly InstanceSize[];
}

/**
 * One size of a family. The awsvpc tasks with trunking are undefined where the type is not eligible (RA-13), and the
 * price is undefined where the price list has none.
 */
export type InstanceSize = readonly [
  size: string,
  vcpus: number,
  memoryMiB: number,
  maxEnis: number,
  awsvpcTasksTrunked: number | undefined,
  usdPerHour: number | undefined,
  gpus?: number,
];
