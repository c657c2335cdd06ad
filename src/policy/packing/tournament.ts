/**
 * The least of many keys, and how many rows share it, kept while keys change one by one. Each node holds the least key below
 * it and the count of rows that hold that key, side by side: node n is cells 2n and 2n + 1, its children are 2n and 2n + 1 as
 * nodes, row r is the leaf `size + r`. Node 1 is the root.
 */
export interface Tournament {
  /** A power of two, at least the rows. */
  readonly size: number;
  readonly cell: Int32Array;
}

/** The key of a row that is out. Keys are below it and not negative, so that the difference of two fits 32 bits. */
export const never = 0x3fffffff;

export function createTournament(rows: number): Tournament {
  let size = 2;
  while (size < rows) size *= 2;
  const cell = new Int32Array(4 * size);
  for (let n = 0; n < cell.length; n += 2) cell[n] = never;
  return { size, cell };
}

/** `never`: no row is in. */
export const leastKey = ({ cell }: Tournament): number => cell[2];

/** Rows that hold the least key. */
export const tieCount = ({ cell }: Tournament): number => cell[3];

export function setKey({ size, cell }: Tournament, row: number, key: number): void {
  let n = size + row;
  if (cell[2 * n] === key) return;
  putLeaf(cell, n, key);
  do n >>= 1;
  while (n > 0 && settle(cell, 2 * n));
}

/** All keys at once: `keys` has one for each row. */
export function setAllKeys({ size, cell }: Tournament, keys: Int32Array, rows: number): void {
  for (let row = 0; row < rows; row++) putLeaf(cell, size + row, keys[row]);
  for (let row = rows; row < size; row++) putLeaf(cell, size + row, never);
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
  return n - size;
}

function putLeaf(cell: Int32Array, n: number, key: number): void {
  cell[2 * n] = key;
  cell[2 * n + 1] = key === never ? 0 : 1;
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
