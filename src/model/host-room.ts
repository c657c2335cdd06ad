import type { Roster } from './roster.js';

interface Hosts {
  readonly portWords: number;
  readonly host: {
    readonly [resource in 'cpuUnits' | 'memoryMiB' | 'gpus' | 'takenPorts']: { readonly [row: number]: number };
  };
}

/** Whether the agent of a row's instance can start a task of a definition now. */
export function hostHasRoom({ host, portWords }: Hosts, roster: Roster, definition: number, row: number): boolean {
  const needs = roster.needs[definition];
  if (needs.cpuUnits > 0 && host.cpuUnits[row] < needs.cpuUnits) return false;
  if (needs.memoryMiB > 0 && host.memoryMiB[row] < needs.memoryMiB) return false;
  if (needs.gpus > host.gpus[row]) return false;
  if (needs.ports === 0) return true;
  for (let w = 0; w < portWords; w++)
    if ((host.takenPorts[row * portWords + w] & needs.portMasks[w]) !== 0) return false;
  return true;
}
