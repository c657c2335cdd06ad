import type { Column } from '../packing/fleet.js';

/** The rows that are as good as one another. One list serves all decisions, so that none of them allocates. */
export class TieList {
  size = 0;
  private rows = new Int32Array(64);
  private perZone = new Int32Array(8);

  /** Empty, with room for as many rows. */
  clear(room: number): void {
    this.size = 0;
    if (this.rows.length < room) this.rows = new Int32Array(room * 2);
  }

  add(row: number): void {
    this.rows[this.size++] = row;
  }

  /** The nth in the order in which they were added. */
  at(nth: number): number {
    return this.rows[nth];
  }

  /** The nth in the order of (zone, row), 0 ≤ nth < size; rows were added in ascending order. */
  nthByZone(nth: number, zone: Column): number {
    this.countZones(zone);
    let left = nth;
    let z = 0;
    while (left >= this.perZone[z]) left -= this.perZone[z++];
    for (let n = 0; ; n++) if (zone[this.rows[n]] === z && left-- === 0) return this.rows[n];
  }

  private countZones(zone: Column): void {
    this.perZone.fill(0);
    for (let n = 0; n < this.size; n++) {
      const z = zone[this.rows[n]];
      if (z >= this.perZone.length) {
        const longer = new Int32Array(z * 2);
        longer.set(this.perZone);
        this.perZone = longer;
      }
      this.perZone[z]++;
    }
  }
}
