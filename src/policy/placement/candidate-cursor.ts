import { assert } from '../../kernel/defect.js';
import type { Fleet, GroupCounts, SpreadCounts } from '../packing/fleet.js';
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
    if (this.spread?.attribute !== attribute) this.spread = this.find(attribute);
    return this.spread.count[this.spread.valueOf[this.row]];
  }

  private find(attribute: string): SpreadCounts {
    const { spreads } = this.counts;
    for (let n = 0; n < spreads.length; n++) if (spreads[n].attribute === attribute) return spreads[n];
    assert(false, `counts of the task group by the attribute "${attribute}"`);
  }
}
