/** What a Service Connect proxy adds to its task. */
export interface ProxySize {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** As AWS advises, with the 256 MiB that it takes in practice (SC-2: at least 64). */
export const defaultProxy: ProxySize = { cpuUnits: 256, memoryMiB: 256 };
