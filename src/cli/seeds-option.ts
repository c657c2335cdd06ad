import { UsageError } from './usage-error.js';

/** A whole number between bounds. @throws UsageError for any other text. */
function countOption(name: string, text: string, least: number, most: number): number {
  const count = /^\d+$/.test(text) ? Number(text) : NaN;
  if (count >= least && count <= most) return count;
  throw new UsageError(`--${name} ${text} is no whole number from ${least} to ${most}`);
}

const LEAST_SEEDS = 2;
const MOST_SEEDS = 10_000;

/** The value of `--seeds`: one seed alone knows no interval. */
export const seedsOption = (text: string): number => countOption('seeds', text, LEAST_SEEDS, MOST_SEEDS);
