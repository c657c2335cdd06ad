import type { Needs } from './roster.js';

type Numbers = Record<number, number>;

/** The columns of an instance's room, as placement sees it. */
export interface InstanceRoom {
  readonly freeCpuUnits: Numbers;
  readonly freeMemoryMiB: Numbers;
  readonly freeGpus: Numbers;
  readonly freeEnis: Numbers;
  readonly freePorts: Numbers;
  readonly takenPorts: Numbers;
  readonly portWords: number;
}

/** Takes what one task needs from the instance of a row, or gives it back (-1). */
export function takeRoom(room: InstanceRoom, row: number, needs: Needs, by: 1 | -1): void {
  room.freeCpuUnits[row] -= by * needs.cpuUnits;
  room.freeMemoryMiB[row] -= by * needs.memoryMiB;
  room.freeGpus[row] -= by * needs.gpus;
  room.freeEnis[row] -= by * needs.enis;
  room.freePorts[row] -= by * needs.ports;
  if (needs.ports === 0) return;
  for (let w = 0; w < room.portWords; w++) room.takenPorts[row * room.portWords + w] ^= needs.portMasks[w];
}
