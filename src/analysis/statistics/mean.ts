import type { Bootstrap, Estimate, Picks } from './bootstrap.js';

/** The mean with its interval, and how many values are endless; with one of those the mean is. */
export interface MeanEstimate extends Estimate {
  readonly endless: number;
}

export const estimateMean = (values: readonly number[], bootstrap: Bootstrap): MeanEstimate => ({
  ...bootstrap.estimate((picks) => meanAt(values, picks)),
  endless: endlessIn(values),
});

/** The interval narrows to the value where all are equal, the tie of sums in floating point included. */
function meanAt(values: readonly number[], picks: Picks): number {
  const first = values[picks[0]];
  let excess = 0;
  for (let n = 0; n < picks.length; n++) {
    const value = values[picks[n]];
    if (value === Infinity) return Infinity;
    excess += value - first;
  }
  return first === Infinity ? Infinity : first + excess / picks.length;
}

const endlessIn = (values: readonly number[]): number => values.filter((value) => value === Infinity).length;
