import { problemOf, type Problem } from './problem.js';

/** A place in a Java pattern, and what is translated of it. The first problem stays; readers that fail return null. */
export interface PatternReader {
  readonly pattern: string;
  at: number;
  translated: string;
  problem: Problem | undefined;
}

export function failAtPattern(
  reader: PatternReader,
  offset: number,
  length: number,
  message: string,
  hint?: string,
): null {
  reader.problem ??= problemOf(offset, length, message, hint);
  return null;
}

/** The character at the reader, whole also outside the basic plane; consumed. Empty at the end. */
export function takeCharacter(reader: PatternReader): string {
  const code = reader.pattern.codePointAt(reader.at);
  const character = code === undefined ? '' : String.fromCodePoint(code);
  reader.at += character.length;
  return character;
}

const SYNTAX_CHARACTER = /[\^$\\.*+?()[\]{}|/]/;

/** A pattern of JavaScript that matches the character, within a class or without. */
export function literal(character: string, isInClass: boolean): string {
  const isSyntax = SYNTAX_CHARACTER.test(character) || (isInClass && character === '-');
  return isSyntax ? `\\${character}` : character;
}
