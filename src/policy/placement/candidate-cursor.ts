import type { Fleet, GroupCounts, SpreadCounts } from '../packing/fleet.js';
import { spreadOf } from '../packing/spread-of.js';
import type { Candidate } from './define-strategy.js';

/** A candidate that moves over the rows of a fleet: one object for all decisions, so that none of them allocates. */
export class CandidateCursor implements Candidate {
  row = 0;
  private fleet!: Fleet;
  private counts!: GroupCounts;
  private spread: SpreadCounts | undefined;

  /** Call it before the first row of a decision: columns may have been replaced since the last one. */
  enter(fleet: Fleet, counts: GroupCounts): void {
    this.fleet = fleet;
    this.counts = counts;
    this.spread = undefined;
  }

  get freeCpuUnits(): number {
    return this.fleet.freeCpuUnits[this.row];
  }

  get freeMemoryMiB(): number {
    return this.fleet.freeMemoryMiB[this.row];
  }

  get tasksOfGroup(): number {
    return this.counts.onInstance[this.row];
  }

  countOfValue(attribute: string): number {
    if (this.spread?.attribute !== attribute) this.spread = spreadOf(this.counts, attribute);
    return this.spread.count[this.spread.valueOf[this.row]];
  }
}
