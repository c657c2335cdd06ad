import type { Bootstrap, Estimate, Picks } from './bootstrap.js';

/** How much greater B is than A: in the figure's own unit, and as a share of A. Below 0 it is less. */
export interface Difference {
  readonly absolute: Estimate;
  /** Of A's mean; infinite where A is 0 and B is not. */
  readonly relative: Estimate;
}

/**
 * Values may be endless. The samples in which more values are endless differ by an infinity from the others; where as many
 * are on both sides, the finite ones count.
 */
export function estimateDifference(
  a: readonly number[],
  b: readonly number[],
  kind: 'paired' | 'independent',
  bootstrap: Bootstrap,
): Difference {
  const gap = kind === 'paired' ? pairedGap(a, b) : independentGap(a, b);
  return {
    absolute: bootstrap.estimate((...picks) => gap(...picks).absolute),
    relative: bootstrap.estimate((...picks) => relativeOf(gap(...picks))),
  };
}

interface Gap {
  readonly absolute: number;
  readonly base: number;
}

type GapOf = (...picks: readonly Picks[]) => Gap;

/** One list of picks for both: what the same chance did to each. */
const pairedGap =
  (a: readonly number[], b: readonly number[]): GapOf =>
  (picks) => {
    let endless = 0;
    let finite = 0;
    let base = 0;
    let sum = 0;
    for (let n = 0; n < picks.length; n++) {
      const before = a[picks[n]];
      const after = b[picks[n]];
      endless += (after === Infinity ? 1 : 0) - (before === Infinity ? 1 : 0);
      if (before === Infinity || after === Infinity) continue;
      finite++;
      base += before;
      sum += after - before;
    }
    if (endless !== 0) return { absolute: endless * Infinity, base: 1 };
    return finite === 0 ? { absolute: 0, base: 1 } : { absolute: sum / finite, base: base / finite };
  };

const independentGap = (a: readonly number[], b: readonly number[]): GapOf => {
  return (before, after) => {
    const [base, endlessBefore] = finiteMean(a, before);
    const [other, endlessAfter] = finiteMean(b, after);
    if (endlessAfter !== endlessBefore) return { absolute: (endlessAfter - endlessBefore) * Infinity, base: 1 };
    return { absolute: other - base, base };
  };
};

/** The mean of the finite values, and which share is endless. */
function finiteMean(values: readonly number[], picks: Picks): readonly [mean: number, endless: number] {
  let finite = 0;
  let sum = 0;
  for (let n = 0; n < picks.length; n++) {
    const value = values[picks[n]];
    if (value === Infinity) continue;
    finite++;
    sum += value;
  }
  return [finite === 0 ? 0 : sum / finite, 1 - finite / picks.length];
}

/** No change of nothing is no change. */
const relativeOf = ({ absolute, base }: Gap): number => (absolute === 0 ? 0 : absolute / base);
