import type { TaskDefinition } from '../model/scenario.js';

interface FileNeeds {
  readonly cpu?: number | undefined;
  readonly memory?: number | undefined;
  readonly gpus: number;
  readonly networkMode: TaskDefinition['networkMode'];
  readonly containerDefinitions: readonly {
    readonly cpu?: number | undefined;
    readonly memory?: number | undefined;
    readonly memoryReservation?: number | undefined;
  }[];
}

/** RA-3, RA-4: what is given at task level; else the sum over containers, the reservation before the hard limit. */
export const taskNeeds = ({
  cpu,
  memory,
  gpus,
  networkMode,
  containerDefinitions: containers,
}: FileNeeds): Pick<TaskDefinition, 'cpuUnits' | 'memoryMiB' | 'gpus' | 'networkMode'> => ({
  cpuUnits: cpu ?? containers.reduce((sum, c) => sum + (c.cpu ?? 0), 0),
  memoryMiB: memory ?? containers.reduce((sum, c) => sum + (c.memoryReservation ?? c.memory ?? 0), 0),
  gpus,
  networkMode,
});
