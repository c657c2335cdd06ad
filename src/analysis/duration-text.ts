const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A length of time in its two largest units: `0.4 s`, `41 s`, `2 m 15 s`, `1 h 5 m`, `3 d 4 h`. */
export function durationText(ms: number): string {
  if (ms < 10 * SECOND_MS) return `${Math.round(ms / 100) / 10} s`;
  if (ms < MINUTE_MS - SECOND_MS / 2) return `${Math.round(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS - SECOND_MS / 2) return inTwo(ms, MINUTE_MS, 'm', SECOND_MS, 's');
  if (ms < DAY_MS - MINUTE_MS / 2) return inTwo(ms, HOUR_MS, 'h', MINUTE_MS, 'm');
  return inTwo(ms, DAY_MS, 'd', HOUR_MS, 'h');
}

function inTwo(ms: number, largeMs: number, large: string, smallMs: number, small: string): string {
  const smalls = Math.round(ms / smallMs);
  const perLarge = largeMs / smallMs;
  const rest = smalls % perLarge;
  return rest === 0 ? `${smalls / perLarge} ${large}` : `${Math.floor(smalls / perLarge)} ${large} ${rest} ${small}`;
}
