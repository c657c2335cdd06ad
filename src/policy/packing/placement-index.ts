import { BestClasses } from './best-classes.js';
import type { Fleet, PlacementRequest, SpreadCounts } from './fleet.js';
import type { PlacementOrder } from './placement-order.js';
import { UNMEASURED } from './column-terms.js';
import { RowKeys } from './row-keys.js';
import { Shelves } from './shelves.js';

/** What following one change costs, and building for one row, in rows of a scan. Measured; no answer depends on them. */
const FOLLOW = 24;
const BUILD = 8;
/** With more classes than this shelves for each would be a waste of memory. */
const MAX_CLASSES = 64;
const SMOOTH = 3;
const SELDOM = 0x10000;
const LONG_AGO = -0x40000000;

/**
 * Answers one request after another of tasks that differ in their group alone: shelves with the best rows of each class
 * of instances follow the changes of the fleet. Asked seldom, it looks at all rows once instead, which costs less than to follow.
 */
export class PlacementIndex {
  private readonly keys: RowKeys;
  private readonly bests: BestClasses;
  private shelves: Shelves;
  /** How far it has followed the changes, and how far they were when it was asked last. */
  private followed = LONG_AGO;
  private asked = 0;
  /** How many changes lie between two asks, about: a moving average, times 2 ** SMOOTH. */
  private pace = SELDOM;
  private isFollowing = false;

  constructor(
    private readonly fleet: Fleet,
    request: PlacementRequest,
    order: PlacementOrder,
  ) {
    this.keys = new RowKeys(fleet, request, order);
    this.bests = new BestClasses(this.keys.classes, this.keys.terms, order);
    this.shelves = new Shelves(this.bests, 0);
  }

  /**
   * The row that takes the task, or -1. `spreads` has the counts of its group by each attribute of the order; `zone` is -1
   * for any. Undefined: the numbers are too great for an exact key, so the index cannot say.
   */
  choose(spreads: readonly SpreadCounts[], zone: number, random: () => number): number | undefined {
    const { keys, bests } = this;
    const isFollowed = this.update();
    if (!keys.terms.areExact) return undefined;
    const ties = bests.find(spreads, zone);
    if (ties === 0) return -1;
    const nth = ties === 1 ? 0 : Math.floor(random() * ties);
    return this.nthOf(nth, isFollowed);
  }

  /** Brings the bests of the classes up to date. True: from the shelves; false: from a scan. */
  private update(): boolean {
    const { keys, fleet } = this;
    this.keepPace();
    if (keys.isStale) this.startAgain();
    if (!this.isWorthFollowing()) {
      this.scan();
      return false;
    }
    const lag = fleet.changed - this.followed;
    const isNear = lag <= fleet.changes.length && lag * FOLLOW < fleet.size * BUILD;
    if (!(isNear && this.follow()) && !this.build()) return false;
    this.bests.makeRoom();
    this.shelves.tell(keys.classes.size);
    return true;
  }

  private keepPace(): void {
    const { changed, size } = this.fleet;
    this.pace += Math.min(changed - this.asked, size) - (this.pace >> SMOOTH);
    this.asked = changed;
  }

  /** Once it follows it goes on for longer than it takes to begin: to build is dear, and the pace is no more than a guess. */
  private isWorthFollowing(): boolean {
    const { terms, classes } = this.keys;
    const { size } = this.fleet;
    const pays = (this.pace >> SMOOTH) * FOLLOW <= (this.isFollowing ? size : size / 2);
    this.isFollowing = pays && terms.fitShelves && classes.size <= MAX_CLASSES;
    return this.isFollowing;
  }

  /** Columns were replaced by longer ones. */
  private startAgain(): void {
    this.measure();
    this.shelves = new Shelves(this.bests, this.keys.capacity);
  }

  /** Keys mean something else from here on. */
  private measure(): void {
    this.keys.measure();
    this.followed = LONG_AGO;
  }

  /** False: a number was not measured. */
  private follow(): boolean {
    const { keys, fleet, shelves } = this;
    const { changes, changed } = fleet;
    const mask = changes.length - 1;
    for (let n = this.followed; n < changed; n++) {
      const row = changes[n & mask];
      const key = keys.keyOf(row);
      if (key === UNMEASURED) return false;
      shelves.set(row, keys.classOf[row], key);
    }
    this.followed = changed;
    return true;
  }

  /** False: keys do not fit the shelves; the bests are those of a scan. */
  private build(): boolean {
    const { keys, fleet, shelves } = this;
    this.scan();
    if (!keys.terms.fitShelves || !keys.terms.areExact) return false;
    for (let row = 0; row < fleet.size; row++) shelves.lay(row, keys.classOf[row], keys.keyOf(row));
    shelves.settleAll(keys.classes.size);
    this.followed = fleet.changed;
    return true;
  }

  /** Looks at every row. */
  private scan(): void {
    const { keys, bests } = this;
    bests.clear();
    if (keys.scan(bests)) return;
    this.measure();
    if (keys.terms.areExact) this.scan();
  }

  /** The nth of the rows that are as good, in the order of (zone, row). */
  private nthOf(nth: number, isFollowed: boolean): number {
    const { bests, keys } = this;
    const { zone } = keys.classes;
    let left = nth;
    let from = 0;
    for (;;) {
      let to = from;
      let ties = 0;
      while (to < bests.equals && zone[bests.equal[to]] === zone[bests.equal[from]])
        ties += bests.ties[bests.equal[to++]];
      if (left < ties) {
        return isFollowed ? this.shelves.nthTie(bests.equal, from, to, left) : this.nthOfScan(left, from, to);
      }
      left -= ties;
      from = to;
    }
  }

  private nthOfScan(nth: number, from: number, to: number): number {
    const { bests, keys } = this;
    const { equal, firstRow } = bests;
    if (nth === 0 && to - from === 1) return firstRow[equal[from]];
    let left = nth;
    for (let place = 0; ; place++) {
      const row = keys.roomy[place];
      const key = keys.keyOf(row);
      for (let n = from; n < to; n++) {
        if (keys.classOf[row] === equal[n] && key === bests.key[equal[n]] && left-- === 0) return row;
      }
    }
  }
}
