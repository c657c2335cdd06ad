/** Moves the time on by itself. */
export interface Player {
  /** Starts at a time, from the beginning where that is the end; or stops. */
  readonly toggle: (atS: number) => void;
  readonly stop: () => void;
}

/** A whole run takes so long. */
const WHOLE_RUN_MS = 30_000;

export function createPlayer(button: HTMLButtonElement, durationS: number, moveTo: (atS: number) => void): Player {
  let request: number | undefined;
  let atS = 0;
  let lastMs = 0;

  const stop = (): void => {
    if (request !== undefined) cancelAnimationFrame(request);
    request = undefined;
    button.textContent = 'Play';
  };
  const next = (nowMs: number): void => {
    atS = Math.min(durationS, atS + (Math.max(0, nowMs - lastMs) / WHOLE_RUN_MS) * durationS);
    lastMs = nowMs;
    moveTo(atS);
    if (atS >= durationS) stop();
    else request = requestAnimationFrame(next);
  };
  return {
    stop,
    toggle(fromS) {
      if (request !== undefined) {
        stop();
        return;
      }
      atS = fromS >= durationS ? 0 : fromS;
      lastMs = performance.now();
      button.textContent = 'Pause';
      request = requestAnimationFrame(next);
    },
  };
}
