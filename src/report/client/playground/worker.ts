import { answerRequest } from '../../playground/answer-request.js';
import type { RunAnswer, RunRequest } from '../../playground/run-request.js';

// The engine, beside the page. One request at a time; the page ends a worker whose answer nobody waits for.

/** Progress is told no more often. */
const TELL_EVERY_MS = 50;

const answer = (told: RunAnswer): void => {
  postMessage(told);
};

addEventListener('message', ({ data }: MessageEvent<RunRequest>) => {
  let toldMs = performance.now();
  const onProgress = (share: number): void => {
    const nowMs = performance.now();
    if (nowMs - toldMs < TELL_EVERY_MS) return;
    toldMs = nowMs;
    answer({ id: data.id, kind: 'progress', share });
  };
  try {
    answer(answerRequest(data, onProgress));
  } catch (error) {
    // A defect of ours, or a run that would not end: the page says so and goes on.
    answer({ id: data.id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
});
