/** Rows in doubly linked lists: each row is in one list at most, in the order in which it was appended. */
export interface Lists {
  /** Per list: its ends, or -1, and how many rows it holds. */
  first: Int32Array;
  last: Int32Array;
  count: Int32Array;
  /** Per row: its neighbours, or -1. */
  next: Int32Array;
  previous: Int32Array;
}

export const createLists = (lists: number, rows: number): Lists => ({
  first: new Int32Array(lists).fill(-1),
  last: new Int32Array(lists).fill(-1),
  count: new Int32Array(lists),
  next: new Int32Array(rows),
  previous: new Int32Array(rows),
});

export function append(lists: Lists, list: number, row: number): void {
  const last = lists.last[list];
  lists.next[row] = -1;
  lists.previous[row] = last;
  if (last >= 0) lists.next[last] = row;
  else lists.first[list] = row;
  lists.last[list] = row;
  lists.count[list]++;
}

export function remove(lists: Lists, list: number, row: number): void {
  const next = lists.next[row];
  const previous = lists.previous[row];
  if (next >= 0) lists.previous[next] = previous;
  else lists.last[list] = previous;
  if (previous >= 0) lists.next[previous] = next;
  else lists.first[list] = next;
  lists.count[list]--;
}
