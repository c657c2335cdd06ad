/** What a Service Connect proxy adds to its task. */
export interface ProxySize {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
}

/** As AWS advises, with the 256 MiB that it takes in practice (SC-2: at least 64). */
export const defaultProxy: ProxySize = { cpuUnits: 256, memoryMiB: 256 };

/** What a proxy has to carry. */
export interface ProxyLoad {
  /** Requests a second that its task gets, at the most. */
  readonly requestsPerTask: number;
  /** Services and tasks of its namespace. */
  readonly services: number;
  readonly tasks: number;
}

/** SC-2: more for more than 500 requests a second, and for more than 100 services or 2,000 tasks. */
export const isBusy = ({ requestsPerTask }: Pick<ProxyLoad, 'requestsPerTask'>): boolean => requestsPerTask > 500;
export const knowsMany = ({ services, tasks }: Pick<ProxyLoad, 'services' | 'tasks'>): boolean =>
  services > 100 || tasks > 2000;

/** What AWS advises at least. */
export const leastProxy = (load: ProxyLoad): ProxySize => ({
  cpuUnits: isBusy(load) ? 512 : 256,
  memoryMiB: knowsMany(load) ? 128 : 64,
});
