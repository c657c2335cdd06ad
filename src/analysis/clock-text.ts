const two = (n: number): string => String(n).padStart(2, '0');

/** A time of the run as a clock shows it: `01:10:15`, and `01:10:15.250` where it is between seconds. Hours go on past 24. */
export const clockText = (ms: number): string => (ms % 1000 === 0 ? toSeconds(ms) : preciseClockText(ms));

/** Always with milliseconds: `01:10:15.000`. */
export const preciseClockText = (ms: number): string => `${toSeconds(ms)}.${String(ms % 1000).padStart(3, '0')}`;

const toSeconds = (ms: number): string =>
  `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}`;
