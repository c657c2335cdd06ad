/** `staleEndpoint` as `stale endpoint`. */
export const wordsOfCode = (code: string): string => code.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
