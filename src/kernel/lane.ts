/** What waits in one phase of the present instant, first in, first out. An entry is `[kind, cause, a, b, c, d]`. */
export interface Lane {
  head: number;
  tail: number;
  cells: Float64Array;
}

export const LANE_STRIDE = 6;

export const createLane = (): Lane => ({ head: 0, tail: 0, cells: new Float64Array(LANE_STRIDE * 256) });

export function pushLane(lane: Lane, kind: number, cause: number, a: number, b: number, c: number, d: number): void {
  if (lane.tail === lane.cells.length) makeRoom(lane);
  const { cells, tail } = lane;
  cells[tail] = kind;
  cells[tail + 1] = cause;
  cells[tail + 2] = a;
  cells[tail + 3] = b;
  cells[tail + 4] = c;
  cells[tail + 5] = d;
  lane.tail = tail + LANE_STRIDE;
}

function makeRoom(lane: Lane): void {
  if (lane.head > lane.cells.length / 2) {
    lane.cells.copyWithin(0, lane.head, lane.tail);
  } else {
    const longer = new Float64Array(lane.cells.length * 2);
    longer.set(lane.cells.subarray(lane.head, lane.tail));
    lane.cells = longer;
  }
  lane.tail -= lane.head;
  lane.head = 0;
}
