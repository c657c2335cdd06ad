import { studentQuantile } from '../../analysis/statistics/percentile-tail.js';
import type { Candidate, Outcome } from './ledger.js';

/** The rules by which candidates are judged. */
export interface Rules {
  /** How many seeds a recommendation must have been tried with in the search; numbers from 0. */
  readonly seeds: number;
  /** And with how many more that the search has not seen. */
  readonly unseenSeeds: number;
  /** Which share of the seeds must meet every objective, 0 to 1. */
  readonly share: number;
}

/** By how much a candidate misses the objectives, over its seeds. */
export interface Shortfall {
  /** The part of its seeds in which something is endless. */
  readonly endless: number;
  /** The mean of the misses that are not. */
  readonly miss: number;
}

/** What a paired comparison says: a figure and its 95 % interval, Student's. */
export interface PairedDifference {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** How many seeds they have in common. */
  readonly seeds: number;
}

/** Every objective is met. */
export const isMetIn = ({ misses }: Outcome): boolean => misses.every((miss) => miss === 0);

/** The seeds of the search that a candidate has been tried with: a beginning of their list. */
export const seedsOf = ({ outcomes }: Candidate, { seeds }: Rules): number =>
  [...outcomes.keys()].filter((n) => n < seeds).length;

/** More seeds miss an objective than the share allows: more seeds cannot help it. */
export function isOut({ outcomes }: Candidate, { seeds, unseenSeeds, share }: Rules): boolean {
  let missed = 0;
  let missedUnseen = 0;
  for (const [seed, outcome] of outcomes) {
    if (!Number.isFinite(outcome.cost)) return true;
    if (isMetIn(outcome)) continue;
    if (seed < seeds) missed++;
    else missedUnseen++;
  }
  return missed > mayMiss(seeds, share) || missedUnseen > mayMiss(unseenSeeds, share);
}

/** How many of so many seeds may miss. */
export const mayMiss = (seeds: number, share: number): number => Math.floor(seeds * (1 - share) + 1e-9);

export function shortfallOf({ outcomes }: Candidate): Shortfall {
  let endless = 0;
  let miss = 0;
  for (const { misses } of outcomes.values()) {
    if (misses.includes(Infinity)) endless++;
    for (const each of misses) if (each !== Infinity) miss += each;
  }
  return outcomes.size === 0
    ? { endless: 1, miss: Infinity }
    : { endless: endless / outcomes.size, miss: miss / outcomes.size };
}

/** Below 0: the first falls short by less. */
export const compareShortfalls = (a: Shortfall, b: Shortfall): number =>
  a.endless === b.endless ? (a.miss === b.miss ? 0 : a.miss - b.miss) : a.endless - b.endless;

/**
 * The mean cost, told against a candidate that has been run with more seeds: the same chance moves both, so that means over
 * different seeds can be compared.
 */
export function costOf(candidate: Candidate, origin: Candidate): number {
  const { mean, seeds } = pairedDifference(candidate, origin);
  return seeds === 0 ? meanOf(candidate, 'cost') : meanOf(origin, 'cost') + mean;
}

export function meanOf({ outcomes }: Candidate, figure: 'cost' | 'wait'): number {
  let sum = 0;
  for (const outcome of outcomes.values()) sum += outcome[figure];
  return outcomes.size === 0 ? Infinity : sum / outcomes.size;
}

/** What the first costs more than the second with the seeds that both have been tried with. */
export function pairedDifference(a: Candidate, b: Candidate): PairedDifference {
  const differences: number[] = [];
  for (const [seed, { cost }] of a.outcomes) {
    const other = b.outcomes.get(seed);
    if (other !== undefined) differences.push(cost - other.cost);
  }
  const n = differences.length;
  const mean = differences.reduce((sum, each) => sum + each, 0) / n;
  if (n < 2) return { mean, low: -Infinity, high: Infinity, seeds: n };
  const squares = differences.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  const half = studentQuantile(n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { mean, low: mean - half, high: mean + half, seeds: n };
}
