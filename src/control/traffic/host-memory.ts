import { ejectionMs, mostEjected, panics } from '../../policy/network/outliers.js';
import type { OutlierDetection } from '../../model/scenario.js';
import type { TrafficTools, PlayedCaller } from './playing.js';
import type { Caller, HostMemory } from './traffic-state.js';

export const isEjected = ({ hosts }: Caller, host: number, atMs: number): boolean =>
  hosts.size > 0 && (hosts.get(host)?.ejectedUntilMs ?? 0) > atMs;

/** What a caller remembers of a host that has failed. */
export function memoryOf({ hosts }: Caller, host: number): HostMemory {
  const known = hosts.get(host);
  if (known !== undefined) return known;
  const memory: HostMemory = { failures: [], expected: 0, ejections: 0, ejectedUntilMs: 0 };
  hosts.set(host, memory);
  return memory;
}

const countEjected = (caller: Caller, hosts: readonly number[], atMs: number): number =>
  hosts.reduce((count, host) => (isEjected(caller, host, atMs) ? count + 1 : count), 0);

/** It leaves ejected hosts alone, unless too few others are there. */
export const avoidsEjected = (
  rules: OutlierDetection | undefined,
  caller: Caller,
  hosts: readonly number[],
  atMs: number,
): boolean =>
  caller.hosts.size > 0 &&
  // Counting is for those who can panic.
  (rules === undefined ||
    rules.panicThresholdPercent === 0 ||
    !panics(rules, countEjected(caller, hosts, atMs), hosts.length));

/** It may leave one more of these hosts alone. */
export function mayEject(rules: OutlierDetection, caller: Caller, hosts: readonly number[], atMs: number): boolean {
  return countEjected(caller, hosts, atMs) < mostEjected(rules, hosts.length);
}

/** SC-4: from now on the host is avoided, longer each time. */
export function eject(
  { emit, clock }: Pick<TrafficTools, 'emit' | 'clock'>,
  { lane, state, id, caller }: PlayedCaller,
  rules: OutlierDetection,
  host: number,
  atMs: number,
): void {
  const memory = memoryOf(caller, host);
  memory.ejections++;
  memory.ejectedUntilMs = atMs + ejectionMs(rules, memory.ejections);
  memory.failures = [];
  memory.expected = 0;
  state.ejectedUntilMs = Math.max(state.ejectedUntilMs, memory.ejectedUntilMs);
  emit.HostEjected(lane.edge, id, host, Math.floor(memory.ejectedUntilMs));
  caller.ejectedBy = clock.lastFact;
}
