import { UsageError } from './usage-error.js';

/** A whole number between bounds. @throws UsageError for any other text. */
export function countOption(name: string, text: string, least: number, most: number): number {
  const count = /^\d+$/.test(text) ? Number(text) : NaN;
  if (count >= least && count <= most) return count;
  throw new UsageError(`--${name} ${text} is no whole number from ${least} to ${most}`);
}
