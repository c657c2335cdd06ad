import { countOption } from './count-option.js';

const LEAST_SEEDS = 2;
const MOST_SEEDS = 10_000;

/** The value of `--seeds`: one seed alone knows no interval, so only who can do without says `least` 1. */
export const seedsOption = (text: string, least: 1 | 2 = LEAST_SEEDS): number =>
  countOption('seeds', text, least, MOST_SEEDS);
