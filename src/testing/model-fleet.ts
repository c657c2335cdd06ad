import { growColumns } from '../model/table.js';
import type { Fleet } from '../policy/packing/fleet.js';
import type { FleetPlan, InstanceKind } from './trial.js';

/** The instance that has a row, or had it last. */
export interface Tenant {
  readonly kind: InstanceKind;
  isDraining: boolean;
  isConnected: boolean;
  isTerminated: boolean;
}

/**
 * A fleet whose instances come and go. It does what the simulator's own does: a row is used again by the next instance, a
 * full table gets longer columns all at once, and the ring with them, which then no longer says what was touched before.
 */
export class ModelFleet implements Fleet {
  size = 0;
  readonly number: Int32Array;
  readonly open: Int32Array;
  readonly group: Int32Array;
  readonly zone: Int32Array;
  readonly type: Int32Array;
  readonly freeCpuUnits: Int32Array;
  readonly freeMemoryMiB: Int32Array;
  readonly freeGpus: Int32Array;
  readonly freeEnis: Int32Array;
  readonly freePorts: Int32Array;
  readonly takenPorts: Int32Array;
  readonly portWords: number;
  changes: Int32Array;
  changed = 0;
  /** By row. */
  readonly tenants: Tenant[] = [];
  private launched = 0;
  private readonly left: number[] = [];

  constructor(
    readonly plan: FleetPlan,
    /** Is told how many rows there were and are, so that columns beside the fleet's can grow as well. */
    private readonly onGrow: (from: number, to: number) => void,
  ) {
    const rows = ModelFleet.rowsOf(plan);
    const column = (): Int32Array => new Int32Array(rows);
    this.number = column();
    this.open = column();
    this.group = column();
    this.zone = column();
    this.type = column();
    this.freeCpuUnits = column();
    this.freeMemoryMiB = column();
    this.freeGpus = column();
    this.freeEnis = column();
    this.freePorts = column();
    this.takenPorts = new Int32Array(rows * plan.portWords);
    this.portWords = plan.portWords;
    this.changes = new Int32Array(plan.ringLength);
  }

  /** The rows that its columns begin with. */
  static rowsOf({ instances, spareRows }: FleetPlan): number {
    return Math.max(1, instances.length + spareRows);
  }

  /** Returns the row. */
  register(kind: InstanceKind): number {
    const row = this.left.shift() ?? this.newRow();
    const { types } = this.plan;
    const type = kind.type % types.length;
    this.tenants[row] = { kind, isDraining: false, isConnected: true, isTerminated: false };
    this.number[row] = ++this.launched;
    this.group[row] = kind.group;
    this.zone[row] = kind.zone;
    this.type[row] = type;
    this.freeCpuUnits[row] = types[type].cpuUnits;
    this.freeMemoryMiB[row] = types[type].memoryMiB;
    this.freeGpus[row] = types[type].gpus;
    this.freeEnis[row] = types[type].enis;
    this.freePorts[row] = types[type].ports;
    this.takenPorts.fill(0, row * this.portWords, (row + 1) * this.portWords);
    this.settle(row);
    return row;
  }

  /** Placement sees an instance while it is ACTIVE and its agent connected (PL-2). */
  set(row: number, state: Partial<Omit<Tenant, 'kind'>>): void {
    Object.assign(this.tenants[row], state);
    if (state.isTerminated === true) this.left.push(row);
    this.settle(row);
  }

  /** The rows whose instances are as asked, in their order. */
  rowsWhere(is: (tenant: Tenant) => boolean): number[] {
    return [...this.tenants.keys()].filter((row) => is(this.tenants[row]));
  }

  touch(row: number): void {
    this.changes[this.changed & (this.changes.length - 1)] = row;
    this.changed++;
  }

  grow(): void {
    const from = this.open.length;
    const ring = new Int32Array(this.changes.length * 2);
    ring.set(this.changes);
    growColumns(this, from, from * 2);
    this.changes = ring;
    this.onGrow(from, from * 2);
  }

  private newRow(): number {
    if (this.size === this.open.length) this.grow();
    return this.size++;
  }

  private settle(row: number): void {
    const { isDraining, isConnected, isTerminated } = this.tenants[row];
    this.open[row] = isDraining || !isConnected || isTerminated ? 0 : 1;
    this.touch(row);
  }
}
