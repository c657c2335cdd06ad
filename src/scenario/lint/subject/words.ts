const SECOND_MS = 1000;
const UNITS = [
  { unit: 'd', ms: 86_400_000 },
  { unit: 'h', ms: 3_600_000 },
  { unit: 'm', ms: 60_000 },
  { unit: 's', ms: SECOND_MS },
] as const;

/** `1 task`, `2 tasks`. */
export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;

/** As a scenario writes a duration: `90 s`, `15 m`, `1 h 30 m`. To the second. */
export function spanText(ms: number): string {
  let left = Math.round(ms / SECOND_MS) * SECOND_MS;
  if (left === 0) return '0 s';
  const parts: string[] = [];
  for (const { unit, ms: size } of UNITS) {
    const n = Math.floor(left / size);
    left -= n * size;
    if (n > 0) parts.push(`${n} ${unit}`);
  }
  return parts.join(' ');
}

/** `at the start`, `at 30 m`. */
export const instantText = (atMs: number): string => (atMs === 0 ? 'at the start' : `at ${spanText(atMs)}`);
