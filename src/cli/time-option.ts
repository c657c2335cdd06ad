import { clockText } from '../analysis/clock-text.js';
import { durationMs } from '../scenario/schema/words.js';
import { UsageError } from './usage-error.js';

/** The value of `--at`, in milliseconds after the start; by default the end of the run. @throws UsageError for another word. */
export function timeOption(text: string | undefined, lastMs: number): number {
  if (text === undefined) return lastMs;
  const atMs = durationMs(text);
  if (atMs === undefined) throw new UsageError(`--at ${text} is no time: say 2h, 1h10m or 90s after the start`);
  if (atMs > lastMs) throw new UsageError(`--at ${text} is after the end of the run, ${clockText(lastMs)}`);
  return atMs;
}
