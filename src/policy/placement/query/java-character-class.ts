import { readJavaEscape, type JavaEscape } from './java-escape.js';
import { failAtPattern, literal, takeCharacter, type PatternReader } from './pattern-reader.js';

/** Translates a class, whose [ is at the reader. Java's classes within classes and intersections are refused. */
export function translateCharacterClass(reader: PatternReader): true | null {
  const { pattern, at: start } = reader;
  reader.at += 1;
  reader.translated += '[';
  if (pattern[reader.at] === '^') {
    reader.at += 1;
    reader.translated += '^';
  }
  if (pattern[reader.at] === ']')
    return failAtPattern(reader, reader.at, 1, 'expected a character of the class; found "]"', 'a ] is written \\]');
  while (pattern[reader.at] !== ']') {
    if (reader.at >= pattern.length) return failAtPattern(reader, start, 1, 'this [ of the pattern is not closed');
    translateItem(reader);
    if (reader.problem !== undefined) return null;
  }
  reader.at += 1;
  reader.translated += ']';
  return true;
}

/** A character, a range or a set such as \d. */
function translateItem(reader: PatternReader): void {
  const { pattern, at: start } = reader;
  const first = readItem(reader);
  if (first === null) return;
  const isRange = pattern[reader.at] === '-' && reader.at + 1 < pattern.length && pattern[reader.at + 1] !== ']';
  if (first.kind !== 'character' || !isRange) {
    reader.translated += first.kind === 'character' ? literal(first.character, true) : first.source;
    return;
  }
  reader.at += 1;
  const last = readItem(reader);
  if (last === null) return;
  const length = reader.at - start;
  const found = pattern.slice(start, reader.at);
  if (last.kind === 'character' && codeOf(last.character) >= codeOf(first.character))
    reader.translated += `${literal(first.character, true)}-${literal(last.character, true)}`;
  else failAtPattern(reader, start, length, `expected a range from a lower to a higher character; found "${found}"`);
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

function readItem(reader: PatternReader): JavaEscape | null {
  const { pattern, at } = reader;
  if (pattern[at] === '\\') return readJavaEscape(reader, true);
  if (pattern[at] === '[')
    return failAtPattern(reader, at, 1, 'a class within a class is not supported', 'a [ is written \\[');
  if (pattern.startsWith('&&', at)) return failAtPattern(reader, at, 2, 'an intersection of classes is not supported');
  return { kind: 'character', character: takeCharacter(reader) };
}
