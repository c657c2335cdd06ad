import type { Scenario } from '../model/scenario.js';

/** The part of the run that the summary's figures speak of: `fromMs` inclusive, `untilMs` exclusive unless the run ends there. */
export interface MeasureWindow {
  readonly fromMs: number;
  readonly untilMs: number;
  includes(atMs: number): boolean;
  /** The nearest time that is not outside. */
  clip(atMs: number): number;
}

export function createMeasureWindow({ measure, durationMs }: Scenario): MeasureWindow {
  const { fromMs } = measure;
  const untilMs = Math.min(measure.untilMs, durationMs);
  const endsTheRun = untilMs === durationMs;
  return {
    fromMs,
    untilMs,
    includes: (atMs) => atMs >= fromMs && (atMs < untilMs || endsTheRun),
    clip: (atMs) => Math.max(fromMs, Math.min(untilMs, atMs)),
  };
}
