import { clockText } from '../analysis/clock-text.js';

/** Tells how far a run has come. */
export interface Progress {
  readonly onProgress?: ((nowMs: number) => void) | undefined;
  readonly stop: () => void;
}

/** Tells how many runs of many are done. */
export interface RunsProgress {
  readonly onDone?: ((done: number) => void) | undefined;
  readonly stop: () => void;
}

const PATIENCE_MS = 1000;
const silent = { stop: (): void => undefined };

/** A bar on stderr, shown only if somebody watches and the run takes longer than a second. */
export async function createProgress(watched: boolean, durationMs: number): Promise<Progress> {
  if (!watched) return silent;
  const { move, stop } = await openBar(durationMs, '  {bar} {percentage} %  {clock} simulated');
  return {
    onProgress: (nowMs) => {
      move(nowMs, { clock: clockText(nowMs - (nowMs % 1000)) });
    },
    stop,
  };
}

/** The same for many runs, with the time that is left. */
export async function createRunsProgress(watched: boolean, runs: number): Promise<RunsProgress> {
  if (!watched) return silent;
  const { move, stop } = await openBar(runs, '  {bar} {value} of {total} runs, {eta_formatted} left');
  return {
    onDone: (done) => {
      move(done, {});
    },
    stop,
  };
}

interface Bar {
  readonly move: (value: number, payload: object) => void;
  readonly stop: () => void;
}

async function openBar(total: number, format: string): Promise<Bar> {
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format,
    barCompleteChar: '━',
    barIncompleteChar: '─',
    barsize: 40,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  const startedMs = Date.now();
  let shown = false;
  return {
    move(value, payload) {
      if (!shown && Date.now() - startedMs > PATIENCE_MS) {
        bar.start(total, value, payload);
        shown = true;
      } else if (shown) {
        bar.update(value, payload);
      }
    },
    stop() {
      if (shown) bar.stop();
      shown = false;
    },
  };
}
