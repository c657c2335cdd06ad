import { round } from '../round.js';
import type { SeriesPoint } from '../summary-types.js';

/** How near a run's CapacityProviderReservation is to a real one. Errors are in percentage points. */
export interface SeriesFit {
  /** Points of the real series, and those of them that lie within the run's datapoints. */
  readonly points: number;
  readonly compared: number;
  readonly meanAbsoluteError: number;
  readonly rootMeanSquareError: number;
  /** The run less the real series: above 0 the run is too high. */
  readonly meanError: number;
  /** Pearson's; null where one of them never changes. */
  readonly correlation: number | null;
  /** By how much the real series comes after the run where they fit best, within half an hour; then the error that is left. */
  readonly bestOffsetSeconds: number;
  readonly rootMeanSquareErrorThere: number;
  /** Side by side at the times of the real series. */
  readonly pairs: readonly Pair[];
}

export interface Pair {
  readonly t: number;
  readonly observed: number;
  readonly run: number;
}

interface Observed {
  readonly t: number;
  readonly value: number;
}

const STEP_SECONDS = 60;
const MOST_STEPS = 30;
const DECIMALS = 4;

/** A datapoint of the run holds until the next. Undefined: no point of the real series lies within the run. */
export function fitSeries(observed: readonly Observed[], series: readonly SeriesPoint[]): SeriesFit | undefined {
  const pairs = pairsAt(observed, series, 0);
  if (pairs.length === 0) return undefined;
  const best = bestOffset(observed, series, pairs);
  return {
    points: observed.length,
    compared: pairs.length,
    meanAbsoluteError: short(mean(pairs.map(({ run, observed: real }) => Math.abs(run - real)))),
    rootMeanSquareError: short(rootMeanSquare(pairs)),
    meanError: short(mean(pairs.map(({ run, observed: real }) => run - real))),
    correlation: correlation(pairs),
    bestOffsetSeconds: best.offset,
    rootMeanSquareErrorThere: short(best.error),
    pairs,
  };
}

function pairsAt(observed: readonly Observed[], series: readonly SeriesPoint[], offset: number): readonly Pair[] {
  const pairs: Pair[] = [];
  let n = -1;
  for (const { t, value } of observed) {
    const at = t - offset;
    while (n + 1 < series.length && series[n + 1].t <= at) n++;
    if (n >= 0 && at < series[n].t + STEP_SECONDS) pairs.push({ t, observed: value, run: series[n].reservation });
  }
  return pairs;
}

/** The nearest offset of equals. At least half of the points must be left to compare. */
function bestOffset(
  observed: readonly Observed[],
  series: readonly SeriesPoint[],
  pairs: readonly Pair[],
): { readonly offset: number; readonly error: number } {
  let best = { offset: 0, error: rootMeanSquare(pairs) };
  for (let step = 1; step <= MOST_STEPS; step++) {
    for (const offset of [step * STEP_SECONDS, -step * STEP_SECONDS]) {
      const shifted = pairsAt(observed, series, offset);
      if (shifted.length * 2 < pairs.length) continue;
      const error = rootMeanSquare(shifted);
      if (error < best.error) best = { offset, error };
    }
  }
  return best;
}

const rootMeanSquare = (pairs: readonly Pair[]): number =>
  Math.sqrt(mean(pairs.map(({ run, observed }) => (run - observed) * (run - observed))));

function correlation(pairs: readonly Pair[]): number | null {
  const middleOfRun = mean(pairs.map(({ run }) => run));
  const middleOfReal = mean(pairs.map(({ observed }) => observed));
  let both = 0;
  let ofRun = 0;
  let ofReal = 0;
  for (const { run, observed } of pairs) {
    both += (run - middleOfRun) * (observed - middleOfReal);
    ofRun += (run - middleOfRun) * (run - middleOfRun);
    ofReal += (observed - middleOfReal) * (observed - middleOfReal);
  }
  return ofRun === 0 || ofReal === 0 ? null : short(both / Math.sqrt(ofRun * ofReal));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const short = (x: number): number => round(x, DECIMALS);
