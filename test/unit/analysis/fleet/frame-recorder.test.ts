import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameRecorder } from '../../../../src/analysis/fleet/frame-recorder.js';

const CELLS = 4;
const ENOUGH = 1_000_000;

type Changes = ReadonlyMap<number, readonly number[]>;

const arbitraryFrames: fc.Arbitrary<Changes[]> = fc.array(
  fc
    .array(fc.tuple(fc.nat(CELLS - 1), fc.array(fc.nat(3), { maxLength: 3 })), { maxLength: 4 })
    .map((changes) => new Map(changes)),
  { minLength: 1, maxLength: 40 },
);

/** What each cell looks like after each frame. */
function shownBy({ frames, looks }: ReturnType<ReturnType<typeof createFrameRecorder>['history']>): string[] {
  const cells = new Array<string>(CELLS).fill('');
  return frames.map((frame) => {
    for (let i = 0; i < frame.length; i += 2) cells[frame[i]] = looks[frame[i + 1]].join();
    return cells.join('|');
  });
}

function record(frames: readonly Changes[], mostCharacters: number) {
  const recorder = createFrameRecorder(10, mostCharacters);
  const times = [];
  let nowMs = 0;
  for (const frame of frames) {
    // As the camera does: a frame is due when the recorder says so.
    times.push(nowMs);
    recorder.push(frame);
    nowMs = recorder.nextMs();
  }
  return { history: recorder.history(), times, nextMs: nowMs };
}

describe('a frame recorder', () => {
  it('numbers looks as they come, the empty cell first', () => {
    const { history } = record(
      [
        new Map([[0, [2, 7]]]),
        new Map([
          [1, [2, 7]],
          [0, []],
        ]),
      ],
      ENOUGH,
    );
    expect(history).toEqual({
      stepMs: 10,
      frames: [
        [0, 1],
        [1, 1, 0, 0],
      ],
      looks: [[], [2, 7]],
    });
  });

  it('shows, with twice the step, what the fine frames show at those times', () => {
    fc.assert(
      fc.property(arbitraryFrames, (frames) => {
        const fine = shownBy(record(frames, ENOUGH).history);
        const recorder = createFrameRecorder(10, ENOUGH);
        const tight = createFrameRecorder(10, 60);
        frames.forEach((frame) => {
          recorder.push(frame);
        });
        // Frames of a coarse recorder come when they are due: what changed since is pushed together.
        let pending = new Map<number, readonly number[]>();
        frames.forEach((frame, n) => {
          pending = new Map([...pending, ...frame]);
          if (tight.nextMs() > n * 10) return;
          tight.push(pending);
          pending = new Map();
        });
        const { stepMs, ...coarse } = tight.history();
        shownBy({ stepMs, ...coarse }).forEach((cells, n) => {
          const place = (n * stepMs) / 10;
          if (place < fine.length && n * stepMs < tight.nextMs()) expect(cells).toBe(fine[place]);
        });
      }),
    );
  });

  it('stays below its size, if only two frames are left', () => {
    const frames = Array.from({ length: 64 }, (_, n) => new Map([[n % CELLS, [n]]]));
    const { history, nextMs } = record(frames, 200);
    expect(history.stepMs).toBeGreaterThan(10);
    expect(JSON.stringify(history.frames).length).toBeLessThan(300);
    expect(nextMs % history.stepMs).toBe(0);
  });
});
