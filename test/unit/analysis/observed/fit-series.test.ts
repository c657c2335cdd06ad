import { describe, expect, it } from 'vitest';
import { fitSeries } from '../../../../src/analysis/observed/fit-series.js';
import type { SeriesPoint } from '../../../../src/analysis/summary-types.js';

const seriesOf = (values: readonly number[]): readonly SeriesPoint[] =>
  values.map((reservation, n) => ({
    t: 60 * (n + 1),
    reservation,
    needed: 0,
    running: 0,
    desired: 0,
    provisioning: 0,
  }));

const wave = Array.from({ length: 120 }, (_, n) => (n % 37 < 9 ? 150 : 80 + (n % 11)));

describe('fitSeries', () => {
  it('finds no error where both are the same', () => {
    const observed = seriesOf(wave).map(({ t, reservation }) => ({ t, value: reservation }));
    expect(fitSeries(observed, seriesOf(wave))).toMatchObject({
      points: 120,
      compared: 120,
      meanAbsoluteError: 0,
      rootMeanSquareError: 0,
      meanError: 0,
      correlation: 1,
      bestOffsetSeconds: 0,
    });
  });

  it('adds up errors by hand', () => {
    const observed = [100, 100, 100, 100].map((value, n) => ({ t: 60 * (n + 1), value }));
    const fit = fitSeries(observed, seriesOf([103, 96, 100, 105]));
    expect(fit).toMatchObject({ meanAbsoluteError: 3, meanError: 1, correlation: null });
    expect(fit?.rootMeanSquareError).toBeCloseTo(Math.sqrt((9 + 16 + 25) / 4), 4);
  });

  it.each([[300], [-420]])('finds that the real one is %d s late', (late) => {
    const observed = seriesOf(wave).map(({ t, reservation }) => ({ t: t + late, value: reservation }));
    expect(fitSeries(observed, seriesOf(wave))).toMatchObject({ bestOffsetSeconds: late, rootMeanSquareErrorThere: 0 });
  });

  it('holds a datapoint until the next, and leaves out what lies before the first and after the last', () => {
    const observed = [0, 59, 60, 119, 179, 180, 9999].map((t) => ({ t, value: 1 }));
    const fit = fitSeries(observed, seriesOf([10, 20]));
    expect(fit?.points).toBe(7);
    expect(fit?.pairs.map(({ t, run }) => [t, run])).toEqual([
      [60, 10],
      [119, 10],
      [179, 20],
    ]);
    expect(fitSeries([{ t: 0, value: 1 }], seriesOf([10]))).toBeUndefined();
  });
});
