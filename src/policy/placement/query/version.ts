const VERSION = /^\d{1,9}(?:\.\d{1,9}){0,3}$/;

/** `1.14.5` as numbers; undefined: not a version. */
export const parseVersion = (text: string): readonly number[] | undefined =>
  VERSION.test(text) ? text.split('.').map(Number) : undefined;

/**
 * Compares versions as dotted numbers, a missing part being 0 (CO-5; not documented). Negative: `text` is the older one.
 * A part of `text` that is not a number counts as the number it begins with, else as 0.
 */
export function compareVersion(text: string, version: readonly number[]): number {
  const parts = text.split('.').map((part) => Number(part.replace(/\D.*/s, '')));
  const length = Math.max(parts.length, version.length);
  for (let n = 0; n < length; n++) {
    const difference = (parts.at(n) ?? 0) - (version.at(n) ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
