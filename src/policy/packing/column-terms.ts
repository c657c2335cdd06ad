import { assert } from '../../kernel/defect.js';
import type { Column, Fleet } from './fleet.js';
import { never } from './shelves.js';

/** A number of the row is outside what was measured: measure again. */
export const UNMEASURED = -1;
const NOTHING: Column = new Int32Array(1);
/** Far enough below 2 ** 53 that `prefix` divides without rounding up. */
const GREATEST_EXACT = Number.MAX_SAFE_INTEGER / 4;

/**
 * Up to three columns as one number a row, whose order is that of the first column, then the second, then the third. Each is
 * measured, from its least value to its greatest, so that they do not overlap.
 */
export class ColumnTerms {
  first = NOTHING;
  /** Numbers are below `never`, as shelves need them. */
  fitShelves = true;
  /** Numbers are whole, and such that a double holds them and their prefixes. */
  areExact = true;
  private second = NOTHING;
  private third = NOTHING;
  private firstLeast = 0;
  private secondLeast = 0;
  private thirdLeast = 0;
  private firstSpan = 1;
  private secondSpan = 1;
  private thirdSpan = 1;

  constructor(readonly count: number) {
    assert(count <= 3, 'no chain has more than three column terms');
  }

  /** Over the open rows. */
  measure(fleet: Fleet, columns: readonly Column[]): void {
    const [first, second, third] = [0, 1, 2].map((term) => measured(fleet, columns.at(term) ?? NOTHING));
    this.first = first.column;
    this.second = second.column;
    this.third = third.column;
    this.firstLeast = first.least;
    this.secondLeast = second.least;
    this.thirdLeast = third.least;
    this.secondSpan = second.span;
    this.thirdSpan = third.span;
    const rest = second.span * third.span;
    this.fitShelves = first.span * rest <= never;
    const limit = this.fitShelves ? never : GREATEST_EXACT;
    this.areExact = first.span * rest <= limit;
    // What is left of the width goes to the first term, so that it need not be measured again each time it rises.
    this.firstSpan = Math.floor(limit / rest);
  }

  /** UNMEASURED, or the row's number, from 0. */
  of(row: number): number {
    if (this.count === 0) return 0;
    const first = this.first[row] - this.firstLeast;
    if (first < 0 || first >= this.firstSpan) return UNMEASURED;
    if (this.count === 1) return first;
    const second = this.second[row] - this.secondLeast;
    if (second < 0 || second >= this.secondSpan) return UNMEASURED;
    if (this.count === 2) return first * this.secondSpan + second;
    const third = this.third[row] - this.thirdLeast;
    if (third < 0 || third >= this.thirdSpan) return UNMEASURED;
    return (first * this.secondSpan + second) * this.thirdSpan + third;
  }

  /** A row's number without its terms after the first n. */
  prefix(number: number, terms: number): number {
    if (terms === this.count) return number;
    return Math.floor(number / (terms === 1 ? this.secondSpan * this.thirdSpan : this.thirdSpan));
  }
}

function measured({ size, open }: Fleet, column: Column): { column: Column; least: number; span: number } {
  if (column === NOTHING) return { column, least: 0, span: 1 };
  let least = 0;
  let greatest = 0;
  for (let row = 0; row < size; row++) {
    if (open[row] === 0) continue;
    least = Math.min(least, column[row]);
    greatest = Math.max(greatest, column[row]);
  }
  return { column, least, span: greatest - least + 1 };
}
