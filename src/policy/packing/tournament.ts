/**
 * The least of many keys, and how many rows share it, kept while keys change one by one. Rows stand in blocks; over the blocks
 * is a tree. Each node holds the least key below it and the count of rows that hold that key, side by side: node n is cells
 * 2n and 2n + 1, its children are 2n and 2n + 1 as nodes, block b is the leaf `size + b`. Node 1 is the root.
 */
export interface Tournament {
  /** Blocks: a power of two. */
  readonly size: number;
  /** Of each row. */
  readonly key: Int32Array;
  readonly cell: Int32Array;
}

/** The key of a row that is out. Keys are below it and not negative, so that the difference of two fits 32 bits. */
export const never = 0x3fffffff;

/** Rows of a block are 2 ** BLOCK: their keys fill a line of the cache. */
const BLOCK = 4;
const ROWS = 1 << BLOCK;

export function createTournament(rows: number): Tournament {
  let size = 2;
  while (size * ROWS < rows) size *= 2;
  const cell = new Int32Array(4 * size);
  for (let n = 0; n < cell.length; n += 2) cell[n] = never;
  return { size, key: new Int32Array(size * ROWS).fill(never), cell };
}

/** `never`: no row is in. */
export const leastKey = ({ cell }: Tournament): number => cell[2];

/** Rows that hold the least key. */
export const tieCount = ({ cell }: Tournament): number => cell[3];

export function setKey(tournament: Tournament, row: number, key: number): void {
  const { size, key: keys, cell } = tournament;
  const before = keys[row];
  if (before === key) return;
  keys[row] = key;
  const block = row >> BLOCK;
  const m = 2 * (size + block);
  const least = cell[m];
  if (key > least && before > least) return;
  if (key < least) {
    cell[m] = key;
    cell[m + 1] = 1;
  } else if (key === least) {
    cell[m + 1]++;
  } else if (cell[m + 1] > 1) {
    cell[m + 1]--;
  } else {
    settleBlock(tournament, block);
  }
  let n = size + block;
  do n >>= 1;
  while (n > 0 && settle(cell, 2 * n));
}

/** All keys at once: `keys` has one for each row. */
export function setAllKeys(tournament: Tournament, keys: Int32Array, rows: number): void {
  const { size, key, cell } = tournament;
  key.fill(never);
  for (let row = 0; row < rows; row++) key[row] = keys[row];
  for (let block = 0; block < size; block++) settleBlock(tournament, block);
  for (let n = size - 1; n > 0; n--) settle(cell, 2 * n);
}

/**
 * The nth, in the order of rows, of those that hold the least key of their tournament: of the tournaments that `which` names
 * from `from` to before `to`, all of one size.
 */
export function nthTie(
  tournaments: readonly Tournament[],
  which: Int32Array,
  from: number,
  to: number,
  nth: number,
): number {
  const { size } = tournaments[which[from]];
  let left = nth;
  let n = 1;
  while (n < size) {
    n *= 2;
    let ties = 0;
    for (let k = from; k < to; k++) {
      const { cell } = tournaments[which[k]];
      if (cell[2 * n] === cell[2]) ties += cell[2 * n + 1];
    }
    if (left >= ties) {
      left -= ties;
      n++;
    }
  }
  for (let row = (n - size) << BLOCK; ; row++) {
    for (let k = from; k < to; k++) {
      const { key, cell } = tournaments[which[k]];
      if (key[row] === cell[2] && left-- === 0) return row;
    }
  }
}

function settleBlock({ size, key, cell }: Tournament, block: number): void {
  const first = block << BLOCK;
  let least = key[first];
  let ties = 1;
  for (let row = first + 1; row < first + ROWS; row++) {
    const difference = key[row] - least;
    const less = difference >> 31;
    ties = (ties & ~less) + 1 + (-difference >> 31);
    least += difference & less;
  }
  const m = 2 * (size + block);
  cell[m] = least;
  cell[m + 1] = least === never ? 0 : ties;
}

/**
 * Puts the cell m of a node right from those of its children, 2m and 2m + 2; false: it was right already. Which child wins
 * cannot be foretold, so there is no branch: `less` and `more` are masks.
 */
function settle(cell: Int32Array, m: number): boolean {
  const left = cell[2 * m];
  const right = cell[2 * m + 2];
  const difference = left - right;
  const less = difference >> 31;
  const more = -difference >> 31;
  const key = right + (difference & less);
  const ties = (cell[2 * m + 1] & ~more) + (cell[2 * m + 3] & ~less);
  const changed = (cell[m] ^ key) | (cell[m + 1] ^ ties);
  cell[m] = key;
  cell[m + 1] = ties;
  return changed !== 0;
}
