/** The allowed word that is nearest to what was written; undefined when none is near. */
export function nearestWord(written: string, allowed: readonly string[]): string | undefined {
  const most = Math.max(1, Math.floor(written.length / 3));
  let nearest: string | undefined;
  let least = most + 1;
  for (const word of allowed) {
    const distance = editDistance(written.toLowerCase(), word.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      nearest = word;
    }
  }
  return nearest;
}

export const didYouMean = (written: string, allowed: readonly string[]): string | undefined => {
  const word = nearestWord(written, allowed);
  return word === undefined ? undefined : `did you mean "${word}"?`;
};

/** At most 12 words of a list, for a message. */
export const listed = (words: readonly string[]): string =>
  words.length === 0
    ? 'none'
    : words.slice(0, 12).join(', ') + (words.length > 12 ? `, … (${words.length} in all)` : '');

/** Insertions, deletions and replacements between two words; `enough` or more is as good as far. */
function editDistance(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}
