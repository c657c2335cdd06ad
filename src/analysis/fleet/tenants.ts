import { instancePhases, type InstancePhase } from './fleet-history.js';

/** An instance as the facts so far tell it. The world is a fact ahead when a frame ends. */
export interface Tenant {
  readonly cell: number;
  readonly capacity: number;
  /** Its place in launch order. */
  readonly place: number;
  warmUntilMs: number;
  registered: boolean;
  /** Its agent is. */
  connected: boolean;
  draining: boolean;
  terminating: boolean;
  /** Tasks that are not STOPPED. */
  held: number;
  /** By kind, those whose desired status is RUNNING: what the scheduler sees. */
  readonly tasks: Map<number, number>;
}

export const createTenant = (cell: number, capacity: number, place: number, warmUntilMs: number): Tenant => ({
  cell,
  capacity,
  place,
  warmUntilMs,
  registered: false,
  connected: true,
  draining: false,
  terminating: false,
  held: 0,
  tasks: new Map(),
});

export function addTask(tenant: Tenant, kind: number, by: 1 | -1): void {
  const count = (tenant.tasks.get(kind) ?? 0) + by;
  if (count > 0) tenant.tasks.set(kind, count);
  else tenant.tasks.delete(kind);
}

/** As a frame has it: see `FleetHistory`. */
export function lookOf(tenant: Tenant, atMs: number): readonly number[] {
  const kinds = [...tenant.tasks].sort(([a], [b]) => a - b);
  return [instancePhases.indexOf(phaseOf(tenant, atMs)), tenant.capacity, ...kinds.flat()];
}

function phaseOf(
  { registered, connected, draining, terminating, held, warmUntilMs }: Tenant,
  atMs: number,
): InstancePhase {
  if (terminating) return 'terminating';
  if (draining) return 'draining';
  if (!registered) return 'launching';
  if (!connected) return 'disconnected';
  if (held > 0) return 'busy';
  return warmUntilMs > atMs ? 'warming' : 'empty';
}
