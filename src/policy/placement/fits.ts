import type { Fleet, PlacementRequest } from '../packing/fleet.js';
import { sharesInstance } from './constraint/distinct-instance.js';
import { isMember } from './constraint/member-of.js';

/** A need of nothing is always met, even where more was promised than there is. */
const lacks = (needed: number, free: number): boolean => needed > 0 && free < needed;

/** ACTIVE, connected (PL-2) and behind the task's capacity provider, in the zone it asks for; launch type EC2 takes any group. */
export const isCandidate = (fleet: Fleet, request: PlacementRequest, row: number): boolean =>
  fleet.open[row] === 1 &&
  (request.autoScalingGroup < 0 || fleet.group[row] === request.autoScalingGroup) &&
  (request.zone < 0 || fleet.zone[row] === request.zone);

export const lacksCpu = (fleet: Fleet, request: PlacementRequest, row: number): boolean =>
  lacks(request.cpuUnits, fleet.freeCpuUnits[row]);

export const lacksMemory = (fleet: Fleet, request: PlacementRequest, row: number): boolean =>
  lacks(request.memoryMiB, fleet.freeMemoryMiB[row]);

/** Whole devices (RA-11). */
export const lacksGpus = (fleet: Fleet, request: PlacementRequest, row: number): boolean =>
  lacks(request.gpus, fleet.freeGpus[row]);

/** One for each awsvpc task (RA-12, RA-13, RA-15). */
export const lacksEnis = (fleet: Fleet, request: PlacementRequest, row: number): boolean =>
  lacks(request.enis, fleet.freeEnis[row]);

/** A static host port is taken, or the instance may reserve no more of them (RA-8, RA-9). */
export function lacksPorts(fleet: Fleet, request: PlacementRequest, row: number): boolean {
  if (request.ports === 0) return false;
  if (lacks(request.ports, fleet.freePorts[row])) return true;
  const { takenPorts, portWords } = fleet;
  for (let word = 0; word < portWords; word++) {
    if ((takenPorts[row * portWords + word] & request.portMasks[word]) !== 0) return true;
  }
  return false;
}

/** Whether the instance can take the task: the filters and the constraints, which are binding (PL-1, PL-2). */
export const fits = (fleet: Fleet, request: PlacementRequest, row: number): boolean =>
  isCandidate(fleet, request, row) &&
  !lacksCpu(fleet, request, row) &&
  !lacksMemory(fleet, request, row) &&
  !lacksGpus(fleet, request, row) &&
  !lacksEnis(fleet, request, row) &&
  !lacksPorts(fleet, request, row) &&
  !sharesInstance(request, row) &&
  isMember(request, row);
