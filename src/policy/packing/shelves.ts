import type { BestClasses } from './best-classes.js';

/** The key of a row that is out. Keys are below it and not negative. */
export const never = 0x3fffffff;

/** A block is 2 ** BLOCK rows, the bits of a word; a lot is 2 ** LOT blocks. */
const BLOCK = 5;
const LOT = 3;
/** In place of a key: of a shelf that has none, of a block that must be looked at again. */
const NONE = -1;

/**
 * The rows with the least keys of each class, kept while keys change one by one. A class has two shelves; on a shelf are all
 * rows of the class with one key. Two, because a better key often comes and goes while the next best stays. A key above
 * `limit` has no shelf: its row costs no more than a look. When both shelves are empty, the blocks tell what comes next.
 */
export class Shelves {
  private readonly blocks: number;
  private readonly lots: number;
  /** Of each row. */
  private readonly key: Int32Array;
  private readonly classOf: Int16Array;
  /** Of each class: all rows with a key up to it are on a shelf; and the shelf with the best. */
  private limit = new Int32Array(0);
  private best = new Int32Array(0);
  /** Of each class and block: the least key, or NONE. */
  private leastOf = new Int32Array(0);
  /** Of each shelf (class c has 2c and 2c + 1): its key, and its rows: how many, how many in each lot, as bits in each block. */
  private keyOf = new Int32Array(0);
  private count = new Int32Array(0);
  private countOf = new Int32Array(0);
  private bitsOf = new Int32Array(0);

  /** All rows are out, and of no class. */
  constructor(
    private readonly bests: BestClasses,
    rows: number,
  ) {
    this.lots = (rows >> (BLOCK + LOT)) + 1;
    this.blocks = this.lots << LOT;
    this.key = new Int32Array(this.blocks << BLOCK).fill(never);
    this.classOf = new Int16Array(this.blocks << BLOCK).fill(-1);
  }

  /** A key is negative where the row is out; a row of no class, which is -1, always is. */
  set(row: number, instanceClass: number, key: number): void {
    const before = this.classOf[row];
    if (before !== instanceClass) {
      if (before >= 0) this.change(row, before, never);
      if (instanceClass >= this.limit.length) this.makeRoom(2 * (instanceClass + 1));
      this.classOf[row] = instanceClass;
    }
    if (instanceClass >= 0) this.change(row, instanceClass, key < 0 ? never : key);
  }

  /** The same for one row after another, when all are set anew: the shelves are wrong until `settleAll`. */
  lay(row: number, instanceClass: number, key: number): void {
    this.key[row] = key < 0 ? never : key;
    this.classOf[row] = instanceClass;
  }

  settleAll(classes: number): void {
    if (classes > this.limit.length) this.makeRoom(classes);
    this.leastOf.fill(NONE);
    for (let c = 0; c < classes; c++) this.settle(c);
  }

  /** Tells the bests the least key of each class, and how many rows have it. */
  tell(classes: number): void {
    const { keyOf, count, limit, best, bests } = this;
    for (let c = 0; c < classes; c++) {
      let shelf = 2 * c;
      if (count[shelf] === 0 && count[shelf + 1] === 0 && limit[c] < never) this.settle(c);
      if (count[shelf] === 0 || (count[shelf + 1] > 0 && keyOf[shelf + 1] < keyOf[shelf])) shelf++;
      best[c] = shelf;
      bests.key[c] = keyOf[shelf];
      bests.ties[c] = count[shelf];
    }
  }

  /** The nth, in the order of rows, of the best rows of the classes equal[from] to before equal[to]. */
  nthTie(equal: Int32Array, from: number, to: number, nth: number): number {
    const { best, countOf, bitsOf, blocks, lots } = this;
    let left = nth;
    let lot = 0;
    if (to - from === 1) {
      const first = best[equal[from]] * lots;
      while (left >= countOf[first + lot]) left -= countOf[first + lot++];
    }
    for (let block = lot << LOT; ; block++) {
      let bits = 0;
      for (let n = from; n < to; n++) bits |= bitsOf[best[equal[n]] * blocks + block];
      for (; bits !== 0; bits &= bits - 1) {
        if (left-- === 0) return (block << BLOCK) + 31 - Math.clz32(bits & -bits);
      }
    }
  }

  private change(row: number, c: number, key: number): void {
    const before = this.key[row];
    if (before === key) return;
    this.key[row] = key;
    this.leastOf[c * this.blocks + (row >> BLOCK)] = NONE;
    const { keyOf } = this;
    const one = 2 * c;
    const other = one + 1;
    if (before === keyOf[one]) this.add(one, row, -1);
    else if (before === keyOf[other]) this.add(other, row, -1);
    if (key === keyOf[one]) this.add(one, row, 1);
    else if (key === keyOf[other]) this.add(other, row, 1);
    else if (key <= this.limit[c] && key < never) this.addNew(c, row, key);
  }

  private add(shelf: number, row: number, by: 1 | -1): void {
    const block = row >> BLOCK;
    this.bitsOf[shelf * this.blocks + block] ^= 1 << row;
    this.countOf[shelf * this.lots + (block >> LOT)] += by;
    this.count[shelf] += by;
  }

  /** A row whose key has no shelf: it gets an empty one, or that of a greater key. */
  private addNew(c: number, row: number, key: number): void {
    const { keyOf, count } = this;
    let shelf = 2 * c;
    if (count[shelf] > 0 && (count[shelf + 1] === 0 || keyOf[shelf + 1] > keyOf[shelf])) shelf++;
    if (count[shelf] > 0) this.limit[c] = Math.max(key, keyOf[shelf]) - 1;
    if (key > this.limit[c]) return;
    this.empty(shelf, key);
    this.add(shelf, row, 1);
  }

  private empty(shelf: number, key: number): void {
    const { bitsOf, countOf, blocks, lots } = this;
    this.keyOf[shelf] = key;
    this.count[shelf] = 0;
    for (let n = shelf * blocks; n < (shelf + 1) * blocks; n++) bitsOf[n] = 0;
    for (let n = shelf * lots; n < (shelf + 1) * lots; n++) countOf[n] = 0;
  }

  /** Finds the least key of a class in its blocks, and puts its rows on a shelf. */
  private settle(c: number): void {
    const { key, classOf, leastOf, blocks } = this;
    const first = c * blocks;
    let least = never;
    for (let block = 0; block < blocks; block++) {
      if (leastOf[first + block] === NONE) leastOf[first + block] = this.leastOfBlock(c, block);
      least = Math.min(least, leastOf[first + block]);
    }
    this.limit[c] = least;
    this.empty(2 * c, least === never ? NONE : least);
    this.empty(2 * c + 1, NONE);
    if (least === never) return;
    for (let block = 0; block < blocks; block++) {
      if (leastOf[first + block] !== least) continue;
      for (let row = block << BLOCK; row < (block + 1) << BLOCK; row++) {
        if (key[row] === least && classOf[row] === c) this.add(2 * c, row, 1);
      }
    }
  }

  private leastOfBlock(c: number, block: number): number {
    const { key, classOf } = this;
    let least = never;
    for (let row = block << BLOCK; row < (block + 1) << BLOCK; row++) {
      if (key[row] < least && classOf[row] === c) least = key[row];
    }
    return least;
  }

  private makeRoom(classes: number): void {
    this.limit = longer(this.limit, classes, never);
    this.best = longer(this.best, classes, 0);
    this.leastOf = longer(this.leastOf, classes * this.blocks, never);
    this.keyOf = longer(this.keyOf, 2 * classes, NONE);
    this.count = longer(this.count, 2 * classes, 0);
    this.countOf = longer(this.countOf, 2 * classes * this.lots, 0);
    this.bitsOf = longer(this.bitsOf, 2 * classes * this.blocks, 0);
  }
}

function longer(column: Int32Array, length: number, rest: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(length).fill(rest);
  made.set(column);
  return made;
}
