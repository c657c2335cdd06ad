import type { PlacementStrategy } from '../../model/scenario.js';
import type { Fleet, PlacementRequest } from '../packing/fleet.js';
import type { Candidate } from './define-strategy.js';
import { strategyOf } from './strategy/index.js';

/** The definition of placement, and the oracle of `chooseInstance`: filter, constrain, rank, draw (PL-1). */
export function chooseNaively(fleet: Fleet, request: PlacementRequest, random: () => number): number {
  const { counts } = request;
  const rows = Array.from({ length: fleet.size }, (_, row) => row);
  const fitting = rows.filter((row) => {
    const words = request.portMasks.map((mask, word) => mask & fleet.takenPorts[row * fleet.portWords + word]);
    const needs = [
      [request.cpuUnits, fleet.freeCpuUnits[row]],
      [request.memoryMiB, fleet.freeMemoryMiB[row]],
      [request.gpus, fleet.freeGpus[row]],
      [request.enis, fleet.freeEnis[row]],
      [request.ports, fleet.freePorts[row]],
    ];
    return (
      fleet.open[row] === 1 &&
      [-1, fleet.group[row]].includes(request.autoScalingGroup) &&
      [-1, fleet.zone[row]].includes(request.zone) &&
      needs.every(([needed, free]) => needed === 0 || needed <= free) &&
      words.every((word) => word === 0) &&
      !(request.distinctInstance && counts.onInstance[row] > 0) &&
      (request.memberOf?.isMember(row) ?? true)
    );
  });
  const candidate = (row: number): Candidate => ({
    freeCpuUnits: fleet.freeCpuUnits[row],
    freeMemoryMiB: fleet.freeMemoryMiB[row],
    tasksOfGroup: counts.onInstance[row],
    countOfValue: (attribute) =>
      counts.spreads.filter((s) => s.attribute === attribute).map((s) => s.count[s.valueOf[row]])[0],
  });
  const end = request.strategies.findIndex(({ type }) => strategyOf(type).decides);
  const chain = end < 0 ? request.strategies : request.strategies.slice(0, end);
  const best = chain.reduce((left: readonly number[], strategy: PlacementStrategy) => {
    const rank = (row: number): number => strategyOf(strategy.type).rank(candidate(row), strategy);
    const least = Math.min(...left.map(rank));
    return left.filter((row) => rank(row) === least);
  }, fitting);
  const inOrder = best.toSorted((a, b) => fleet.zone[a] - fleet.zone[b]);
  if (inOrder.length <= 1) return inOrder[0] ?? -1;
  return inOrder[Math.floor(random() * inOrder.length)];
}
