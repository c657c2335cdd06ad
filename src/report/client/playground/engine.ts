import type { RunAnswer, RunRequest } from '../../playground/run-request.js';

/** The engine in its worker. */
export interface Engine {
  /** The latest request wins: one that waits is dropped, and a run that takes long is ended for it. */
  readonly ask: (request: Omit<RunRequest, 'id'>) => void;
}

/** A run so young is let end, so that there is something to see while a slider moves. */
const PATIENCE_MS = 400;

/** `onAnswer` also hears how long the answer took. */
export function createEngine(address: string, onAnswer: (answer: RunAnswer, tookMs: number) => void): Engine {
  let worker = start();
  let running: { readonly id: number; readonly sinceMs: number } | undefined;
  let waiting: RunRequest | undefined;
  let timer: number | undefined;
  let last = 0;

  function start(): Worker {
    const made = new Worker(address);
    made.addEventListener('message', ({ data }: MessageEvent<RunAnswer>) => {
      hear(data);
    });
    made.addEventListener('error', ({ message }) => {
      if (running === undefined) return;
      worker.terminate();
      worker = start();
      hear({ id: running.id, kind: 'failed', message: message === '' ? 'the engine could not be loaded' : message });
    });
    return made;
  }
  const send = (request: RunRequest): void => {
    running = { id: request.id, sinceMs: performance.now() };
    worker.postMessage(request);
  };
  const next = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting === undefined) return;
    const request = waiting;
    waiting = undefined;
    send(request);
  };
  const hear = (answer: RunAnswer): void => {
    if (answer.id !== running?.id) return;
    const tookMs = performance.now() - running.sinceMs;
    if (answer.kind !== 'progress') {
      running = undefined;
      next();
    }
    onAnswer(answer, tookMs);
  };
  const giveUp = (): void => {
    worker.terminate();
    worker = start();
    running = undefined;
    next();
  };

  return {
    ask(asked) {
      const request = { ...asked, id: ++last };
      if (running === undefined) {
        send(request);
        return;
      }
      waiting = request;
      timer ??= setTimeout(giveUp, Math.max(0, running.sinceMs + PATIENCE_MS - performance.now()));
    },
  };
}
