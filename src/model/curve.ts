import { diurnalRate } from './diurnal-rate.js';
import type { Curve } from './scenario.js';

/** The value of a curve at a time; of steps the last point at or before it, and 0 before the first. */
export function curveAt(curve: Curve, atMs: number): number {
  switch (curve.type) {
    case 'constant':
      return curve.value;
    case 'diurnal':
      return diurnalRate(curve, atMs);
    case 'steps': {
      const reached = pointsUntil(curve.points, atMs);
      return reached > 0 ? curve.points[reached - 1].value : 0;
    }
  }
}

/** The greatest value that a curve ever has. */
export function greatestOf(curve: Curve): number {
  switch (curve.type) {
    case 'constant':
      return curve.value;
    case 'diurnal':
      return Math.max(curve.min, curve.max);
    case 'steps':
      return curve.points.reduce((most, { value }) => Math.max(most, value), 0);
  }
}

/** How many of the points, which are in order of time, are at or before it. */
function pointsUntil(points: readonly { readonly atMs: number }[], atMs: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (points[middle].atMs <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
