/** AS-3: datapoints of a minute each that must all breach: above the target, and below 0.9 × the target. */
export const SERVICE_HIGH_DATAPOINTS = 3;
export const SERVICE_LOW_DATAPOINTS = 15;

/** How many datapoints in a row breach, counted up to `most`. One that does not, and the count begins anew. */
export const nextDatapoints = (count: number, breaches: boolean, most: number): number =>
  breaches ? Math.min(most, count + 1) : 0;

/** A metric is a rounded quotient: 7 tasks × 857.14… % / 60 % is 100 tasks, not a hair more and therefore 101. */
const ROUNDING = 1 - 1e-12;

/** AS-4: ⌈current × metric / target⌉, in both directions, not bounded. Missing data (NaN) asks for nothing (AS-7). */
export const trackedCapacity = (current: number, metric: number, target: number): number =>
  Number.isNaN(metric) ? current : Math.ceil(((current * metric) / target) * ROUNDING);
