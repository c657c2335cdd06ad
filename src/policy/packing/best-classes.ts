import type { SpreadCounts } from './fleet.js';
import type { ColumnTerms } from './column-terms.js';
import type { InstanceClasses } from './instance-classes.js';
import type { PlacementOrder } from './placement-order.js';

/** The best of each class, and which classes are as good as the best of all. */
export class BestClasses {
  /** Of each class: the least key, and how many rows have it. */
  key = new Float64Array(4);
  ties = new Int32Array(4);
  /** After a scan: the first row that has it. */
  firstRow = new Int32Array(4);
  /** Of class c at c + 1: the first term of the best, or Infinity. At 0, for rows of no class: a number below any. */
  firstTerm = new Float64Array(5);
  /** The classes as good as one another, by zone. */
  equal = new Int32Array(4);
  equals = 0;

  constructor(
    private readonly classes: InstanceClasses,
    private readonly terms: ColumnTerms,
    private readonly order: PlacementOrder,
  ) {}

  clear(): void {
    this.makeRoom();
    this.ties.fill(0);
    this.firstTerm.fill(Infinity, 1);
    this.firstTerm[0] = -Infinity;
  }

  /** There may be more classes than there were. */
  makeRoom(): void {
    if (this.classes.size <= this.key.length) return;
    const { key, ties, firstRow, firstTerm } = this;
    const room = this.classes.size * 2;
    this.key = new Float64Array(room);
    this.key.set(key);
    this.ties = new Int32Array(room);
    this.ties.set(ties);
    this.firstRow = new Int32Array(room);
    this.firstRow.set(firstRow);
    this.equal = new Int32Array(room);
    this.firstTerm = new Float64Array(room + 1).fill(Infinity);
    this.firstTerm.set(firstTerm);
  }

  offer(instanceClass: number, key: number, row: number, firstTerm: number): void {
    if (instanceClass >= this.ties.length) this.makeRoom();
    if (this.ties[instanceClass] === 0 || key < this.key[instanceClass]) {
      this.key[instanceClass] = key;
      this.ties[instanceClass] = 1;
      this.firstRow[instanceClass] = row;
      this.firstTerm[instanceClass + 1] = firstTerm;
    } else if (key === this.key[instanceClass]) {
      this.ties[instanceClass]++;
    }
  }

  /** Finds the classes with the best instances of a zone, or of any (-1); returns how many instances are as good. */
  find(spreads: readonly SpreadCounts[], zone: number): number {
    this.makeRoom();
    const { classes, equal, ties } = this;
    let total = 0;
    this.equals = 0;
    for (let n = 0; n < classes.size; n++) {
      const c = classes.inOrder[n];
      if (ties[c] === 0 || (zone >= 0 && classes.zone[c] !== zone)) continue;
      const difference = this.equals === 0 ? 0 : this.compare(c, equal[0], spreads);
      if (difference > 0) continue;
      if (difference < 0) {
        this.equals = 0;
        total = 0;
      }
      equal[this.equals++] = c;
      total += ties[c];
    }
    return total;
  }

  private compare(a: number, b: number, spreads: readonly SpreadCounts[]): number {
    const { classes, key, terms } = this;
    const { steps } = this.order;
    for (let n = 0; n < steps.length; n++) {
      const step = steps[n];
      let difference: number;
      if ('columns' in step) {
        difference = terms.prefix(key[a], step.columns) - terms.prefix(key[b], step.columns);
      } else {
        const { count } = spreads[step.attribute];
        difference = count[classes.valueOf(a, step.attribute)] - count[classes.valueOf(b, step.attribute)];
      }
      if (difference !== 0) return difference;
    }
    return 0;
  }
}
