/** The candidates that are as good as one another. One list serves all decisions, so that none of them allocates. */
export class TieList {
  size = 0;
  private entries = new Int32Array(64);

  /** Empty, with room for as many. */
  clear(room: number): void {
    this.size = 0;
    if (this.entries.length < room) this.entries = new Int32Array(room * 2);
  }

  add(entry: number): void {
    this.entries[this.size++] = entry;
  }

  /** The nth in the order in which they were added. */
  at(nth: number): number {
    return this.entries[nth];
  }
}
