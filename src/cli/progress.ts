import { clockText } from '../analysis/clock-text.js';

/** Tells how far a run has come. */
export interface Progress {
  readonly onProgress?: ((nowMs: number) => void) | undefined;
  readonly stop: () => void;
}

const PATIENCE_MS = 1000;
const silent: Progress = { stop: () => undefined };

/** A bar on stderr, shown only if somebody watches and the run takes longer than a second. */
export async function createProgress(watched: boolean, durationMs: number): Promise<Progress> {
  if (!watched) return silent;
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: '  {bar} {percentage} %  {clock} simulated',
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
    onProgress(nowMs) {
      const payload = { clock: clockText(nowMs - (nowMs % 1000)) };
      if (!shown && Date.now() - startedMs > PATIENCE_MS) {
        bar.start(durationMs, nowMs, payload);
        shown = true;
      } else if (shown) {
        bar.update(nowMs, payload);
      }
    },
    stop() {
      if (shown) bar.stop();
    },
  };
}
