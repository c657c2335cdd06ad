import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FleetHistory } from '../../../../src/analysis/fleet/fleet-history.js';
import { createFleetFilm } from '../../../../src/report/fleet/fleet-film.js';

const CELLS = 5;
const STEP_MS = 1000;

const historyOf = (frames: readonly (readonly number[])[]): FleetHistory => ({
  zones: ['a'],
  capacities: [],
  kinds: [],
  stepMs: STEP_MS,
  frames,
  looks: [],
  cells: new Array<number>(CELLS).fill(0),
  instances: { ids: ['i-1', 'i-2'], cells: [0, 0], fromMs: [0, 5000], untilMs: [3000, -1] },
});

const arbitraryFrame = fc
  .array(fc.tuple(fc.nat(CELLS - 1), fc.nat(9)), { maxLength: 3 })
  .map((changes) => changes.flat());

describe('the film of a fleet', () => {
  it('shows a frame the same, from wherever one jumps to it', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryFrame, { minLength: 1, maxLength: 120 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 30 }),
        (frames, jumps) => {
          const film = createFleetFilm(historyOf(frames));
          for (const jump of jumps) {
            const at = jump % frames.length;
            const naive = new Array<number>(CELLS).fill(0);
            for (const frame of frames.slice(0, at + 1))
              for (let i = 0; i < frame.length; i += 2) naive[frame[i]] = frame[i + 1];
            expect([at, [...film.looksIn(at)]]).toEqual([at, naive]);
          }
        },
      ),
    );
  });

  it('has the frame in force at a time, and the last one at the end', () => {
    const film = createFleetFilm(historyOf([[], [], []]));
    expect([-1, 0, 999, 1000, 2000, 9999].map(film.frameAt)).toEqual([0, 0, 0, 1, 2, 2]);
  });

  it('knows whose cell it is at a time', () => {
    const film = createFleetFilm(historyOf([[]]));
    expect([0, 2999, 3000, 5000, 99_000].map((atMs) => film.tenantOf(0, atMs))).toEqual([0, 0, -1, 1, 1]);
    expect([film.tenantOf(3, 0), film.tenantOf(-1, 0)]).toEqual([-1, -1]);
  });
});
