import type { FleetHistory } from '../../analysis/fleet/fleet-history.js';

/** The frames of a fleet, to be shown in any order. */
export interface FleetFilm {
  /** The frame in force at a time. */
  readonly frameAt: (atMs: number) => number;
  /** The look of each cell in a frame. Read it before the next call: it is the same array again. */
  readonly looksIn: (frame: number) => Int32Array;
  /** Who has a cell at a time: a place in `instances`, or -1. */
  readonly tenantOf: (cell: number, atMs: number) => number;
}

/** Every so many frames one is kept whole, so that a jump reads no more than these. */
const KEPT_EVERY = 32;

export function createFleetFilm({ frames, cells, stepMs, instances }: FleetHistory): FleetFilm {
  const kept: Int32Array[] = [];
  const shown = new Int32Array(cells.length);
  const read = (n: number): void => {
    const frame = frames[n];
    for (let i = 0; i < frame.length; i += 2) shown[frame[i]] = frame[i + 1];
  };
  for (let n = 0; n < frames.length; n++) {
    read(n);
    if (n % KEPT_EVERY === 0) kept.push(shown.slice());
  }
  let at = frames.length - 1;
  const tenants = tenantsOf(cells.length, instances.cells);

  return {
    frameAt: (atMs) => Math.max(0, Math.min(frames.length - 1, Math.floor(atMs / stepMs))),
    looksIn(frame) {
      if (frame < at || frame - at > KEPT_EVERY) {
        const whole = Math.floor(frame / KEPT_EVERY);
        shown.set(kept[whole]);
        at = whole * KEPT_EVERY;
      }
      while (at < frame) read(++at);
      return shown;
    },
    tenantOf: (cell, atMs) =>
      tenants[cell]?.findLast((n) => {
        const untilMs = instances.untilMs[n];
        return instances.fromMs[n] <= atMs && (untilMs < 0 || untilMs > atMs);
      }) ?? -1,
  };
}

/** By cell, the instances that ever had it, in launch order. */
function tenantsOf(cells: number, cellOf: readonly number[]): readonly (readonly number[])[] {
  const tenants = Array.from({ length: cells }, (): number[] => []);
  cellOf.forEach((cell, n) => {
    tenants[cell].push(n);
  });
  return tenants;
}
