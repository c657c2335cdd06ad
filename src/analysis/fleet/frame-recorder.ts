import type { FleetHistory } from './fleet-history.js';

/** Frames as they come, and the looks that they name. Kept below a number of characters by doubling the step. */
export interface FrameRecorder {
  /** Ends a frame: the cells that changed since the one before, with what they look like now. */
  readonly push: (changes: ReadonlyMap<number, readonly number[]>) => void;
  /** The time of the frame that is to be pushed next. */
  readonly nextMs: () => number;
  readonly history: () => Pick<FleetHistory, 'stepMs' | 'frames' | 'looks'>;
}

/** The look of each cell that changed, as text. */
type Frame = ReadonlyMap<number, string>;

/** About what one change of a frame takes as text: `1234,56,`. */
const CHANGE_CHARACTERS = 8;

export function createFrameRecorder(firstStepMs: number, mostCharacters: number): FrameRecorder {
  let stepMs = firstStepMs;
  let frames: Frame[] = [];
  /** Half a step, that waits for the other half. */
  let carried: Frame = new Map();
  let characters = 0;
  let known = new Set<string>();

  const count = (frame: Frame): void => {
    characters += frame.size * CHANGE_CHARACTERS;
    for (const look of frame.values()) {
      if (known.has(look)) continue;
      known.add(look);
      characters += look.length + 3;
    }
  };
  const coarsen = (): void => {
    stepMs *= 2;
    const merged = [frames[0]];
    for (let n = 1; n + 1 < frames.length; n += 2) merged.push(new Map([...frames[n], ...frames[n + 1]]));
    if (frames.length % 2 === 0) carried = new Map([...frames[frames.length - 1], ...carried]);
    frames = merged;
    characters = 0;
    known = new Set();
    for (const frame of [...frames, carried]) count(frame);
  };

  return {
    push(changes) {
      const frame = new Map(carried);
      carried = new Map();
      for (const [cell, look] of changes) frame.set(cell, look.join());
      frames.push(frame);
      count(frame);
      // A fleet that is too large for one frame is shown all the same.
      while (characters > mostCharacters && frames.length > 2) coarsen();
    },
    nextMs: () => frames.length * stepMs,
    history: () => ({ stepMs, ...numbered(carried.size === 0 ? frames : [...frames, carried]) }),
  };
}

/** Looks are numbered as they come, the empty cell first. */
function numbered(frames: readonly Frame[]): Pick<FleetHistory, 'frames' | 'looks'> {
  const places = new Map([['', 0]]);
  const placeOf = (look: string): number => {
    const known = places.get(look);
    if (known !== undefined) return known;
    places.set(look, places.size);
    return places.size - 1;
  };
  const rows = frames.map((frame) => [...frame].flatMap(([cell, look]) => [cell, placeOf(look)]));
  const looks = [...places.keys()].map((look) => (look === '' ? [] : look.split(',').map(Number)));
  return { frames: rows, looks };
}
