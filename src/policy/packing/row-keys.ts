import { lacksEnis, lacksGpus, lacksPorts } from '../placement/fits.js';
import type { Column, Fleet, PlacementRequest } from './fleet.js';
import type { BestClasses } from './best-classes.js';
import { ColumnTerms, UNMEASURED } from './column-terms.js';
import { InstanceClasses } from './instance-classes.js';
import type { PlacementOrder } from './placement-order.js';
import { spreadOf } from './spread-of.js';

/** The key of a row that cannot take the task. */
const OUT = -2;
/** Less than any row has free: a need of nothing is always met. Sums and differences of both stay within 32 bits. */
const ANY = -0x20000000;
const NOTHING: Column = new Int32Array(1);

/**
 * Of each row of a fleet, for tasks of one shape: whether it can take one, its class, and its place in the class by the
 * column terms of the chain, as one number (the least is best).
 */
export class RowKeys {
  readonly classes: InstanceClasses;
  /** The class of each row, as long as it is known to be one that may take the task; else -1. */
  classOf = new Int16Array(0);
  readonly terms: ColumnTerms;
  /** After a scan: the open rows with CPU and memory enough, and how many they are. */
  roomy = new Int32Array(0);
  roomyCount = 0;
  private open: Column = NOTHING;
  private number: Column = NOTHING;
  private cpuUnits: Column = NOTHING;
  private memoryMiB: Column = NOTHING;
  private onInstance: Column = NOTHING;
  /** Whose row it was when it was looked at, and whether its instance may ever take the task. */
  private tenant = new Int32Array(0);
  private allowed = new Uint8Array(0);
  private readonly leastCpuUnits: number;
  private readonly leastMemoryMiB: number;
  private readonly isDistinct: boolean;
  private readonly asksMore: boolean;
  private readonly asksEachTime: boolean;

  constructor(
    private readonly fleet: Fleet,
    private readonly request: PlacementRequest,
    private readonly order: PlacementOrder,
  ) {
    this.classes = new InstanceClasses(order.attributes.length);
    this.terms = new ColumnTerms(order.columns.length);
    this.isDistinct = request.distinctInstance;
    this.leastCpuUnits = request.cpuUnits > 0 ? request.cpuUnits : ANY;
    this.leastMemoryMiB = request.memoryMiB > 0 ? request.memoryMiB : ANY;
    this.asksMore = request.gpus > 0 || request.enis > 0 || request.ports > 0;
    this.asksEachTime = request.memberOf?.dependsOnTasks === true;
  }

  get capacity(): number {
    return this.open.length;
  }

  /** Columns were replaced since they were last read. */
  get isStale(): boolean {
    return this.open !== this.fleet.open;
  }

  /** Reads the columns anew and forgets what was known of the rows. */
  measure(): void {
    const { fleet, request, order } = this;
    if (this.isStale) {
      this.tenant = new Int32Array(fleet.open.length).fill(-1);
      this.allowed = new Uint8Array(fleet.open.length);
      this.roomy = new Int32Array(fleet.open.length);
      this.classOf = new Int16Array(fleet.open.length).fill(-1);
    }
    this.open = fleet.open;
    this.number = fleet.number;
    this.cpuUnits = fleet.freeCpuUnits;
    this.memoryMiB = fleet.freeMemoryMiB;
    this.onInstance = request.counts.onInstance;
    this.terms.measure(
      fleet,
      order.columns.map((term) => (term === 'tasksOfGroup' ? this.onInstance : fleet[term])),
    );
  }

  /** OUT, UNMEASURED, or the row's place in its class, from 0. */
  keyOf(row: number): number {
    if (this.open[row] === 0) return OUT;
    if (this.cpuUnits[row] < this.leastCpuUnits || this.memoryMiB[row] < this.leastMemoryMiB) return OUT;
    return this.keyOfRoomy(row);
  }

  /** Offers every row that can take the task to the bests; false: a number was not measured. */
  scan(bests: BestClasses): boolean {
    const { roomy, classOf, tenant, number } = this;
    this.findRoomy();
    const { first, count } = this.terms;
    let { firstTerm } = bests;
    for (let n = 0; n < this.roomyCount; n++) {
      const row = roomy[n];
      if (count > 0 && tenant[row] === number[row] && first[row] > firstTerm[classOf[row] + 1]) continue;
      const key = this.keyOfRoomy(row);
      if (key === UNMEASURED) return false;
      if (key < 0) continue;
      bests.offer(classOf[row], key, row, first[row]);
      firstTerm = bests.firstTerm;
    }
    return true;
  }

  /** Which rows are roomy cannot be foretold, so there is no branch. */
  private findRoomy(): void {
    const { open, cpuUnits, memoryMiB, leastCpuUnits, leastMemoryMiB, roomy } = this;
    const { size } = this.fleet;
    let found = 0;
    for (let row = 0; row < size; row++) {
      const lacking = (cpuUnits[row] - leastCpuUnits) | (memoryMiB[row] - leastMemoryMiB) | (open[row] - 1);
      roomy[found] = row;
      found += 1 + (lacking >> 31);
    }
    this.roomyCount = found;
  }

  /** The key of an open row with CPU and memory enough. */
  private keyOfRoomy(row: number): number {
    if (this.isDistinct && this.onInstance[row] > 0) return OUT;
    if (this.asksMore && this.lacksMore(row)) return OUT;
    if (this.tenant[row] !== this.number[row]) this.meet(row);
    if (this.allowed[row] === 0) return OUT;
    if (this.asksEachTime && this.request.memberOf?.isMember(row) === false) return OUT;
    return this.terms.of(row);
  }

  private lacksMore(row: number): boolean {
    const { fleet, request } = this;
    return lacksGpus(fleet, request, row) || lacksEnis(fleet, request, row) || lacksPorts(fleet, request, row);
  }

  /** A row that another instance has now, or the first time. */
  private meet(row: number): void {
    const { fleet, request, order } = this;
    this.tenant[row] = this.number[row];
    const isBehind = request.autoScalingGroup < 0 || fleet.group[row] === request.autoScalingGroup;
    const isAllowed = isBehind && (this.asksEachTime || request.memberOf?.isMember(row) !== false);
    this.allowed[row] = isAllowed ? 1 : 0;
    this.classOf[row] = -1;
    if (!isAllowed) return;
    const values = order.attributes.map((attribute) => spreadOf(request.counts, attribute).valueOf[row]);
    this.classOf[row] = this.classes.numberOf(fleet.zone[row], values);
  }
}
