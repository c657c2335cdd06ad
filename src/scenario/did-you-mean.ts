import { nearestWord } from '../model/nearest-word.js';

/** A hint with the allowed word that was probably meant; undefined when none is near. */
export const didYouMean = (written: string, allowed: readonly string[]): string | undefined => {
  const word = nearestWord(written, allowed);
  return word === undefined ? undefined : `did you mean "${word}"?`;
};

/** At most 12 words of a list, for a message. */
export const listed = (words: readonly string[]): string =>
  words.length === 0
    ? 'none'
    : words.slice(0, 12).join(', ') + (words.length > 12 ? `, … (${words.length} in all)` : '');
