const SECOND_MS = 1000;
const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

/** Enough for an eye that follows a run for half a minute. */
const MOST_FRAMES = 900;

/** A round step that cuts a run into no more frames than an eye needs. */
export function frameStepMs(durationMs: number): number {
  const fine = STEPS_S.find((step) => durationMs <= step * SECOND_MS * MOST_FRAMES);
  return fine === undefined ? Math.ceil(durationMs / MOST_FRAMES / SECOND_MS) * SECOND_MS : fine * SECOND_MS;
}
